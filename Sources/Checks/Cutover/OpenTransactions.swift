public import Evidence
public import Findings

/// No transaction should be open on the source when the commit is sent.
public struct OpenTransactions: Check {
  /// Makes the check.
  public init() {}

  /// The open transactions.
  public let questions: Questions = .sourceActivity

  /// What it judges and why.
  public let about = About(
    id: "open-transactions",
    title: "No transaction is open on the source",
    rule: "Before the commit no primary of the source has an open transaction.",
    rationale:
      "The procedure asks to wait until every transaction has committed or aborted: an open one may still write.",
    reads: ["serverStatus, transactions.currentOpen"],
    privileges: ["serverStatus and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Wait until the transactions have ended.",
    citations: [Citation("F-07", "MongoDB docs, mongosync: cutover process, step 2")])

  /// Judges every primary of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard judgement.isBeforeCommit(evidence) else { return judgement }
    for set in judgement.everySet(of: evidence.source) {
      guard let primary = judgement.primary(of: set, .source) else { continue }
      let subject = Subject(.source, node: primary.host)
      guard let open = judgement.value(of: primary.openTransactions, subject, "the open transactions") else { continue }
      if open == 0 {
        judgement.add(Finding(.pass, subject, "No transaction is open on \(primary.host)."))
      } else {
        let what = open == 1 ? "1 transaction is" : "\(open) transactions are"
        judgement.add(Finding(.warn, subject, "\(what) open on \(primary.host).", mayPass: true))
        judgement.suggest(Remedy(.source, "Wait until every transaction has committed or aborted."))
      }
    }
    return judgement
  }
}
