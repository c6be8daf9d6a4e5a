public import Evidence
public import Findings

/// Indexes must be unique on the destination as on the source.
public struct SameUniqueFlags: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-unique-flags",
    title: "Same uniqueness of indexes",
    rule: """
      Each index that both clusters have is unique on both or on neither. One that is still being prepared on the \
      destination has a check of its own.
      """,
    rationale: """
      mongosync copies unique indexes as plain ones and makes them unique during the commit, after it has said \
      canWrite. Where that did not happen, duplicates are admitted.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("unique"), .indexOption("prepareUnique")],
    remedy: "Wait until mongosync reports COMMITTED; after that, make the index unique with collMod.",
    citations: [
      Citation("E-02", "MongoDB docs, mongosync: mongosync-behavior; finalize cutover process"),
      Citation("E-17", "MongoDB docs, mongosync release notes 1.11"),
    ])

  /// Judges every index that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let indexes = catalogs.indexTwins.filter { $0.source.keyFields != ["_id"] }
    for twin in indexes where !twin.destination.isPrepareUnique { judge(twin, &judgement) }
    judgement.conclude(
      comparing: indexes.count, Self.agreement(of: indexes),
      orElse: "There is no index that both clusters have, but those of _id.", in: catalogs)
    return judgement
  }

  private static func agreement(of indexes: [IndexTwins.Twin]) -> String {
    let count = indexes.count { $0.source.isUnique && $0.destination.isUnique }
    let preparing = indexes.count { $0.destination.isPrepareUnique }
    let besides = preparing == 0 ? "" : ", besides \(Wording.count(preparing, "index", "indexes")) in prepareUnique"
    return count == 0
      ? "No index but those of _id is unique on either cluster\(besides)."
      : "\(Wording.count(count, "index is", "indexes are")) unique on both clusters, and no other on one alone\(besides)."
  }

  private func judge(_ twin: IndexTwins.Twin, _ judgement: inout Judgement) {
    let collection = twin.collection.destination
    if twin.source.isUnique && twin.destination.isBuilding {
      judgement.add(
        Finding(
          .fail, twin.subject, "\(twin.name) is not unique on the destination before its build ends.",
          explanation: "Until then duplicates can be inserted."))
    } else if twin.source.isUnique && !twin.destination.isUnique {
      judgement.add(
        Finding(.fail, twin.subject, "\(twin.name) is unique on the source and not on the destination."))
      judgement.suggest(.finishUnique(twin.source.name, of: collection, first: true))
      judgement.suggest(.finishUnique(twin.source.name, of: collection, first: false))
    } else if twin.destination.isUnique && !twin.source.isUnique {
      judgement.add(
        Finding(
          .fail, twin.subject, "\(twin.name) is unique on the destination and not on the source.",
          explanation: twin.source.isPrepareUnique
            ? "On the source it is prepareUnique; mongosync up to 1.10 could make such an index unique." : ""))
      judgement.rebuild(twin)
    } else if twin.source.isPrepareUnique {
      judgement.add(
        Finding(.warn, twin.subject, "\(twin.name) is prepareUnique on the source and not on the destination."))
      judgement.suggest(.finishUnique(twin.source.name, of: collection, first: true))
    }
  }
}

extension Remedy {
  /// Making an index of the destination unique, in two steps.
  ///
  /// Source: server 6.0 command `collMod`.
  ///
  /// - Parameters:
  ///   - index: the index's name.
  ///   - collection: its collection.
  ///   - first: whether it is the first step, after which no duplicate is admitted any more.
  /// - Returns: the remedy with its mongosh command.
  static func finishUnique(_ index: String, of collection: CollectionEvidence, first: Bool) -> Remedy {
    first
      ? .changeIndex(
        "Have the index \(index) admit no new duplicate.", collection, index, "prepareUnique: true", on: .destination)
      : .changeIndex(
        "Then make it unique; duplicates that are there already are named and must go first.", collection, index,
        "unique: true", on: .destination)
  }
}
