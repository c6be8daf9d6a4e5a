public import Evidence
public import Findings

/// Collections whose documents expire are copied, and not verified.
public struct ExpiringCollections: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "expiring-collections",
    title: "Collections with TTL indexes",
    rule: """
      Collections with a TTL index are a warning, since the embedded verifier passes over them; with buildIndexes \
      never they are a failure, unless the verifier is switched off.
      """,
    rationale: """
      During the sync no document expires on the destination; from the commit on they do. mongosync with its verifier \
      fails on such a collection when it is told to build no index.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)", "the plan"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("expireAfterSeconds")],
    remedy: "Compare these collections by other means; for buildIndexes never start mongosync without its verifier.",
    citations: [
      Citation("C-27", "MongoDB docs, mongosync 1.13: mongosync-behavior, temporary changes"),
      Citation("C-27", "MongoDB docs, mongosync 1.21: embedded verifier, limitations"),
    ])

  /// Judges the source's TTL indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let buildsNone = evidence.plan.buildIndexes == "never" && evidence.verifies != false
    for collection in collections {
      for index in collection.indexes {
        guard let seconds = index.expireAfterSeconds else { continue }
        guard !seconds.isNaN else {
          judgeNotANumber(index, of: collection, buildsNone, &judgement)
          continue
        }
        judgement.add(
          Finding(
            buildsNone ? .fail : .warn, Subject(.source, namespace: collection.namespace, index: index.name),
            "\(collection.namespace) expires its documents by \(index.name), after \(Self.text(seconds)) seconds.",
            explanation: buildsNone
              ? "The plan says buildIndexes: never, which fails on it while the embedded verifier runs." : ""))
      }
    }
    if judgement.outcome == .fail {
      judgement.suggest(
        Remedy(nil, "Set buildIndexes to another value, or start mongosync with --disableVerification (1.10 or later).")
      )
    }
    judgement.passIfSilent("No collection to be copied has a TTL index.")
    return judgement
  }

  private func judgeNotANumber(
    _ index: IndexEvidence, of collection: CollectionEvidence, _ buildsNone: Bool, _ judgement: inout Judgement
  ) {
    judgement.add(
      Finding(
        buildsNone ? .fail : .warn, Subject(.source, namespace: collection.namespace, index: index.name),
        "The lifetime of \(collection.namespace) by \(index.name) is no number (NaN).",
        explanation: """
          A server before 5.0 takes it for never. Set as it is on 5.0 or 6.0 it becomes 0, and every document that has \
          a date is deleted.
          """))
    judgement.suggest(
      .changeIndex(
        "Before the start, say never in a number.", collection, index.name, "expireAfterSeconds: 2147483647",
        on: .source))
  }

  private static func text(_ seconds: Double) -> String {
    Int(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
  }
}
