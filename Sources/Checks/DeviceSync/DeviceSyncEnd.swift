public import Evidence
public import Findings

/// Whether Atlas Device Sync still existed when the clusters were looked at.
public struct DeviceSyncEnd: Check {
  /// Makes the check.
  public init() {}

  /// Nothing at all.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "device-sync-end",
    title: "Device Sync's end of life",
    rule: """
      For information: Device Sync ended on 30 September 2025. From that day on sync cannot be enabled again, and the \
      steps that do so do not apply.
      """,
    rationale: "Clients that rely on Device Sync cannot be brought back by any migration; they need another service.",
    reads: [],
    privileges: [],
    remedy: "Plan for applications that still expect the service.",
    citations: [Citation("X-07", "MongoDB docs, App Services and Realm: deprecation")])

  /// Judges the day on which the evidence was collected.
  public func judge(_ evidence: Evidence) -> Judgement {
    let hasEnded = DeviceSync.hasEnded(evidence)
    return Judgement([
      Finding(
        .pass, Subject(),
        hasEnded
          ? "Device Sync ended on 30 September 2025; it cannot be enabled again."
          : "Device Sync exists until 30 September 2025.",
        explanation: hasEnded ? "What is said here of terminating it matters for what it left behind." : "")
    ])
  }
}
