import BSON
import Testing

@Suite struct MutationTests {
  /// What matters is that this returns: a trap would end the whole test process.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `no mutated document traps`(_ seed: UInt64) throws {
    var random = CountedRandom(state: seed)
    var refused = 0
    for _ in 0..<5_000 {
      var bytes = EveryType.document.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { bytes.mutate(using: &random) }
      do {
        let document = try bytes.readAsDocument()
        _ = document["decimal128"]
        _ = document[path: "document", "a", "b"]
        _ = document.appending("more", 1).names
      } catch {
        refused += 1
        #expect(error.offset >= 0)
      }
    }
    #expect(refused > 1_000)
  }

  @Test func `no random bytes trap`() {
    var random = CountedRandom(state: 5)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...64, using: &random)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      // Else nearly every one would end at the length field.
      if count >= 5, Bool.random(using: &random) { bytes.replaceSubrange(0..<4, with: [UInt8(count), 0, 0, 0]) }
      if count >= 5 { bytes[count - 1] = 0 }
      _ = try? bytes.readAsDocument()
    }
  }
}

/// A generator with a seed, so that a failure comes back in the next run; splitmix64.
struct CountedRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension [UInt8] {
  fileprivate mutating func mutate(using random: inout CountedRandom) {
    guard !isEmpty else { return }
    let place = Int.random(in: indices, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: self[place] = UInt8.random(in: 0...255, using: &random)
    case 1: self[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: remove(at: place)
    case 3: insert(UInt8.random(in: 0...255, using: &random), at: place)
    default: self[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    }
    if Bool.random(using: &random), count >= 5 {
      replaceSubrange(0..<4, with: [UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8), 0, 0])
    }
  }
}
