public import Evidence
public import Findings

/// No two documents of a sharded collection may have one `_id`.
public struct IDsAcrossShards: Check {
  /// Makes the check.
  public init() {}

  /// Documents, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "ids-across-shards",
    title: "Every _id is unique across shards",
    rule: """
      On a sharded source no _id comes twice within a collection. Each shard sees to that for itself, and a shard key \
      of _id alone for all; other collections are compared with --deep, up to a million documents each, by \
      fingerprints of 64 bits.
      """,
    rationale: "mongosync tells documents apart by their _id: of two with the same, one would overwrite the other.",
    reads: ["find config.collections", "find on each collection, with --deep"],
    privileges: ["find on every collection and on the config database (readAnyDatabase and clusterMonitor)"],
    remedy: "Give one of the documents another _id.",
    citations: [Citation("C-15", "MongoDB docs, mongosync 1.21: limitations, sharded clusters")])

  /// Judges the sharded collections that are copied.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let isSharded = judgement.isSharded(evidence.source) else { return judgement }
    guard isSharded else {
      judgement.add(Finding(.notApplicable, Subject(.source), "The source is not sharded."))
      return judgement
    }
    let what = "the sharded collections"
    guard let sharded = judgement.value(of: evidence.source.shardedCollections, Subject(.source), what),
      let samples = judgement.value(of: evidence.source.documents, Subject(.source), "documents of the source")
    else { return judgement }
    let loose = sharded.filter { $0.key.map(\.name) != ["_id"] }.map(\.namespace).exactTexts
    var sum = DocumentSum()
    for sample in samples where loose.contains(sample.namespace) {
      guard let reading = sum.add(sample, &judgement) else { continue }
      judge(sample, reading, &judgement)
    }
    sum.conclude("No _id comes twice.", &judgement)
    return judgement
  }

  private func judge(_ sample: DocumentSample, _ reading: DocumentSample.Reading, _ judgement: inout Judgement) {
    let subject = Subject(.source, namespace: sample.namespace)
    if let sighting = reading.sightings.first(where: { $0.trait == .repeatedID }) {
      judgement.add(
        Finding(
          .fail, subject,
          "\(Wording.count(sighting.count, "_id comes", "_ids come")) more than once in \(sample.namespace), such as "
            + "\(Wording.list(sighting.examples.map(\.readable))).", amount: Amount(nil, .documents)))
      judgement.suggest(Self.grouping(sample.namespace, settlesUnknown: false))
    } else if reading.isComplete, !reading.comparedIDs {
      judgement.add(
        Finding(
          .unknown, subject, "\(sample.namespace) has too many documents for their _ids to be compared here.",
          canBeSettled: true))
      judgement.suggest(Self.grouping(sample.namespace, settlesUnknown: true))
    }
  }

  private static func grouping(_ namespace: String, settlesUnknown: Bool) -> Remedy {
    Remedy(
      .source,
      "List each _id of \(namespace) that comes more than once, connected to a mongos; this reads all of it.",
      command: """
        \(ShellText.collection(namespace)).aggregate([{ $group: { _id: "$_id", documents: { $sum: 1 } } }, \
        { $match: { documents: { $gt: 1 } } }], { allowDiskUse: true })
        """, settlesUnknown: settlesUnknown)
  }
}
