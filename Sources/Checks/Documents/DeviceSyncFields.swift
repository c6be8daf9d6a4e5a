public import Evidence
public import Findings

/// Documents should not carry the mark of Atlas Device Sync.
public struct DeviceSyncFields: Check {
  /// Makes the check.
  public init() {}

  /// Documents, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "device-sync-fields",
    title: "No field of Atlas Device Sync in documents",
    rule: """
      No document that is copied has the field _id__baas_transaction. Only documents that were read are judged: with \
      --sample some of each collection, with --deep all.
      """,
    rationale: """
      Device Sync reserves the field for itself. What it left in documents is copied along, and is in the way of \
      whoever edits or syncs them afterwards.
      """,
    reads: ["find or $sample on each collection, with --sample or --deep"],
    privileges: ["listing collections, find and collStats on every collection (readAnyDatabase and clusterMonitor)"],
    remedy: "Once Device Sync is terminated, remove the field.",
    citations: [Citation("X-05", "MongoDB docs, Atlas App Services: Device Sync, reserved fields")])

  /// Judges the documents that were read.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let rule = DocumentRule(.deviceSyncField, .warn, "the field _id__baas_transaction")
    rule.judge(evidence, &judgement) { namespace, _ in
      Remedy(
        .source, "Once Device Sync is terminated, remove the field from the documents of \(namespace).",
        command: """
          \(ShellText.collection(namespace)).updateMany({ "_id__baas_transaction": { $exists: true } }, \
          { $unset: { "_id__baas_transaction": "" } })
          """)
    }
    return judgement
  }
}
