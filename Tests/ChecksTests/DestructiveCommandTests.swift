import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestructiveCommandTests {
  private static let onDestination = [
    #"db.getSiblingDB("shop").getCollection("orders").dropIndex("a_1")"#,
    #"db.getSiblingDB("shop").runCommand({ collMod: "orders", expireAfterSeconds: 60 })"#,
    #"db.getSiblingDB("shop").runCommand({ collMod: "orders", cappedSize: 4096 })"#,
    #"db.getSiblingDB("shop").runCommand({ createIndexes: "orders", indexes: [{ "key" : { "a" : 1 }, "#
      + #""expireAfterSeconds" : 60, "name" : "a_1" }] })"#,
    #"db.getSiblingDB("admin").dropUser("ada")"#, #"db.getSiblingDB("admin").revokeRolesFromUser("ada", ["root"])"#,
    #"rs.remove("db1:27017")"#, #"db.getSiblingDB("shop").getCollection("orders").deleteMany({ a: 1 })"#,
    #"db.getSiblingDB("shop").runCommand({ convertToCapped: "orders", size: 1 })"#,
    #"sh.removeRangeFromZone("shop.orders", { a: 1 }, { a: 2 })"#, #"db.adminCommand({ removeQuerySettings: "ab" })"#,
  ]

  private func guarded(_ command: String, on role: ClusterRole, _ evidence: Evidence) -> Remedy {
    Judgement([], remedies: [Remedy(role, "Do it.", command: command)]).guarded(by: evidence).remedies[0]
  }

  private func reporting(_ state: MongosyncState, swapped: Bool = false) -> Evidence {
    EvidenceFixture.committed.with { evidence in
      evidence.mongosync = [
        .telling(state) { progress in
          if swapped { progress.directionMapping = .between("destination-1:27017", "source-1:27017") }
        }
      ]
      evidence.destination.sets[0].replicaSetID = .seen("64b000000000000000000004")
    }
  }

  @Test("On the destination, after the commit alone, beside its name", arguments: Self.onDestination)
  func afterTheCommitAlone(_ command: String) {
    let printed = guarded(command, on: .destination, reporting(.committed))
    #expect(printed.command == command)
    #expect(
      printed.text
        == """
        Do it. This is for the destination destination-set at destination-1:27017, destination-2:27017, \
        destination:27017 (replica set id 64b000000000000000000004).
        """)
    for state in [MongosyncState.running, .paused, .committing, .reversing] {
      let withheld = guarded(command, on: .destination, reporting(state))
      #expect(withheld.command == nil)
      #expect(withheld.text.contains("reports \(state.rawValue)"))
    }
    let elsewhere = reporting(.committed).with { evidence in
      evidence.source.databases = .seen(["__mdb_internal_mongosync", "admin", "shop"])
    }
    #expect(guarded(command, on: .destination, elsewhere).command == nil)
    let swapped = guarded(command, on: .destination, reporting(.committed, swapped: true))
    #expect(swapped.command == nil)
    #expect(swapped.text.contains("it copies cluster0: destination-1:27017"))
  }

  @Test("On the source, before a start alone", arguments: Self.onDestination)
  func beforeTheStartAlone(_ command: String) {
    #expect(guarded(command, on: .source, reporting(.idle)).command == command)
    for state in [MongosyncState.running, .paused, .committing, .committed] {
      #expect(guarded(command, on: .source, reporting(state)).command == nil)
    }
  }

  @Test func aClusterGivenTwiceGetsNothing() {
    let evidence = reporting(.idle).with { $0.destination.sets = $0.source.sets }
    for command in Self.onDestination {
      #expect(guarded(command, on: .source, evidence).command == nil)
      #expect(guarded(command, on: .destination, evidence).command == nil)
    }
  }

  @Test func whatDestroysNothingIsLeftAsItIs() {
    let harmless = [
      "db.adminCommand({ balancerStop: 1 })", #"db.runCommand({ collMod: "a", expireAfterSeconds: "off" })"#,
      #"db.getSiblingDB("shop").getCollection("orders").getIndexes()"#,
    ]
    for command in harmless {
      let remedy = Remedy(.destination, "Do it.", command: command)
      #expect(remedy.guarded(by: reporting(.running, swapped: true)) == remedy)
    }
  }

  @Test func aClusterIsOpenedAtItsTimeAlone() {
    let lift = "db.adminCommand({ setUserWriteBlockMode: 1, global: false })"
    #expect(guarded(lift, on: .source, reporting(.paused)).command == lift)
    #expect(guarded(lift, on: .source, reporting(.committed)).command == nil)
    #expect(guarded(lift, on: .destination, reporting(.committed)).command == lift)
    #expect(guarded(lift, on: .destination, reporting(.running)).command == nil)
    let writable = reporting(.committing).with { evidence in
      evidence.mongosync = [.telling(.committing) { $0.canWrite = true }]
    }
    #expect(guarded(lift, on: .destination, writable).command == lift)
    #expect(guarded(lift, on: .source, writable).command == nil)
  }

  @Test func writesAreStoppedOnTheRightClusterAlone() {
    let block = "db.adminCommand({ setUserWriteBlockMode: 1, global: true })"
    #expect(guarded(block, on: .source, reporting(.committed)).command == block)
    #expect(guarded(block, on: .source, reporting(.running)).command == block)
    #expect(guarded(block, on: .source, reporting(.running, swapped: true)).command == nil)
  }
}
