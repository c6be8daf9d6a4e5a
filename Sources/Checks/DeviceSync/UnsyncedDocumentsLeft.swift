public import Evidence
public import Findings

/// Device Sync should have no document left that it could not synchronise.
public struct UnsyncedDocumentsLeft: Check {
  /// Makes the check.
  public init() {}

  /// What Device Sync lists.
  public let questions: Questions = .unsyncedDocuments

  /// What it judges and why.
  public let about = About(
    id: "unsynced-documents",
    title: "No unsynced documents",
    rule: """
      The collection unsynced_documents in the source's databases of Device Sync is empty. At most twenty groups of \
      collection and reason are named.
      """,
    rationale: """
      What is listed there never reached the clients, or came from them and does not fit the schema. Terminating sync \
      forgets the list, and at 100,000 entries sync comes to a halt.
      """,
    reads: ["aggregate $count and $group on unsynced_documents"],
    privileges: ["listing databases and find on the databases of Device Sync (readAnyDatabase)"],
    claims: [.databaseFamily(.deviceSync)],
    remedy: "Correct the documents named or decide that clients may lose them; never change the list itself.",
    citations: [Citation("X-03", "MongoDB docs, App Services: internal database usage")])

  /// Judges what the source's databases of Device Sync list.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    let observed = evidence.source.unsyncedDocuments
    guard let lists = judgement.value(of: observed, subject, "the unsynced documents") else { return judgement }
    guard !lists.isEmpty else {
      judgement.add(Finding(.notApplicable, subject, "The source holds no database of Device Sync."))
      return judgement
    }
    for list in lists {
      let namespace = "\(list.database).unsynced_documents"
      guard list.count > 0 else {
        judgement.add(
          Finding(.pass, Subject(.source, namespace: namespace), "\(list.database) lists no unsynced document."))
        continue
      }
      for group in list.largest {
        judgement.add(
          Finding(
            .warn, Subject(.source, namespace: group.namespace),
            "\(list.database) lists \(Wording.count(group.count, "unsynced document", "unsynced documents")) of "
              + "\(group.namespace).", explanation: "The reason given: \(group.reason)",
            amount: Amount(group.count, .documents)))
      }
      let rest = list.count - list.largest.map(\.count).reduce(0, +)
      if rest > 0 {
        judgement.add(
          Finding(
            .warn, Subject(.source, namespace: namespace),
            "\(list.database) lists \(Wording.count(rest, "more unsynced document", "more unsynced documents")).",
            amount: Amount(rest, .documents)))
      }
      judgement.suggest(
        Remedy(
          .source, "Look at what \(list.database) lists, and correct those documents where they are.",
          command: "\(ShellText.collection(namespace)).find().limit(20)"))
    }
    return judgement
  }
}
