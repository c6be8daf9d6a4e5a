import Evidence
import Findings

/// The user collections of both clusters, put side by side by their names.
///
/// Source: MongoDB docs, mongosync: limitations; mongosync copies no `system.` collection. Databases of the server, of
/// mongosync, of its verifiers and of Atlas are no user data, and Device Sync's history must not be carried over.
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

  /// Puts two catalogs side by side.
  ///
  /// - Parameters:
  ///   - source: all collections of the source.
  ///   - destination: all collections of the destination.
  init(_ source: [CollectionEvidence], _ destination: [CollectionEvidence]) {
    self.source = source.filter(Self.isCompared)
    self.destination = destination.filter(Self.isCompared)
    let copies = Dictionary(self.destination.map { ($0.namespace, $0) }) { first, _ in first }
    twins = self.source.compactMap { original in
      guard let copy = copies[original.namespace], copy.type == original.type else { return nil }
      return Twin(source: original, destination: copy)
    }
  }

  private static func isCompared(_ collection: CollectionEvidence) -> Bool {
    !collection.name.hasPrefix("system.") && DatabaseFamily(ofDatabase: collection.database) == .user
  }
}

extension Judgement {
  /// The user collections of both clusters.
  ///
  /// - Parameter evidence: all that was seen.
  /// - Returns: the pair; nothing once it is recorded which of the two could not be read.
  mutating func catalogs(of evidence: Evidence) -> CatalogPair? {
    guard let (source, destination) = both(\.collections, of: evidence, "the collections") else { return nil }
    return CatalogPair(source, destination)
  }

  /// Says that a comparison found nothing amiss, if it did not.
  ///
  /// - Parameters:
  ///   - count: how many things were compared.
  ///   - summary: what agrees, in one sentence.
  ///   - absence: that there was nothing to compare, in one sentence.
  mutating func conclude(comparing count: Int, _ summary: String, orElse absence: String) {
    guard !findings.contains(where: { $0.outcome < .pass }) else { return }
    add(count == 0 ? Finding(.notApplicable, Subject(), absence) : Finding(.pass, Subject(), summary))
  }
}
