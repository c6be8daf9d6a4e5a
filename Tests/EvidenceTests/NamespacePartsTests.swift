import Evidence
import Testing

/// A namespace is divided as a server divides it: at the first byte that is a dot.
@Suite struct NamespacePartsTests {
  @Test(
    arguments: [
      ("shop.orders", "shop", "orders"), ("shop", "shop", nil), ("", "", nil), (".orders", "", "orders"),
      ("shop.", "shop", ""), (".", "", ""), ("shop.a.b.c", "shop", "a.b.c"), ("shop..a", "shop", ".a"),
      ("shop.\u{301}x", "shop", "\u{301}x"), ("shop.\u{301}.\u{301}", "shop", "\u{301}.\u{301}"),
      ("e\u{301}.\u{FE0F}", "e\u{301}", "\u{FE0F}"), ("a\u{2024}b.\u{200D}c", "a\u{2024}b", "\u{200D}c"),
      ("日本.注文.\u{1F600}", "日本", "注文.\u{1F600}"), ("a\u{0}b.c\u{0}", "a\u{0}b", "c\u{0}"),
    ] as [(String, String, String?)])
  func isDividedAtItsFirstDot(_ namespace: String, _ database: String, _ collection: String?) {
    let parts = NamespaceParts(of: namespace)
    #expect(ExactText(parts.database) == ExactText(database))
    #expect(parts.collection.map(ExactText.init) == collection.map(ExactText.init))
  }

  @Test(
    arguments: [
      ("a.system.buckets.t", "a.t"), ("a.system.buckets.\u{301}t", "a.\u{301}t"),
      ("a.system.bucketst", "a.system.bucketst"),
      ("a.\u{301}system.buckets.t", "a.\u{301}system.buckets.t"), ("system.buckets.t", "system.buckets.t"), ("a", "a"),
      ("a.system.buckets.", "a."), ("a.system.buckets.b.c", "a.b.c"),
    ])
  func bucketsBelongToTheirSeries(_ buckets: String, _ series: String) {
    #expect(ExactText(TimeSeriesBuckets.seriesNamespace(of: buckets)) == ExactText(series))
  }

  @Test(arguments: [
    ("system.js", true), ("system.", true), ("system.buckets.\u{301}t", true), ("system", false), ("systems.a", false),
    ("\u{301}system.js", false), ("a.system.js", false), ("", false),
  ])
  func theServersOwnAreToldByTheirBytes(_ name: String, _ isSystem: Bool) {
    #expect(CollectionEvidence(database: "a", name: name).isSystem == isSystem)
    let buckets = Privilege(.anyNamespace, ["find"])
    #expect(buckets.grants("find", on: .namespace(database: "a", collection: name)) == !isSystem)
  }

  @Test func bucketsOfSuchASeriesAreInPassingOnlyWithoutIt() {
    let buckets = CollectionEvidence(database: "a", name: "system.buckets.\u{301}t")
    let series = CollectionEvidence(database: "a", name: "\u{301}t", type: "timeseries")
    #expect([buckets].entriesInPassing.map(\.state) == [.bucketsAlone])
    #expect([buckets, series].entriesInPassing.isEmpty)
  }
}
