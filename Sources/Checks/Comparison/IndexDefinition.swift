import Evidence
import Findings

/// What makes an index the index it is: its key, and those options that no other check judges.
///
/// Source: MongoDB docs, mongosync: mongosync-behavior, legacy index handling: key values that are no longer valid are
/// rewritten to 1, and options that an index cannot have are removed.
struct IndexDefinition: Hashable {
  private let fields: [String]
  private let orders: [OptionValue]
  private let options: [String: OptionValue]
  // Options that no server known here takes: on the source they are legacy ones, which mongosync leaves out.
  private let unknown: [String: OptionValue]

  /// Reads an index as mongosync would have written it.
  ///
  /// - Parameter index: the index.
  init(_ index: IndexEvidence) {
    fields = index.keyFields
    orders = index.key.map { Self.rewritten($0.order) }
    var options = index.options.filter { Self.known.contains($0.key) }
    if let isSparse = options["sparse"]?.bool { options["sparse"] = isSparse ? true : nil }
    self.options = options
    unknown = index.options.filter { !Self.known.contains($0.key) && !Self.judgedElsewhere.contains($0.key) }
  }

  /// What tells this definition from another, the direction of tiny values aside.
  ///
  /// - Parameters:
  ///   - other: the definition on the destination; this one is the source's.
  ///   - twin: the index they define.
  /// - Returns: one difference for the key and one for each option.
  func differences(from other: IndexDefinition, of twin: IndexTwins.Twin) -> [Difference] {
    var differences: [Difference] = []
    let isSame = fields == other.fields && zip(orders, other.orders).allSatisfy { OptionValue.agree($0, $1) }
    if !isSame, !twin.hasTurnedAscending {
      differences.append(
        Difference("The key of \(twin.lowercaseName)", twin.source.keyValue, twin.destination.keyValue))
    }
    let (own, others) = (options.merging(unknown) { $1 }, other.options.merging(other.unknown) { $1 })
    for name in Set(options.keys).union(others.keys).sorted() where !OptionValue.agree(own[name], others[name]) {
      differences.append(
        Difference(
          "The option \(name) of \(twin.lowercaseName)", twin.source.options[name], twin.destination.options[name]))
    }
    return differences
  }

  /// Whether mongosync writes an index otherwise than it is.
  ///
  /// - Parameter index: the index on the source.
  /// - Returns: whether a key value or an option is a legacy one.
  static func isRewritten(_ index: IndexEvidence) -> Bool {
    index.key.contains { rewritten($0.order) != $0.order }
      || index.options.keys.contains { !known.contains($0) && !judgedElsewhere.contains($0) }
  }

  /// Numbers other than zero, and names of kinds of indexes, are valid; everything else becomes 1.
  private static func rewritten(_ order: OptionValue) -> OptionValue {
    if order == 1 || order == -1 { return order }
    if let number = order.number { return number == 0 || number.isNaN ? 1 : order }
    return order.string.map { !$0.isEmpty } == true ? order : 1
  }

  /// Source: server source, the fields an index specification may have.
  private static let known: Set<String> = [
    "bits", "bucketSize", "coarsestIndexedLevel", "columnstoreProjection", "default_language",
    "finestIndexedLevel", "language_override", "max", "min", "partialFilterExpression", "sparse", "storageEngine",
    "textIndexVersion", "weights", "wildcardProjection",
  ]

  /// Options that other checks judge, or that mean nothing: `ns`, `background` and `dropDups` are of the past.
  private static let judgedElsewhere: Set<String> = [
    "2dsphereIndexVersion", "background", "clustered", "collation", "dropDups", "expireAfterSeconds", "hidden", "ns",
    "prepareUnique", "unique", "v",
  ]
}

extension IndexEvidence {
  /// Its key as one value, for people.
  var keyValue: OptionValue {
    OptionValue(canonical: "{ \(key.map { "\"\($0.name)\" : \($0.order.canonical)" }.joined(separator: ", ")) }")
  }

  /// Whether it is named as mongosync's temporary indexes are.
  var isNamedDummy: Bool { name.lowercased().contains("dummy") }
}

extension IndexTwins.Twin {
  /// Whether a descending field with a tiny value became ascending, and nothing else of the key changed.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.10: values between -1e-9 and 0, by versions 1.3 to 1.9.
  var hasTurnedAscending: Bool {
    guard source.key != destination.key, source.keyFields.elementsEqual(destination.keyFields, by: { $0.isExactly($1) })
    else { return false }
    let pairs = zip(source.key, destination.key).map { ($0.order, $1.order) }
    let turned = pairs.filter { source, destination in
      guard let before = source.number, let after = destination.number else { return false }
      return before < 0 && before > -1e-9 && after > 0
    }
    return !turned.isEmpty
      && pairs.allSatisfy { pair in
        OptionValue.agree(pair.0, pair.1) || turned.contains { $0 == pair.0 && $1 == pair.1 }
      }
  }
}
