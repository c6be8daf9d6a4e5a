public import Evidence
public import Findings

/// What the embedded verifier passes over has to be compared by other means.
public struct VerifierCoverage: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "verifier-coverage",
    title: "What the embedded verifier does not check",
    rule: """
      Where the embedded verifier runs, collections that are capped, have a TTL index or a collation other than the \
      default are a warning, on replica sets too; before 1.15 so are views, options and indexes of all collections. \
      Where it does not run, nothing is compared at all. On sharded clusters it runs from 1.10 on, else from 1.9 on.
      """,
    rationale: "A commit without an error of the verifier says nothing of what the verifier did not look at.",
    reads: ["the catalog ($listCatalog or listCollections and listIndexes)", "the plan"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    remedy: "Compare what is named with the command verify, once canWrite is true and before applications move.",
    citations: [
      Citation("P-38", "MongoDB docs, mongosync 1.9, 1.14 and 1.21: embedded verifier, unsupported checks"),
      Citation("P-38", "MongoDB docs, mongosync release notes 1.10: the verifier on sharded clusters"),
    ])

  /// Judges the options and indexes of what is copied.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard evidence.verifies != false else {
      judgement.add(
        Finding(
          .warn, Subject(), "The embedded verifier does not run in this migration: nothing is compared by mongosync.",
          explanation: evidence.plan.verifier == false
            ? "The plan switches it off."
            : "mongosync has it from 1.9 on, with sharded clusters from 1.10 on."))
      judgement.suggest(Self.verify)
      return judgement
    }
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections where collection.type != "view" {
      let reasons = Self.reasons(collection)
      guard !reasons.isEmpty else { continue }
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: collection.namespace),
          "The embedded verifier does not check \(collection.namespace), which \(Wording.list(reasons)).",
          explanation: collection.indexes.contains { $0.expireAfterSeconds != nil }
            ? "A collection that gets or loses a TTL index during the migration is not checked either." : ""))
    }
    if let isOlder = evidence.plan.mongosyncHas(.verifiesMetadata).map({ !$0 }), isOlder {
      judgement.add(
        Finding(.warn, Subject(), "The embedded verifier checks no views, options or indexes before mongosync 1.15."))
    }
    judgement.passIfSilent("Nothing to be copied is of a kind that the embedded verifier passes over.")
    if judgement.outcome == .warn { judgement.suggest(Self.verify) }
    return judgement
  }

  private static func reasons(_ collection: CollectionEvidence) -> [String] {
    [
      collection.options["capped"]?.bool == true ? "is capped" : nil,
      collection.indexes.contains { $0.expireAfterSeconds != nil } ? "has a TTL index" : nil,
      collection.options["collation"].map { !$0.canonical.contains(#""locale" : "simple""#) } == true
        ? "has a collation of its own" : nil,
    ].compactMap(\.self)
  }

  private static let verify = Remedy(
    nil, "Plan to compare it with the command verify, once canWrite is true and before applications move.")
}
