import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DropGateTests {
  private func judgements(_ evidence: Evidence) -> [Judgement] {
    [UserDatabases().judge(evidence), ReservedDatabases().judge(evidence)]
  }

  private static var full: Evidence {
    EvidenceFixture.restart.with {
      $0.destination.databases = .seen(["__mdb_internal_mongosync", "admin", "shop"])
    }
  }

  private func drops(_ evidence: Evidence) -> [Remedy] {
    judgements(evidence).flatMap(\.remedies).filter { $0.command?.contains("dropDatabase") == true }
  }

  private func expectNoDrop(_ evidence: Evidence, because reason: String) {
    #expect(drops(evidence).isEmpty)
    for judgement in judgements(evidence) {
      #expect(judgement.remedies.contains { $0.text.contains(reason) && $0.command == nil })
    }
    let judgement = UserDatabases().judge(evidence)
    #expect(judgement.findings.contains { $0.outcome <= .unknown && $0.summary.contains(reason) })
  }

  private func reporting(_ change: (inout MongosyncProgress) -> Void) -> Evidence {
    var progress = MongosyncProgress()
    change(&progress)
    return Self.full.with { $0.mongosync = [MongosyncInstance(address: "sync:27182", progress: .seen(progress))] }
  }

  @Test func eachDropNamesTheCluster() {
    let remedies = drops(Self.full)
    #expect(remedies.count == 2)
    let set = Self.full.destination.sets.map(\.name).joined()
    let host = Self.full.destination.hosts.sorted().first ?? "?"
    for remedy in remedies {
      #expect(remedy.text.contains("the destination \(set)"))
      #expect(remedy.text.contains(host))
    }
  }

  @Test("An empty source", arguments: [[], ["admin", "config", "local"], ["__mdb_internal_atlas", "admin"]])
  func emptySource(_ names: [String]) {
    expectNoDrop(Self.full.with { $0.source.databases = .seen(names) }, because: "source holds no user database")
  }

  @Test func anUnreadSource() {
    expectNoDrop(Self.full.with { $0.source.databases = .denied }, because: "could not be read")
  }

  @Test func metadataOnTheSourceAlone() {
    let evidence = Self.full.with {
      $0.source.databases = .seen(["admin", "mongosync_reserved_for_internal_use", "shop"])
      $0.destination.databases = .seen(["admin", "shop"])
    }
    expectNoDrop(evidence, because: "not the destination, holds mongosync's metadata")
  }

  @Test("A committed migration", arguments: [MongosyncState.committing, .committed, .reversing])
  func committed(_ state: MongosyncState) {
    expectNoDrop(reporting { $0.state = state }, because: "reports \(state.rawValue)")
  }

  @Test("A state that nobody knows", arguments: [MongosyncState.unknown("FINALIZING"), nil])
  func unclearState(_ state: MongosyncState?) {
    expectNoDrop(
      reporting { $0.state = state },
      because: state == nil ? "reports no state" : "reports FINALIZING, which is no state that is known")
    let metadata = MongosyncMetadata(database: "__mdb_internal_mongosync", state: "EXPLODED")
    expectNoDrop(
      Self.full.with { $0.destination.mongosyncMetadata = .seen([metadata]) },
      because: "says EXPLODED, which is no state that is known")
  }

  @Test func writesAllowedBeforeTheStateChanges() {
    let evidence = reporting {
      $0.state = .paused
      $0.canWrite = true
    }
    expectNoDrop(evidence, because: "canWrite: true")
  }

  @Test("Metadata of a committed migration", arguments: ["COMMITTING", "COMMITTED"])
  func committedMetadata(_ state: String) {
    let metadata = MongosyncMetadata(database: "__mdb_internal_mongosync", state: state)
    expectNoDrop(
      Self.full.with { $0.destination.mongosyncMetadata = .seen([metadata]) }, because: "destination says \(state)")
  }

  @Test func theOtherDirection() {
    let evidence = reporting {
      $0.state = .paused
      var direction = MongosyncDirection()
      direction.source = .init("cluster0: \(Self.full.destination.hosts.sorted().first ?? "?")")
      direction.destination = .init("cluster1: \(Self.full.source.hosts.sorted().first ?? "?")")
      $0.directionMapping = direction
    }
    expectNoDrop(evidence, because: "mongosync reports that it copies cluster0")
  }

  @Test func oneClusterGivenTwice() {
    expectNoDrop(Self.full.with { $0.destination.sets = $0.source.sets }, because: "both clusters are one: source-set/")
    let aliased = Self.full.with { evidence in
      evidence.source.sets[0].replicaSetID = .seen("64b000000000000000000001")
      evidence.destination.sets[0] = ReplicaSetEvidence(
        name: evidence.source.sets[0].name, members: evidence.destination.sets[0].members,
        catalog: evidence.destination.sets[0].catalog, replicaSetID: .seen("64b000000000000000000001"))
    }
    expectNoDrop(aliased, because: "replica set id 64b000000000000000000001")
    let routers = Self.full.sharded.with { evidence in
      evidence.source.shardedClusterID = .seen("64b000000000000000000002")
      evidence.destination.shardedClusterID = .seen("64b000000000000000000002")
    }
    expectNoDrop(routers, because: "both clusters are one: cluster id 64b000000000000000000002")
  }

  @Test func aMigrationThatRuns() {
    expectNoDrop(reporting { $0.state = .running }, because: "reports RUNNING")
    #expect(drops(reporting { $0.state = .paused }).count == 2)
  }

  @Test func eachDropNamesTheIds() {
    let evidence = Self.full.with { $0.destination.sets[0].replicaSetID = .seen("64b000000000000000000003") }
    #expect(drops(evidence).count == 2)
    #expect(drops(evidence).allSatisfy { $0.text.contains("(replica set id 64b000000000000000000003)") })
  }

  @Test("A committed migration is not restarted, and no pause is offered", arguments: [true, false])
  func committedIsNotRestarted(_ byState: Bool) {
    let judgement = MongosyncStopped().judge(
      reporting {
        $0.state = byState ? .committed : .running
        $0.canWrite = true
      })
    #expect(judgement.summaries(.fail).contains { $0.hasPrefix("This migration is committed. Do not restart it") })
    #expect(judgement.commands.isEmpty)
  }
}
