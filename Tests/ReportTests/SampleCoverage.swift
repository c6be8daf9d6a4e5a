import Findings

/// What of two clusters was looked at.
enum SampleCoverage {
  /// A small source, and a destination that does not tell.
  static let some = Coverage(
    catalogs: [
      .init(
        .source, databases: [.init(name: "crm", namespaces: 1), .init(name: "shop", namespaces: 31)]),
      .init(.destination, gap: "The user may not ask this.", databases: []),
    ],
    features: [
      .init(
        .source, kind: "collectionType", name: "collection", words: "collection type collection",
        namespaces: (1...30).map { "shop.c\($0)" }, checks: [], isPlain: true),
      .init(
        .source, kind: "collectionOption", name: "capped", words: "collection option capped",
        namespaces: ["shop.log_app", "shop.log_web"], checks: ["capped-collections"], isPlain: false),
      .init(
        .source, kind: "indexKeyType", name: "2dsphere", words: "index key type 2dsphere", namespaces: ["crm.places"],
        checks: [], isPlain: false),
    ])

  /// One name in every place that can hold a text.
  ///
  /// - Parameter name: the name.
  /// - Returns: the coverage.
  static func named(_ name: String) -> Coverage {
    let feature = Coverage.Feature(
      .source, kind: "indexOption", name: name, words: name, namespaces: [name, name], checks: [name], isPlain: false)
    return Coverage(
      catalogs: [
        .init(.source, databases: [.init(name: name, namespaces: 2)]), .init(.destination, gap: name, databases: []),
      ], features: [feature])
  }

  /// More of everything than a report holds.
  static let large = Coverage(
    catalogs: ClusterRole.allCases.map { role in
      .init(role, databases: (1000...3000).map { .init(name: "db\($0)", namespaces: 5) })
    },
    features: ClusterRole.allCases.map { role in
      .init(
        role, kind: "collectionOption", name: "capped", words: "collection option capped",
        namespaces: (10_000..<20_000).map { "shop.c\($0)" }, checks: [], isPlain: false)
    })
}
