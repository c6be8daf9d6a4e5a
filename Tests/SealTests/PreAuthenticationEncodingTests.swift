import Testing

@testable import Seal

@Suite struct PreAuthenticationEncodingTests {
  /// Source: the DSSE protocol's own example.
  @Test func theExampleOfTheProtocolIsEncodedAsItHasIt() {
    let bytes = PreAuthenticationEncoding.bytes(of: Array("hello world".utf8), type: "http://example.com/HelloWorld")
    #expect(String(decoding: bytes, as: UTF8.self) == "DSSEv1 29 http://example.com/HelloWorld 11 hello world")
  }

  @Test func lengthsAreThoseOfBytes() {
    let bytes = PreAuthenticationEncoding.bytes(of: [0xFF, 0x20], type: "ü")
    #expect(bytes == Array("DSSEv1 2 ü 2 ".utf8) + [0xFF, 0x20])
    #expect(PreAuthenticationEncoding.bytes(of: [], type: "") == Array("DSSEv1 0  0 ".utf8))
  }
}
