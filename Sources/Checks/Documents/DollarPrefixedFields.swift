public import Evidence
public import Findings

/// No document may have a field whose name begins with a dollar sign.
public struct DollarPrefixedFields: Check {
  /// Makes the check.
  public init() {}

  /// Documents, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .documents]

  /// What it judges and why.
  public let about = About(
    id: "dollar-prefixed-fields",
    title: "No field names that begin with $",
    rule: """
      No document that is copied has a field of its own, not of a document inside it, whose name begins with $. Only \
      documents that were read are judged: with --sample some of each collection, with --deep all.
      """,
    rationale: "Servers since 5.0 store such documents, and mongosync does not support them.",
    reads: ["find or $sample on each collection, with --sample or --deep"],
    privileges: ["listing collections, find and collStats on every collection (readAnyDatabase and clusterMonitor)"],
    remedy: "Rename the fields before the start.",
    citations: [Citation("C-16", "MongoDB docs, mongosync 1.21: limitations")])

  /// Judges the documents that were read.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let rule = DocumentRule(.dollarPrefixedField, .fail, "a field whose name begins with $")
    rule.judge(evidence, &judgement) { namespace, _ in
      Remedy(
        .source, "List the documents of \(namespace) with such a field, and rename it; this reads all of them.",
        command: """
          \(ShellText.collection(namespace)).find({ $expr: { $anyElementTrue: { $map: { input: { $objectToArray: \
          "$$ROOT" }, in: { $eq: [{ $substrCP: ["$$this.k", 0, 1] }, { $literal: "$" }] } } } } }, { _id: 1 })
          """)
    }
    return judgement
  }
}
