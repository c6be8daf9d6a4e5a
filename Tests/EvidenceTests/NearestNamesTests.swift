import Evidence
import Testing

@Suite struct NearestNamesTests {
  private let names = ["shop", "shop.log_app", "shop.log_web", "shop.orders", "shop.caf\u{E9}", "hr.staff", "hr.wage "]

  @Test(arguments: [
    ("Shop.Orders", ["shop.orders"]), ("shop.odrers", ["shop.orders"]), ("shop.orders ", ["shop.orders"]),
    ("shop.cafe\u{301}", ["shop.caf\u{E9}"]), ("orders", ["shop.orders"]), ("stafff", ["hr.staff"]),
    ("hr.wage", ["hr.wage "]), ("shop.lgo*", ["shop.log_app", "shop.log_web"]),
    ("Shop.log_???", ["shop.log_app", "shop.log_web"]), ("hr", ["hr.staff", "hr.wage "]), ("nothing.like.it", []),
    ("", []),
  ])
  func findsWhatWasMeant(_ name: String, _ nearest: [String]) {
    let found = NearestNames.of(name, among: names)
    #expect(found.prefix(nearest.count).elementsEqual(nearest), "\(found)")
    #expect(!nearest.isEmpty || found.isEmpty, "\(found)")
  }

  @Test func theNearestComesFirstAndNoMoreThanAreWanted() {
    #expect(NearestNames.of("a.bc", among: ["a.xx", "a.bx", "a.bc1", "a.b"], count: 2) == ["a.b", "a.bc1"])
    let spellings = ["a.caf\u{E9}", "a.cafe\u{301}"]
    #expect(
      NearestNames.of("a.cafe", among: spellings.reversed()).map { Array($0.utf8) }
        == spellings.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test func whatCannotBeSeenIsToldInWords() {
    #expect(NearestNames.words(["shop.a", "shop.b"], to: "shop.x") == "; nearest: shop.a, shop.b")
    #expect(NearestNames.words(["shop.a "], to: "shop.a") == "; nearest: \"shop.a \"")
    #expect(
      NearestNames.words(["caf\u{E9}"], to: "cafe\u{301}")
        == "; nearest: caf\u{E9} (the same letters in another Unicode form)")
    #expect(NearestNames.words([], to: "shop.x").isEmpty)
    #expect(NearestNames.visible("\u{A0}a") == "\"\u{A0}a\"")
    #expect(NearestNames.visible("a b") == "a b")
  }
}
