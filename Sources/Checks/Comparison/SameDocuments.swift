public import Evidence
public import Findings

/// Every document of the source must be on the destination, byte for byte, and no other.
public struct SameDocuments: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-documents",
    title: "Same documents, byte for byte",
    rule: """
      Every collection of both clusters that the migration copies holds the same documents: none missing, none extra, \
      each with the same bytes, which means the same fields in the same order with the same types and values. What \
      differs is read again, from the primaries and as a majority has it, before it counts.
      """,
    rationale: """
      Equal counts say nothing of what the documents hold, and hashes on the server do not tell 1 from 1.0. mongosync's \
      own verifier skips capped collections, those with a TTL index and those with a collation.
      """,
    reads: [
      "find on every collection, by ranges of _id", "aggregate with $collStats and $sample",
      "aggregate with $group on every collection (digest, counts)", "dbHash (dbhash only)", "find on local.oplog.rs",
    ],
    privileges: ["find and collStats on every collection that is compared (readAnyDatabase)"],
    remedy: "Find out what wrote the documents that differ, then copy them by other means or migrate again.",
    citations: [
      Citation("E-10", "MongoDB docs, mongosync: reference/verification"),
      Citation("E-11", "MongoDB docs, mongosync: reference/verification"),
    ])

  /// Judges what the comparison of each collection came to.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let verification = evidence.verification else {
      judgement.add(
        Finding(.unknown, Subject(), "Documents were not compared.", explanation: "Only the command verify does that."))
      return judgement
    }
    for cluster in evidence.clusters {
      _ = judgement.value(
        of: cluster.collections, Subject(cluster.role), "the collections of the \(cluster.role.rawValue)")
    }
    for comparison in verification.comparisons {
      judge(comparison, verification.firstIDs[ExactText(comparison.namespace)] ?? [], &judgement)
    }
    if judgement.outcome == .fail { judgement.suggest(Self.whatToDo) }
    if judgement.findings.isEmpty {
      judgement.add(
        Finding(.unknown, Subject(), "There was no collection to compare: nothing is proven of any document."))
    }
    return judgement
  }

  private static let whatToDo = Remedy(
    nil,
    """
    Move no application to the destination. Run the same command with --mismatches FILE, which lists every document that \
    differs with its _id and the fields, and look at the documents of both clusters. If something else wrote to the \
    destination, undo that and compare again; if mongosync did not copy them, copy these documents by other means while \
    nobody writes to them, or start a new migration.
    """)

  private func judge(_ comparison: DocumentComparison, _ firstIDs: [String], _ judgement: inout Judgement) {
    let (namespace, subject) = (comparison.namespace, Subject(namespace: comparison.namespace))
    if !comparison.mismatches.isEmpty {
      let kinds = comparison.mismatches.map { "\($0.documents) \($0.words)" }.joined(separator: ", ")
      judgement.add(
        Finding(
          .fail, subject, "\(namespace) differs: \(kinds).",
          explanation: (causes(of: comparison) + Self.examples(firstIDs) + [sizes(of: comparison)])
            .joined(separator: " "), amount: Self.amount(of: comparison)))
    }
    if let gap = comparison.gap {
      judgement.add(
        Finding(
          .unknown, subject, "\(namespace) was not compared to its end: \(gap)", explanation: sizes(of: comparison)))
    } else if comparison.mismatches.isEmpty {
      judgement.add(Self.sameness(of: comparison, subject))
    }
  }

  /// How many documents differ, where all of them were compared by their bytes; else there may be more.
  private static func amount(of comparison: DocumentComparison) -> Amount {
    let isWhole = comparison.gap == nil && comparison.sampledPercent == nil
    guard isWhole, [.bytes, .dbhash].contains(comparison.method) else { return Amount(nil, .documents) }
    return .sum(comparison.mismatches.map { Amount($0.documents, .documents) })
  }

  /// Nothing differs: what that proves depends on how it was compared.
  private static func sameness(of comparison: DocumentComparison, _ subject: Subject) -> Finding {
    let (namespace, method) = (comparison.namespace, comparison.method)
    guard comparison.source.documents > 0 else {
      return Finding(.pass, subject, "\(namespace) has no documents on either cluster.")
    }
    let size = size(of: comparison.source)
    if let percent = comparison.sampledPercent {
      return Finding(
        .warn, subject, "\(namespace): nothing differs in a sample of \(Wording.percent(percent)), \(size).",
        explanation: "What was not in the sample was not compared.", amount: amount(of: comparison))
    }
    switch method {
    case .bytes: return Finding(.pass, subject, "\(namespace): \(size), the same byte for byte.")
    case .dbhash: return Finding(.pass, subject, "\(namespace): \(size), the same by the MD5 of all bytes.")
    case .digest:
      return Finding(
        .warn, subject, "\(namespace): \(size), the same by the sums of their hashes.",
        explanation: "That cannot see: \(method.cannotSee)", amount: amount(of: comparison))
    case .counts:
      return Finding(
        .warn, subject, "\(namespace): \(size) on each cluster.", explanation: "That cannot see: \(method.cannotSee)",
        amount: amount(of: comparison))
    }
  }

  private static func size(of side: DocumentComparison.Side) -> String {
    let count = Wording.count(side.documents, "document", "documents")
    return side.bytes.map { "\(count), \(Wording.bytes(Double($0)))" } ?? count
  }

  private static func examples(_ ids: [String]) -> [String] {
    ids.isEmpty ? [] : ["Among them, by _id: \(ids.joined(separator: ", "))."]
  }

  /// As many ways to differ as a reader takes in at once.
  private func causes(of comparison: DocumentComparison) -> [String] {
    guard !comparison.causes.isEmpty else { return [] }
    let told = comparison.causes.map { "\($0.documents) \($0.words)" }
    return ["Of those on both clusters: \(Wording.list(told, atMost: 5))."]
  }

  private func sizes(of comparison: DocumentComparison) -> String {
    let sides = [("source", comparison.source), ("destination", comparison.destination)].map { name, side in
      "\(Self.size(of: side)) of the \(name)"
    }
    return "Seen were \(sides.joined(separator: " and "))."
  }
}
