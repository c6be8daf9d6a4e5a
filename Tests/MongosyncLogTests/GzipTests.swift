import Evidence
import Testing

@Suite struct GzipTests {
  private static let text = (0..<60_000).map { LogFolder.line("token \($0)", second: $0 % 60) }.joined(separator: "\n")

  @Test func `a packed log reads like a plain one`() async throws {
    let folder = try LogFolder()
    let (plain, packed) = (try folder.read(Self.text), try await folder.read(folder.packed(Self.text)))
    #expect(packed.lines == 60_000)
    #expect(packed.bytes < plain.bytes / 4)
    #expect(packed.damage == nil)
    #expect(packed.matches == plain.matches)
    #expect(packed.lastTime == plain.lastTime)
  }

  @Test func `several packed parts and zeros after them are one log`() async throws {
    let folder = try LogFolder()
    let bytes = try await folder.packed("token\n") + folder.packed("none\ntoken\n") + [0, 0, 0]
    let file = try folder.read(bytes)
    #expect(file.lines == 3)
    #expect(file.matches.map(\.count) == [2])
    #expect(file.damage == nil)
  }

  @Test func `what was read before the end that came too early still counts`() async throws {
    let folder = try LogFolder()
    let packed = try await folder.packed(Self.text)
    let file = try folder.read(Array(packed.prefix(packed.count / 2)))
    #expect(file.damage == "its compressed bytes end too early")
    #expect((10_000..<60_000).contains(file.lines))
    #expect(file.matches.first?.count ?? 0 > 10_000)
  }

  @Test func `damaged bytes in the middle are told, and what came before counts`() async throws {
    let folder = try LogFolder()
    var packed = try await folder.packed(Self.text)
    for index in packed.count / 2..<packed.count / 2 + 64 { packed[index] ^= 0xA5 }
    let file = try folder.read(packed)
    #expect(file.damage == "its compressed bytes are damaged")
    #expect(file.lines > 10_000)
  }

  @Test func `a wrong checksum is damage`() async throws {
    let folder = try LogFolder()
    var packed = try await folder.packed("token\n")
    packed[packed.count - 8] ^= 1
    let file = try folder.read(packed)
    #expect(file.damage == "its compressed bytes are damaged")
    #expect(file.matches.map(\.count) == [1])
  }

  @Test func `something else after the packed part is damage`() async throws {
    let folder = try LogFolder()
    let file = try await folder.read(folder.packed("token\n") + Array("plain text".utf8))
    #expect(file.damage == "what follows its compressed part is not gzip")
    #expect(file.lines == 1)
  }

  @Test(arguments: [[0x1F, 0x8B], [0x1F, 0x8B, 8, 0, 1], [0x1F, 0x8B, 9, 0, 0, 0, 0, 0, 0, 3]] as [[UInt8]])
  func `a beginning alone is damage`(_ bytes: [UInt8]) throws {
    let file = try LogFolder().read(bytes)
    #expect(file.damage != nil)
    #expect(file.lines == 0)
  }
}
