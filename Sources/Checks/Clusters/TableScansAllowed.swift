public import Evidence
public import Findings

/// No member may refuse queries that scan a whole collection.
public struct TableScansAllowed: Check {
  /// Makes the check.
  public init() {}

  /// Settings of the servers, and no collections.
  public let questions: Questions = .serverSettings

  /// What it judges and why.
  public let about = About(
    id: "table-scans-allowed",
    title: "Queries without an index are allowed",
    rule: """
      The server parameter notablescan is false on every member that holds data, of both clusters. On Atlas it is the \
      option Require Indexes for All Queries.
      """,
    rationale: "mongosync reads whole collections; with the option on, such a query fails and the migration with it.",
    reads: ["getParameter notablescan"],
    privileges: ["getParameter and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Set notablescan to false on each member, and in its configuration; on Atlas, switch the option off.",
    citations: [Citation("P-18", "MongoDB docs, mongosync 1.21: reference/limitations, require indexes")])

  /// Judges every member that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for member in judgement.everyDataBearingMember(of: cluster) {
        let host = member.host
        let subject = Subject(cluster.role, node: host)
        guard let refuses = judgement.value(of: member.refusesTableScans, subject, "notablescan of \(host)") else {
          continue
        }
        judgement.add(
          Finding(
            refuses ? .fail : .pass, subject,
            "\(host) \(refuses ? "refuses" : "allows") queries that scan a whole collection."))
        if refuses {
          judgement.suggest(
            Remedy(
              cluster.role,
              """
              Allow such queries, connected directly to \(host), and remove notablescan from its configuration; on \
              Atlas switch Require Indexes for All Queries off instead.
              """, command: "db.adminCommand({ setParameter: 1, notablescan: false })"))
        }
      }
    }
    return judgement
  }
}
