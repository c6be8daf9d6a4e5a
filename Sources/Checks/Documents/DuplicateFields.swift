public import Evidence
public import Findings

/// No document may have two fields of one name.
public struct DuplicateFields: Check {
  /// Makes the check.
  public init() {}

  /// Documents, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "duplicate-fields",
    title: "No field name twice in a document",
    rule: """
      No document that is copied, nor any document inside it, has two fields of one name. Only documents that were \
      read are judged: with --sample some of each collection, with --deep all. No query can find them.
      """,
    rationale: "Some drivers write such documents; mongosync does not support them and stops when it applies one.",
    reads: ["find or $sample on each collection, with --sample or --deep"],
    privileges: ["listing collections, find and collStats on every collection (readAnyDatabase and clusterMonitor)"],
    remedy: "Write the documents anew with one field of each name.",
    citations: [
      Citation("C-17", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-17", "MongoDB support-tools: error patterns of the log analyser, updates on the destination"),
    ])

  /// Judges the documents that were read.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    DocumentRule(.duplicateField, .fail, "two fields of one name").judge(evidence, &judgement) { namespace, _ in
      Remedy(
        .source,
        """
        Read the documents of \(namespace) that are named and write each anew with replaceOne; the application that \
        wrote them may write more.
        """)
    }
    return judgement
  }
}
