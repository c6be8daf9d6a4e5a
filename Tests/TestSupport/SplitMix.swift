/// A generator with a seed, so that an input comes back when it is asked for again; splitmix64.
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Begins the sequence of one input.
  ///
  /// - Parameters:
  ///   - seed: the seed of all inputs.
  ///   - number: the input's number.
  public init(seed: UInt64, number: UInt64) {
    state = seed
    _ = next()
    state ^= number &* 0x9E37_79B9_7F4A_7C15
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether something happens that happens once in so many times.
  ///
  /// - Parameter times: in how many times it happens once.
  /// - Returns: whether it happens now.
  public mutating func oneIn(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

extension Array {
  /// One element; the array must not be empty.
  ///
  /// - Parameter random: chooses it.
  /// - Returns: the element.
  public func chosen(by random: inout SplitMix) -> Element { self[Int.random(in: indices, using: &random)] }
}
