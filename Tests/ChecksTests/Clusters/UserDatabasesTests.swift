import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UserDatabasesTests {
  private func judge(_ names: [String], _ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    UserDatabases().judge(
      EvidenceFixture.restart.with { evidence in
        evidence.destination.databases = .seen(names)
        change(&evidence)
      })
  }

  @Test func passesWithoutUserDatabases() {
    #expect(judge(["admin", "config", "local"]).summaries(.pass) == ["The destination holds no user database."])
  }

  @Test func failsForEachUserDatabase() {
    let judgement = judge(["admin", "app", "shop"])
    #expect(judgement.subjects(.fail).map(\.namespace) == ["app", "shop"])
    #expect(
      judgement.commands == [
        "db.getSiblingDB(\"app\").dropDatabase()", "db.getSiblingDB(\"shop\").dropDatabase()",
        "db.adminCommand({ listDatabases: 1, nameOnly: true })",
      ])
  }

  @Test("Device Sync's databases are not system databases", arguments: ["__realm_sync", "__realm_sync_65ab"])
  func deviceSyncFails(_ name: String) {
    #expect(judge([name]).subjects(.fail) == [Subject(.destination, namespace: name)])
  }

  @Test func existingDataIsAWarningWherePlanned() {
    let judgement = judge(["shop"]) { $0.plan.preExistingDestinationData = true }
    #expect(judgement.outcome == .warn)
    #expect(judgement.findings[at: 0]?.explanation.contains("preExistingDestinationData") == true)
  }

  @Test func reservedDatabasesAreLeftToTheirOwnCheck() {
    #expect(judge(["__mdb_internal_mongosync"]).outcome == .pass)
  }

  @Test("Atlas's own databases, by version and content")
  func atlas() {
    func outcome(_ version: ReleaseVersion?, _ collections: Observed<[CollectionEvidence]>) -> Outcome {
      judge(["__mdb_internal_atlas"]) { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.destination.collections = collections
      }.outcome
    }
    let full = Observed.seen([CollectionEvidence(database: "__mdb_internal_atlas", name: "probe")])
    let empty = Observed.seen([CollectionEvidence(database: "shop", name: "probe")])
    let (old, new) = (ReleaseVersion(1, 17, 9), ReleaseVersion(1, 18))
    #expect(outcome(new, full) == .pass)
    #expect(outcome(new, .denied) == .pass)
    #expect(outcome(old, full) == .fail)
    #expect(outcome(old, empty) == .pass)
    #expect(outcome(old, .denied) == .unknown)
    #expect(outcome(nil, full) == .unknown)
    #expect(outcome(nil, empty) == .pass)
    #expect(outcome(nil, .denied) == .unknown)
  }

  @Test func aMissingVersionCannotBeAttested() {
    let judgement = judge(["__mdb_internal_atlas"]) { evidence in
      evidence.plan.mongosyncVersion = nil
      evidence.destination.collections = .seen([CollectionEvidence(database: "__mdb_internal_atlas", name: "probe")])
    }
    #expect(judgement.findings.contains { $0.outcome == .unknown && !$0.canBeSettled })
    #expect(judgement.remedies.map(\.text) == ["Give the version of mongosync with --mongosync-version."])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge([]) { $0.destination.databases = .denied }.outcome == .unknown)
  }

  @Test func hostileNamesAreQuoted() {
    #expect(judge(["a\\\"b"]).commands[at: 0] == #"db.getSiblingDB("a\\\"b").dropDatabase()"#)
  }
}
