import Findings

/// What comparing the documents of a shop came to: every way a comparison can end, every member set somewhere.
enum SampleDocuments {
  /// All of them, in the order of their names.
  static let all = [
    carts, customers, events, invoices, orders, prices, products, returns, sessions, stock, tags,
  ]

  /// Compared byte for byte, and the same.
  static let products = DocumentComparison(
    namespace: "shop.products", source: .init(documents: 48_120, bytes: 61_234_567),
    destination: .init(documents: 48_120, bytes: 61_234_567), seconds: 1.94)

  /// The same by the sums of hashes.
  static let events = DocumentComparison(
    namespace: "shop.events", method: .digest, source: .init(documents: 9_812_400, bytes: 4_120_500_000),
    destination: .init(documents: 9_812_400, bytes: 4_120_500_000), seconds: 312.4)

  /// The same by the MD5 of all bytes, of which nobody told the number.
  static let prices = DocumentComparison(
    namespace: "shop.prices", method: .dbhash, source: .init(documents: 730, bytes: nil),
    destination: .init(documents: 730, bytes: nil), seconds: 0.02)

  /// Counted only.
  static let sessions = DocumentComparison(
    namespace: "shop.sessions", method: .counts, source: .init(documents: 88_001, bytes: nil),
    destination: .init(documents: 88_001, bytes: nil), seconds: 0.004)

  /// Compared in a sample.
  static let stock = DocumentComparison(
    namespace: "shop.stock", sampledPercent: 12.5, source: .init(documents: 62_500, bytes: 9_100_000),
    destination: .init(documents: 62_500, bytes: 9_100_000), seconds: 4.21)

  /// Differing, mostly in one way.
  static let orders = DocumentComparison(
    namespace: "shop.orders", source: .init(documents: 250_003, bytes: 88_004_200),
    destination: .init(documents: 250_001, bytes: 88_053_816),
    mismatches: [
      .init("missing on the destination", 2), .init("on the destination only", 1), .init("with other bytes", 12_408),
    ],
    causes: [
      .init("other type, int -> long, in qty", 12_406), .init("other value, string, in lines[].note", 2),
      .init("other order of fields at the top", 1),
    ], seconds: 22.7)

  /// Differing, and broken off.
  static let customers = DocumentComparison(
    namespace: "shop.customers", source: .init(documents: 40_000, bytes: 22_000_000),
    destination: .init(documents: 39_999, bytes: 21_999_450),
    mismatches: [.init("missing on the destination", 1)],
    gap: "Partition 3 of 8: connection reset by peer.", seconds: 3.3)

  /// Counts that differ.
  static let carts = DocumentComparison(
    namespace: "shop.carts", method: .counts, source: .init(documents: 5_000, bytes: nil),
    destination: .init(documents: 4_990, bytes: nil), mismatches: [.init("fewer on the destination", 10)],
    seconds: 0.003)

  /// Not compared at all.
  static let invoices = DocumentComparison(
    namespace: "shop.invoices", source: .init(documents: 0, bytes: 0), destination: .init(documents: 0, bytes: 0),
    gap: "The source refused find: not authorized on shop.", seconds: 0.1)

  /// Without documents.
  static let returns = DocumentComparison(
    namespace: "shop.returns", source: .init(documents: 0, bytes: 0), destination: .init(documents: 0, bytes: 0),
    seconds: 0.001)

  /// The same, with something to be known of it.
  static let tags = DocumentComparison(
    namespace: "shop.tags", source: .init(documents: 12, bytes: 999), destination: .init(documents: 12, bytes: 999),
    notes: ["Its documents were sorted here, since its collation orders _id otherwise."], seconds: 0.2)

  /// One name in every place that can hold a text.
  ///
  /// - Parameter name: the name.
  /// - Returns: a comparison that differs and is incomplete, and one that is the same.
  static func named(_ name: String) -> [DocumentComparison] {
    let side = DocumentComparison.Side(documents: 3, bytes: 99)
    return [
      DocumentComparison(
        namespace: name, source: side, destination: side, mismatches: [.init(name, 1)], causes: [.init(name, 1)],
        notes: [name], gap: name),
      DocumentComparison(namespace: name, source: side, destination: side),
    ]
  }

  /// So many namespaces, all the same but every hundredth.
  ///
  /// - Parameter count: how many.
  /// - Returns: their comparisons.
  static func many(_ count: Int) -> [DocumentComparison] {
    let side = DocumentComparison.Side(documents: 3, bytes: 99)
    return (0..<count).map { number in
      DocumentComparison(
        namespace: "db.c\(100_000 + number)", source: side, destination: side,
        mismatches: number % 100 == 99 ? [.init("with other bytes", 2)] : [],
        causes: number % 100 == 99 ? [.init("other value, int, in a", 2)] : [],
        notes: number % 1000 == 998 ? ["It is capped."] : [])
    }
  }
}
