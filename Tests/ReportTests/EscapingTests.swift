import Foundation
import Testing

@testable import Report

@Suite struct EscapingTests {
  @Test func harmlessTextStaysAsItIs() {
    for text in ["", "shop.orders", "C:\\data\\db", #"db.getCollection("é")"#, "日本語", "ไม้ไผ่", "עברית"] {
      #expect(VisibleText(text).description == text)
    }
  }

  @Test(arguments: HostileNames.all) func whatIsSpeltOutIsRecognisable(name: String, remains: String) {
    #expect(VisibleText(name).description.contains(remains))
  }

  @Test func differentTextsLookDifferent() {
    let pairs = [
      ("a\u{1B}", #"a\u{1B}"#), (#"a\u{1B}"#, #"a\u{5C}u{1B}"#), ("a b", "a\u{A0}b"), ("ab", "a\u{200B}b"),
      ("a\r\nb", "a\nb"),
    ]
    for (left, right) in pairs { #expect(VisibleText(left).description != VisibleText(right).description) }
  }

  @Test func commandsKeepTheirLinesAndNothingElseUnseen() {
    #expect(VisibleText.lines(of: "a\r\nb\tc").map(\.description) == [#"a\u{D}"#, #"b\u{9}c"#])
  }

  @Test func interpolatedValuesAreEscapedAndLiteralsAreNot() {
    let name = "<b>"
    let text: HTMLText = "<i>\(name)</i>"
    #expect(text.description == "<i>&lt;b&gt;</i>")
    let nested: HTMLText = "<p>\(text)</p>"
    #expect(nested.description == "<p><i>&lt;b&gt;</i></p>")
  }

  @Test func aQuoteThatCarriesAnAccentIsEscapedAllTheSame() {
    #expect(HTMLText.escape("\"\u{301}") == #"&quot;\u{301}"#)
    #expect(HTMLText.escape("a\n<") == #"a\u{A}&lt;"#)
  }

  @Test(arguments: ["a\n\\u{41}\n\\\\n", "\u{301}\n\u{301}'", "x\r\ny\t\u{202E}", "\n\n", "é\n\\\\u", "\\u{1}"])
  func aBlockIsItsLines(raw: String) {
    let lines = raw.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    #expect(HTMLText.block(raw).description == lines.map(HTMLText.escape).joined(separator: "\n"))
  }

  @Test func jsonThatIsEmbeddedSaysTheSameAfterwards() throws {
    let json = "{\"a\u{202E}\u{301}\u{7F}\": \"\u{1F600}\u{10FFFF}\u{0301}\"}"
    let respelled = JSONText.respelled(json)
    let before = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
    let after = try JSONSerialization.jsonObject(with: Data(respelled.utf8)) as? [String: String]
    #expect(before == after && before != nil)
    #expect(respelled.contains(#"\u202E"#) && respelled.contains(#"\uDBFF\uDFFF"#))
  }
}
