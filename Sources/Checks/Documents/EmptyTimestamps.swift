public import Evidence
public import Findings

/// No document of an older source may hold a timestamp of zero.
public struct EmptyTimestamps: Check {
  /// Makes the check.
  public init() {}

  /// Documents, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "empty-timestamps",
    title: "No empty timestamps on an older source",
    rule: """
      On a source before 6.0 no document that is copied holds Timestamp(0, 0), at any depth. Only documents that were \
      read are judged: with --sample some of each collection, with --deep all.
      """,
    rationale: """
      Older servers turn an empty timestamp of a document's own field into the present time when it is written, so \
      the copy would differ; mongosync does not support it.
      """,
    reads: ["find or $sample on each collection, with --sample or --deep", "buildInfo"],
    privileges: ["listing collections, find and collStats on every collection (readAnyDatabase and clusterMonitor)"],
    remedy: "Give the fields another value, or none, before the start.",
    citations: [Citation("C-18", "MongoDB docs, mongosync 1.21: limitations")])

  /// Judges the documents that were read.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if evidence.isSourceBeforeSix == false {
      judgement.add(Finding(.notApplicable, Subject(.source), "The source runs 6.0 or later."))
      return judgement
    }
    DocumentRule(.emptyTimestamp, .fail, "an empty timestamp").judge(evidence, &judgement) { namespace, sighting in
      let field = sighting.fields.first ?? "FIELD"
      return Remedy(
        .source, "Find the documents of \(namespace) with the field; where it is inside another, write its whole path.",
        command: """
          \(ShellText.collection(namespace)).find({ \(ShellText.javaScript(field)): Timestamp(0, 0) }, { _id: 1 })
          """)
    }
    return judgement
  }
}
