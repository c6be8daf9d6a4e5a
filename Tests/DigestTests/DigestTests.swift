import Digest
import Testing

@Suite struct DigestTests {
  /// Source: FIPS 180-4, the examples that NIST publishes for it.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `the digest is SHA-256`(_ text: String, _ digest: String) {
    #expect(ContentDigest(of: Array(text.utf8)).description == digest)
  }

  @Test func `the digest of pieces is that of the whole`() {
    var running = RunningDigest()
    for piece in ["mongo", "", "sync"] { running.update(piece.utf8.span) }
    #expect(ContentDigest(running) == ContentDigest(of: Array("mongosync".utf8)))
  }

  /// Source: RFC 4231, test case 6, whose key is long enough.
  @Test func `the fingerprint is HMAC-SHA-256`() throws {
    let key = try #require(FingerprintKey(Array(repeating: 0xAA, count: 131)))
    #expect(
      key.fingerprint(of: "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func `a key must be long enough`() {
    #expect(FingerprintKey(Array(repeating: 1, count: 31)) == nil)
    #expect(FingerprintKey(Array(repeating: 1, count: 32)) != nil)
  }

  @Test func `random keys differ`() {
    #expect(FingerprintKey().fingerprint(of: "shop") != FingerprintKey().fingerprint(of: "shop"))
  }
}
