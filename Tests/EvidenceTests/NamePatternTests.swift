import Evidence
import Testing

@Suite struct NamePatternTests {
  @Test(arguments: [
    ("shop.log*", "shop.log"), ("shop.log*", "shop.log_app.old"), ("*", ""), ("*", "a.b"), ("", ""), ("a?c", "abc"),
    ("*.log", "shop.sub.log"), ("a*b*c", "a.b.b.c"), ("**a**", "a"), ("[a]", "[a]"), ("é", "é"), ("a\\b", "a\\b"),
  ])
  func fits(_ pattern: String, _ name: String) { #expect(NamePattern(pattern).matches(name)) }

  @Test(arguments: [
    ("shop.log*", "shop.lo"), ("shop.log", "shop.log_app"), ("", "a"), ("?", ""), ("a?c", "ac"), ("*.log", "log"),
    ("a*b*c", "a.c.b"), ("shop", "SHOP"), ("a.c", "abc"), ("[ab]", "a"), ("e\u{301}", "é"),
  ])
  func doesNotFit(_ pattern: String, _ name: String) { #expect(!NamePattern(pattern).matches(name)) }

  @Test func manyStarsAreNoTrap() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
  }
}
