public import Evidence
public import Findings

/// The destination should be at least as strong as the source.
public struct DestinationHardware: Check {
  /// Makes the check.
  public init() {}

  /// The hosts of all members, and no collections.
  public let questions: Questions = .sizes

  /// What it judges and why.
  public let about = About(
    id: "destination-hardware",
    title: "Destination is as strong as the source",
    rule: """
      Every member of the destination that holds data has at least as many processor cores and as much memory as the \
      strongest primary of the source; the documentation recommends more, and faster disks.
      """,
    rationale: """
      The destination takes the copy, builds all indexes and applies what is written meanwhile. One that is weaker than \
      the source falls behind, and the source's oplog may roll over.
      """,
    reads: ["hostInfo on each member of both clusters"],
    privileges: ["hostInfo and replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Give the destination more cores and memory than the source has, at least for the migration.",
    citations: [
      Citation("P-37", "MongoDB docs, mongosync: frequently asked questions, hardware of the destination"),
      Citation("P-37", "MongoDB docs, server: hostInfo"),
    ])

  /// Compares the members of the destination with the primaries of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    var needed = (cores: 0, memoryMB: 0)
    for set in judgement.everySet(of: evidence.source) {
      guard let primary = judgement.primary(of: set, .source),
        let hardware = judgement.hardware(of: primary, .source)
      else { continue }
      needed = (max(needed.cores, hardware.cores), max(needed.memoryMB, hardware.memoryMB))
    }
    guard judgement.findings.isEmpty else {
      judgement.suggest(Self.compare)
      return judgement
    }
    for member in judgement.everyDataBearingMember(of: evidence.destination) {
      guard let hardware = judgement.hardware(of: member, .destination) else { continue }
      let isWeaker = hardware.cores < needed.cores || hardware.memoryMB < needed.memoryMB
      judgement.add(
        Finding(
          isWeaker ? .warn : .pass, Subject(.destination, node: member.host),
          "\(member.host) has \(Self.words(hardware)); the source has \(Self.words(needed.cores, needed.memoryMB)).",
          explanation: "The speed of the disks is not seen."))
      if isWeaker {
        judgement.suggest(Remedy(.destination, "Give \(member.host) more cores or memory, at least for the migration."))
      }
    }
    if judgement.outcome == .unknown { judgement.suggest(Self.compare) }
    return judgement
  }

  private static func words(_ hardware: Hardware) -> String { words(hardware.cores, hardware.memoryMB) }

  private static func words(_ cores: Int, _ memoryMB: Int) -> String {
    "\(Wording.count(cores, "core", "cores")) and \(Wording.gigabytes(Double(memoryMB) / 1024)) of memory"
  }

  private static let compare = Remedy(
    nil,
    "Compare processor cores and memory of the members of both clusters; on Atlas, the tiers. Run this on a member.",
    command: "db.hostInfo().system", settlesUnknown: true)
}

extension Judgement {
  /// What a member's host has; what could not be read is recorded as unknown, which a person may settle.
  fileprivate mutating func hardware(of member: MemberEvidence, _ role: ClusterRole) -> Hardware? {
    value(
      of: member.hardware, Subject(role, node: member.host), "the hardware of \(member.host)", canBeSettled: true)
  }
}
