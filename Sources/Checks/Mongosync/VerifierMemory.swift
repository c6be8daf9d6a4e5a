public import Evidence
public import Findings
import Foundation

/// The host of mongosync must have the memory that the embedded verifier needs.
public struct VerifierMemory: Check {
  /// Makes the check.
  public init() {}

  /// Sizes, and no collections.
  public let questions: Questions = .sizes

  /// What it judges and why.
  public let about = About(
    id: "verifier-memory",
    title: "Host of mongosync has memory for the verifier",
    rule: """
      If the embedded verifier runs, the host of mongosync has 10 GB of memory and 0.5 GB more for each million \
      documents of the source. The plan tells how much it has.
      """,
    rationale: "mongosync keeps what it verifies in memory, and refuses the start when there is too little.",
    reads: ["dbStats of each database on the source's primaries, or through the router where a shard refuses"],
    privileges: ["replSetGetConfig on the cluster, listing databases, and dbStats on any database (clusterMonitor)"],
    remedy: "Give the host more memory, or start with the verifier off.",
    citations: [Citation("P-32", "MongoDB docs, mongosync 1.21: embedded verifier, memory")])

  /// Judges the memory in the plan by the number of documents of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    if evidence.verifies == false {
      return Judgement([Finding(.notApplicable, Subject(), "The embedded verifier does not run in this migration.")])
    }
    var judgement = Judgement()
    guard let size = judgement.dataSize(of: evidence.source) else { return judgement }
    let needed = 10 + size.documents / 2_000_000
    let seen = "The verifier needs \(Wording.gigabytes(needed)) of memory on the host of mongosync"
    let count = String(format: "%.0f", size.documents)
    let explanation = "The source holds about \(count) documents, all databases of applications taken together."
    guard let memory = evidence.plan.mongosyncMemoryGB else {
      judgement.add(Finding(.manual, Subject(), "\(seen); confirm that it has as much.", explanation: explanation))
      judgement.suggest(
        Remedy(
          nil, "Look it up on that host, and attest to it or state it in the plan, as mongosyncMemoryGB.",
          command: "free -g"))
      return judgement
    }
    let isEnough = memory >= needed
    judgement.add(
      Finding(
        isEnough ? .pass : .fail, Subject(),
        "\(seen), which has \(Wording.gigabytes(memory)).", explanation: explanation))
    if !isEnough {
      judgement.suggest(
        Remedy(nil, "Give the host more memory, or leave the verifier off: verification.enabled false in the start."))
    }
    return judgement
  }
}
