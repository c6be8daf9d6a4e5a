import Foundation
import Testing

@testable import Report

@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    "{}", "[]", "{ \"a\" : 1 }", #"[1, -0, 2.5, 1e9, -1.5E-7, 10E+2, true, false, null, "x"]"#, #""é\u00e9\n\"""#, "0",
    " \n\t{\"a\":[{\"b\":[[]]}]} ", #"{"":""}"#,
  ])
  func takes(_ text: String) throws {
    #expect(JSONSyntax.isValue(text))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) }
  }

  @Test(arguments: [
    "", " ", "{", "}", "[", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "1.", ".5",
    "-",
    "1e", "+1", "tru", "truex", "nulls", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u12", "\"a\nb\"", "1 2", "{} x",
    "// x\n1",
    "NaN", "[1 2]", "{\"a\" 1}",
  ])
  func refuses(_ text: String) {
    #expect(!JSONSyntax.isValue(text))
  }

  @Test func nestingIsBounded() {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(JSONSyntax.isValue(nested(900)))
    #expect(!JSONSyntax.isValue(nested(100_000)))
  }
}
