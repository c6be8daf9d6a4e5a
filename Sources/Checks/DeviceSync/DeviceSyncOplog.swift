public import Evidence
public import Findings

/// Where Device Sync is in use, the oplog should reach back two days.
public struct DeviceSyncOplog: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "device-sync-oplog",
    title: "Oplog long enough for Device Sync",
    rule: """
      Where the source holds databases of Device Sync, the oplog of each of its members that hold data reaches back 48 \
      hours, or is kept for as long. Once the service has ended, nothing reads it any more.
      """,
    rationale: "When the oplog passes the point where sync stands, sync must be terminated, and clients be reset.",
    reads: ["find local.oplog.rs", "serverStatus"],
    privileges: ["find on the local database and serverStatus (clusterMonitor and readAnyDatabase)"],
    remedy: "Keep the oplog for 48 hours at least.",
    citations: [Citation("X-06", "MongoDB docs, App Services: go to production, oplog size")])

  /// Judges the oplogs of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    guard !DeviceSync.hasEnded(evidence) else {
      judgement.add(Finding(.notApplicable, subject, "Device Sync has ended and reads no oplog any more."))
      return judgement
    }
    let databases = DeviceSync.databases(of: evidence.source)
    guard let names = judgement.value(of: databases, subject, "the list of databases of the source") else {
      return judgement
    }
    guard !names.isEmpty else {
      judgement.add(Finding(.notApplicable, subject, "The source holds no database of Device Sync."))
      return judgement
    }
    for member in judgement.everyDataBearingMember(of: evidence.source) {
      let subject = Subject(.source, node: member.host)
      guard let oplog = judgement.value(of: member.oplog, subject, "the oplog of \(member.host)") else { continue }
      if oplog.minimumRetentionHours >= Self.needed {
        let kept = Wording.hours(oplog.minimumRetentionHours)
        judgement.add(Finding(.pass, subject, "\(member.host) keeps its oplog for \(kept) at least."))
      } else if oplog.hours >= Self.needed {
        judgement.add(Finding(.pass, subject, "The oplog of \(member.host) spans \(Wording.hours(oplog.hours))."))
      } else {
        judgement.add(
          Finding(
            .warn, subject, "The oplog of \(member.host) spans \(Wording.hours(oplog.hours)), not 48 hours.",
            explanation: oplog.size < oplog.maximumSize ? "It is not full, so its span still grows." : ""))
        judgement.suggest(.retainOplog(of: member.host, hours: Self.needed, on: .source))
      }
    }
    return judgement
  }

  private static let needed = 48.0
}
