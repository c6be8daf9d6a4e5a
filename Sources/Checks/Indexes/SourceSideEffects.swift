public import Evidence
public import Findings

/// The source should hold none of the temporary options that mongosync sets on the cluster it copies to.
public struct SourceSideEffects: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "source-side-effects",
    title: "No temporary index options on the source",
    rule: """
      No index of the source is being prepared to become unique, expires documents after 2147483647 seconds, or is \
      named as a dummy; no capped collection of it may grow to 10^15 bytes. Indexes that are hidden or not unique are \
      not judged: that cannot be told from how they were designed.
      """,
    rationale: """
      While it copies, mongosync sets these options on the cluster it copies to and restores them at the commit. A \
      reverse that was given up leaves them on the original source: constraints are not enforced, documents do not \
      expire, capped collections grow.
      """,
    reads: ["the catalog ($listCatalog or listCollections and listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("capped"), .indexOption("expireAfterSeconds"), .indexOption("prepareUnique")],
    remedy: "Restore the intended options with collMod, and drop indexes that nobody made.",
    citations: [
      Citation("R-08", "MongoDB docs, mongosync 1.13: mongosync-behavior; capped collections"),
      Citation("C-29", "MongoDB docs, server 6.0: collMod, prepareUnique"),
      Citation("E-01", "MongoDB docs, mongosync release notes 1.11"),
      Citation("R-08", "MongoDB docs, mongosync: disaster recovery (withdrawn page)"),
    ])

  /// Judges the source's collections and their indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections { judge(collection, &judgement) }
    if judgement.findings.isEmpty {
      judgement.add(
        Finding(
          .pass, subject, "The source holds none of the temporary options that can be recognised.",
          explanation: "Whether an index was hidden, or lost its uniqueness, cannot be told from its design."))
    }
    return judgement
  }

  private func judge(_ collection: CollectionEvidence, _ judgement: inout Judgement) {
    if let size = collection.cappedSize, size >= 1_000_000_000_000_000 {
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: collection.namespace),
          "The capped collection \(collection.namespace) may grow to \(size) bytes, as mongosync lets it meanwhile."))
      judgement.suggest(
        Remedy(
          .source, "Give \(collection.namespace) its intended size: put the number of bytes for BYTES.",
          command: """
            \(ShellText.database(collection.database)).runCommand({ collMod: \(ShellText.javaScript(collection.name)), \
            cappedSize: BYTES })
            """))
    }
    for index in collection.indexes { judge(index, of: collection, &judgement) }
  }

  private func judge(_ index: IndexEvidence, of collection: CollectionEvidence, _ judgement: inout Judgement) {
    let subject = Subject(.source, namespace: collection.namespace, index: index.name)
    let name = "The index \(index.name) of \(collection.namespace)"
    if index.isPrepareUnique {
      judgement.add(Finding(.warn, subject, "\(name) is being prepared to become unique (prepareUnique)."))
      judgement.suggest(
        .changeIndex(
          "If \(index.name) is meant to be unique, finish the conversion.", collection, index.name, "unique: true",
          on: .source))
      judgement.suggest(
        .changeIndex("Otherwise reset \(index.name).", collection, index.name, "prepareUnique: false", on: .source))
    }
    if index.expireAfterSeconds == 2_147_483_647 {
      judgement.add(
        Finding(.warn, subject, "\(name) expires documents after 2147483647 seconds, which stands for never."))
      judgement.suggest(
        .changeIndex(
          "Give \(index.name) its intended lifetime: put the number of seconds for SECONDS.", collection, index.name,
          "expireAfterSeconds: SECONDS", on: .source))
    }
    if index.name.lowercased().contains("dummy") {
      judgement.add(
        Finding(
          .warn, subject, "\(name) is named as mongosync's temporary indexes are.",
          explanation: "If an application made it, leave it."))
      judgement.suggest(
        Remedy(
          .source, "Drop the index \(index.name) if no application made it.",
          command: """
            \(ShellText.collection(collection.namespace)).dropIndex(\(ShellText.javaScript(index.name)))
            """))
    }
  }
}
