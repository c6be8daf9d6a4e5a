public import Evidence
public import Findings

/// No collection may have a unique and a non-unique index on the same key.
public struct UniqueAndPlainIndex: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "unique-and-plain-index",
    title: "No unique and non-unique index on one key",
    rule: """
      No collection that the migration copies has both a unique index and one that is not unique on the same fields \
      in the same order and direction, whatever their other options.
      """,
    rationale: """
      mongosync builds unique indexes as non-unique ones first and converts them at the commit: on the destination \
      both would be one and the same index, and the build ends in a conflict.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("unique")],
    remedy: "Drop one of the two before the start, and create it again on the destination after the commit.",
    citations: [
      Citation("C-08", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-08", "MongoDB support-tools: error patterns of the log analyser, IndexOptionsConflict"),
    ])

  /// Judges the indexes of each collection.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections {
      let groups = Dictionary(grouping: collection.completeIndexes) { index in index.key.map(\.normalised) }
      let mixed = groups.values.filter { group in
        group.contains(where: \.isUnique) && group.contains { !$0.isUnique }
      }
      for group in mixed.sorted(by: { ($0.first?.name ?? "") < ($1.first?.name ?? "") }) {
        judge(group, of: collection.namespace, &judgement)
      }
    }
    judgement.passIfSilent("No collection to be copied has a unique and a non-unique index on one key.")
    return judgement
  }

  private func judge(_ group: [IndexEvidence], of namespace: String, _ judgement: inout Judgement) {
    let unique = group.filter(\.isUnique).map(\.name).sorted()
    for plain in group.filter({ !$0.isUnique }).map(\.name).sorted() {
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: namespace, index: plain),
          "\(namespace) has \(plain), which is not unique, on the same key as the unique \(Wording.list(unique))."))
      judgement.suggest(
        Remedy(
          .source, "Write down the definition of \(plain), to create it again on the destination after the commit.",
          command: """
            \(ShellText.collection(namespace)).getIndexes().find(index => index.name == \(ShellText.javaScript(plain)))
            """))
      judgement.suggest(
        .dropIndex("Drop \(plain), unless its queries need it more than the unique one.", plain, of: namespace))
    }
  }
}

extension IndexEvidence.KeyField {
  /// The field and its order; numbers of different types that are equal give the same text.
  fileprivate var normalised: ExactText {
    ExactText("\(name)\u{0}" + (order.number.map { "\($0)" } ?? order.canonical))
  }
}
