import Evidence
import Findings

/// The user collections of both clusters that the migration copies, put side by side by their names.
///
/// Source: MongoDB docs, mongosync: limitations; mongosync copies no `system.` collection, and nothing that its namespace
/// filter leaves out. Databases of the server, of mongosync, of its verifiers and of Atlas are no user data, and Device
/// Sync's history must not be carried over.
struct CatalogPair {
  /// A collection that both clusters have, under one name and as one type.
  struct Twin {
    let source: CollectionEvidence
    let destination: CollectionEvidence

    /// `database.collection`.
    var namespace: String { source.namespace }
    /// The collection on both clusters, as a subject.
    var subject: Subject { Subject(namespace: namespace) }
  }

  /// The collections of the source, in the order of their names.
  let source: [CollectionEvidence]
  /// The collections of the destination, in the order of their names.
  let destination: [CollectionEvidence]
  /// Those that both have, in the order of their names.
  let twins: [Twin]
  /// The user collections of each cluster that the namespace filter leaves out.
  let leftOut: (source: [CollectionEvidence], destination: [CollectionEvidence])

  /// Puts two catalogs side by side.
  ///
  /// - Parameters:
  ///   - source: all collections of the source.
  ///   - destination: all collections of the destination.
  ///   - scope: which of them the migration copies.
  init(_ source: [CollectionEvidence], _ destination: [CollectionEvidence], within scope: MigrationScope) {
    let split = [source, destination].map { collections in
      collections.filter(Self.isUserData).reduce(
        into: (copied: [CollectionEvidence](), leftOut: [CollectionEvidence]())
      ) {
        if scope.includes($1) { $0.copied.append($1) } else { $0.leftOut.append($1) }
      }
    }
    self.source = split[0].copied
    self.destination = split[1].copied
    leftOut = (split[0].leftOut, split[1].leftOut)
    let copies = Dictionary(self.destination.map { (ExactText($0.namespace), $0) }) { first, _ in first }
    twins = self.source.compactMap { original in
      guard let copy = copies[ExactText(original.namespace)], copy.type == original.type else { return nil }
      return Twin(source: original, destination: copy)
    }
  }

  /// Whether the namespace filter leaves anything out.
  var isFiltered: Bool { !leftOut.source.isEmpty || !leftOut.destination.isEmpty }

  /// How much the namespace filter leaves out, in one sentence; empty where that is nothing.
  var leftOutInWords: String {
    guard isFiltered else { return "" }
    let count = Set((leftOut.source + leftOut.destination).map { ExactText($0.namespace) }).count
    let names = Wording.count(count, "collection or view is", "collections and views are")
    return "\(names) outside the namespace filter of the plan, and not compared."
  }

  private static func isUserData(_ collection: CollectionEvidence) -> Bool {
    !collection.isSystem && !collection.isTemporary
      && DatabaseFamily(ofDatabase: collection.database) == .user
  }
}

extension Judgement {
  /// The user collections of both clusters that the migration copies.
  ///
  /// - Parameter evidence: all that was seen, and the plan's filter.
  /// - Returns: the pair; nothing once it is recorded which of the two could not be read.
  mutating func catalogs(of evidence: Evidence) -> CatalogPair? {
    guard let (source, destination) = both(\.collections, of: evidence, "the collections") else { return nil }
    return CatalogPair(source, destination, within: MigrationScope(evidence.plan))
  }

  /// Says that a comparison found nothing amiss, if it did not.
  ///
  /// - Parameters:
  ///   - count: how many things were compared.
  ///   - summary: what agrees, in one sentence.
  ///   - absence: that there was nothing to compare, in one sentence.
  ///   - catalogs: what was compared, if it was collections.
  mutating func conclude(
    comparing count: Int, _ summary: String, orElse absence: String, in catalogs: CatalogPair? = nil
  ) {
    guard !findings.contains(where: { $0.outcome < .pass }) else { return }
    var sentence = count == 0 ? absence : summary
    if catalogs?.isFiltered == true {
      sentence = "Within the namespace filter, \(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
    }
    add(
      Finding(
        count == 0 ? .notApplicable : .pass, Subject(), sentence, explanation: catalogs?.leftOutInWords ?? ""))
  }
}
