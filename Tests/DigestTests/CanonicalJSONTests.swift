import Digest
import Testing

@Suite struct CanonicalJSONTests {
  @Test func everyKindOfValueHasOneSpelling() {
    let value = CanonicalJSON.object([
      "b": .array([.integer(-3), .null, .strings([])]), "a": .object([:]), "left out": nil, "c": .members([]),
    ])
    #expect(value.description == #"{"b":[-3,null,[]],"a":{},"c":{}}"#)
    #expect(value.line == Array("\(value)\n".utf8))
  }

  /// As Python's `json.dumps` writes them.
  @Test func allButPrintableASCIIIsEscaped() {
    let text = "\u{0}\u{8}\t\n\u{C}\r\u{1F} \"\\/~\u{7F}ü\u{202E}\u{FEFF}\u{1F600}"
    let spelled = #""\u0000\b\t\n\f\r\u001f \"\\/~\u007f\u00fc\u202e\ufeff\ud83d\ude00""#
    #expect(CanonicalJSON.string(text).description == spelled)
  }

  @Test func hexadecimalDigitsAreReadAsTheyAreWritten() {
    #expect(Hexadecimal.bytes(Hexadecimal.text(0...255)) == Array(0...255))
    for text in ["0", "0g", "AB", "a b", " ab", "é"] { #expect(Hexadecimal.bytes(text) == nil, "\(text)") }
    #expect(ContentDigest(String(repeating: "0a", count: 32))?.bytes == Array(repeating: 10, count: 32))
    #expect(ContentDigest(String(repeating: "0a", count: 31)) == nil)
  }
}
