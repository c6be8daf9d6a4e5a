public import Evidence
import Findings

public import struct Foundation.Date

/// Evidence of two healthy clusters, for a test to change one thing of.
public enum EvidenceFixture {
  /// The present of all fixtures.
  public static let now = Date(timeIntervalSince1970: 1_800_000_000)

  /// Two replica sets that a migration may be started on again.
  public static var restart: Evidence {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 20, 0)
    plan.expectedCopyHours = 24
    var evidence = Evidence(
      plan: plan, source: ClusterFixture.replicaSet(.source), destination: ClusterFixture.replicaSet(.destination),
      collectedAt: now)
    evidence.destination.databases = .seen(["admin", "config", "local"])
    evidence.destination.collections = .seen([])
    evidence.source.setWriteBlock(.off)
    return evidence
  }

  /// Two replica sets whose sync may be reversed.
  public static var reverse: Evidence {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 20, 0)
    plan.preExistingDestinationData = false
    plan.canWriteAt = now.addingTimeInterval(-2 * 3600)
    plan.mongosyncUser = "mongosync"
    var evidence = Evidence(
      plan: plan, source: ClusterFixture.replicaSet(.source), destination: ClusterFixture.replicaSet(.destination),
      collectedAt: now)
    evidence.source.setWriteBlock(.on)
    evidence.source.mongosyncUser = .seen(.found(mayDropAnyDatabase: true))
    evidence.destination.mongosyncUser = .seen(.found(mayDropAnyDatabase: true))
    evidence.destination.databases = .seen(["__mdb_internal_mongosync", "admin", "config", "local", "shop"])
    evidence.destination.mongosyncMetadata = .seen([
      MongosyncMetadata(
        database: "__mdb_internal_mongosync", reversible: true, buildIndexes: "afterDataCopy", isFiltered: false,
        state: "COMMITTED")
    ])
    return evidence
  }

  /// Two replica sets whose sync may be committed, by the word of one mongosync.
  public static var cutover: Evidence {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 21, 0)
    plan.filtered = false
    plan.preExistingDestinationData = false
    plan.mongosyncUser = "mongosync"
    var evidence = Evidence(
      plan: plan, source: ClusterFixture.replicaSet(.source), destination: ClusterFixture.replicaSet(.destination),
      mongosync: [.ready()], collectedAt: now)
    evidence.destination.setWriteBlock(.on)
    evidence.source.bypassUsers = .seen(["mongosync@admin"])
    evidence.destination.bypassUsers = .seen(["mongosync@admin"])
    evidence.source.setActivity(transactions: .seen(0), writes: .seen([]))
    return evidence
  }

  /// The same two while all is committed, and the destination is open.
  public static var committed: Evidence {
    cutover.with { evidence in
      evidence.mongosync = [
        .telling(.committed) { progress in
          progress.canWrite = true
          progress.warnings = []
        }
      ]
      evidence.source.setWriteBlock(.on)
      evidence.destination.setWriteBlock(.off)
    }
  }
}

extension Evidence {
  /// The same evidence between two sharded clusters of two shards each.
  public var sharded: Evidence {
    with { evidence in
      evidence.source.shard()
      evidence.destination.shard()
    }
  }

  /// The same evidence with one thing changed.
  ///
  /// - Parameter change: changes it.
  /// - Returns: the changed evidence.
  public func with(_ change: (inout Evidence) -> Void) -> Evidence {
    var evidence = self
    change(&evidence)
    return evidence
  }
}

extension Observed {
  /// A value that was seen in one answer.
  ///
  /// - Parameter value: the value.
  /// - Returns: the observation.
  public static func seen(_ value: Value) -> Observed { .value(value, [EvidenceID("answer")]) }

  /// A refusal for want of a privilege.
  public static var denied: Observed {
    .refused(Refusal(.unauthorized, "The user may not ask this.", code: 13), [EvidenceID("refusal")])
  }

  /// A server that does not know the question.
  public static var unheardOf: Observed {
    .refused(Refusal(.commandNotFound, "There is no such command.", code: 59), [EvidenceID("no command")])
  }

  /// A server that could not be reached.
  public static var unreachable: Observed {
    .refused(Refusal(.unreachable, "No connection could be made."), [EvidenceID("silence")])
  }
}
