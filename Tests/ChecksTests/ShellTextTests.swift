import Testing

@testable import Checks

@Suite struct ShellTextTests {
  @Test(
    arguments: [
      ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("é", #""\u00e9""#), ("\u{1F600}", #""\ud83d\ude00""#),
      ("\u{1B}[2J\n", #""\u001b[2J\u000a""#), ("`${x}`", #""`${x}`""#),
    ])
  func quotesForJavaScript(_ text: String, _ literal: String) {
    #expect(ShellText.javaScript(text) == literal)
  }

  @Test(
    arguments: [
      ("http://localhost:27182/api/v1/progress", "http://localhost:27182/api/v1/progress"), ("", "''"),
      ("http://a;rm/", "'http://a;rm/'"), ("it's", #"'it'\''s'"#), ("$(x)", "'$(x)'"), ("\u{E9}", "'\u{E9}'"),
    ])
  func quotesForAShell(_ text: String, _ word: String) {
    #expect(ShellText.shell(text) == word)
  }

  @Test func dividesANamespaceAtItsFirstDot() {
    #expect(ShellText.collection("a.b.c") == #"db.getSiblingDB("a").getCollection("b.c")"#)
    #expect(ShellText.collection("a") == #"db.getSiblingDB("a").getCollection("")"#)
    #expect(ShellText.collection("a.\u{301}b") == #"db.getSiblingDB("a").getCollection("\u0301b")"#)
  }

  @Test func addressesCannotLeaveTheirQuotes() {
    #expect(
      ShellText.directConnection(to: "[::1]:27017") == #"mongosh "mongodb://[::1]:27017/?directConnection=true""#)
    #expect(
      ShellText.directConnection(to: "h\"; $(rm x) `y`\n/@")
        == #"mongosh "mongodb://h%22%3B%20%24%28rm%20x%29%20%60y%60%0A%2F%40/?directConnection=true""#)
  }

  @Test(arguments: [
    (["b", "a"], true), ([], true), (["1", "2", "a"], true), (["b", "1"], false), (["2", "1"], false),
    (["10", "9"], false), (["a", "01"], true), (["a", "-1"], true), (["a", "1.5"], true), (["a", "4294967295"], true),
    (["a", "4294967294"], false),
  ])
  func namesThatAreWholeNumbersLoseTheirPlace(_ names: [String], _ keepsOrder: Bool) {
    #expect(ShellText.keepsOrder(names) == keepsOrder)
  }
}
