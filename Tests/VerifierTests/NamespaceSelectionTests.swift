import Testing
import Verifier

@Suite struct NamespaceSelectionTests {
  @Test(arguments: [
    ("shop.orders", "shop.orders", true), ("shop.orders", "shop.orders2", false), ("shop.*", "shop.a.b", true),
    ("shop.*", "shops.a", false), ("*.orders", "shop.orders", true), ("s?op.o*s", "shop.orders", true),
    ("s?op.o*s", "shop.order", false), ("*.a*b*c", "x.aXbYbZc", true), ("*.a*b*c", "x.aXbYcZ", false),
    (#"/^shop\.(a|b)$/"#, "shop.a", true), (#"/^shop\.(a|b)$/"#, "shop.ab", false), ("/ord/", "shop.orders", true),
    (#"/^shop\./"#, "shop.\u{301}x", true), ("shop.\u{301}x", "shop.\u{301}x", true), ("/\u{301}/", "a.\u{301}b", true),
    ("/^a.e\u{301}$/", "a.\u{E9}", false), ("shop.[a]", "shop.a", false), ("*.*", "shop.system.js", true),
  ])
  func patternsFit(pattern: String, namespace: String, fits: Bool) throws {
    #expect(try NamespaceSelection.Pattern(pattern).fits(namespace) == fits)
  }

  @Test(arguments: ["shop", "", ".", "shop.", ".orders", "/(/", "//", "\u{301}.", ".\u{301}"])
  func whatCanFitNothingIsRefused(pattern: String) {
    #expect(throws: NamespaceSelection.InvalidPattern.self) { try NamespaceSelection.Pattern(pattern) }
  }

  @Test func whatIsExcludedIsNotCompared() throws {
    let pattern = { try NamespaceSelection.Pattern($0) }
    let selection = NamespaceSelection(
      [try pattern("shop.*"), try pattern("hr.people")], excluding: [try pattern("*.tmp*")])
    #expect(selection.contains("shop.orders"))
    #expect(selection.contains("hr.people"))
    #expect(!selection.contains("hr.pay"))
    #expect(!selection.contains("shop.tmp1"))
    #expect(NamespaceSelection().contains("anything.at.all"))
  }
}
