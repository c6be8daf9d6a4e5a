import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct PostCutover {
    @Test func twinsPassEveryLine() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.auditAfterCutover().expect(.postCutover, OutcomeTables.postCutover)
    }

    /// One difference at a time, each undone before the next: exactly its line changes.
    @Test func eachDifferenceIsSeenByItsCheckAlone() async throws {
      let pair = try await ClusterPair.twins()
      let admin = try pair.destination.primary()
      let audit = pair.auditAfterCutover()
      for difference in TwinDifference.all {
        for command in difference.commands { try await admin.run("twins", command) }
        let outcomes = try await audit.outcomes(of: .postCutover)
        let changed = outcomes.filter { OutcomeTables.postCutover[$0.key] != $0.value }
        #expect(changed == difference.changes, "\(difference.commands)")
        for command in difference.repair { try await admin.run("twins", command) }
      }
      try await audit.expect(.postCutover, OutcomeTables.postCutover)
    }

    /// mongosync leaves both of these on the destination.
    @Test func aProfileAndAnEmptyListOfViewsAreNoDifference() async throws {
      let pair = try await ClusterPair.twins()
      let admin = try pair.destination.primary()
      try await admin.run("twins", #"{"profile": 2}"#)
      try await admin.run("twins", #"{"ping": 1}"#)
      try await admin.run("twins", #"{"profile": 0}"#)
      try await admin.run("twins", #"{"create": "passing", "viewOn": "things", "pipeline": []}"#)
      try await admin.run("twins", #"{"drop": "passing"}"#)
      let names = try await admin.run("twins", #"{"listCollections": 1, "nameOnly": true}"#)["cursor"]["firstBatch"]
        .array
        .compactMap(\.["name"].string)
      #expect(Set(names).isSuperset(of: ["system.profile", "system.views"]))
      try await pair.auditAfterCutover().expect(.postCutover, OutcomeTables.postCutover)
      try await admin.run("twins", #"{"drop": "system.profile"}"#)
    }

    @Test func aWriteBlockOnTheDestinationFails() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.destination, true)
      try await pair.auditAfterCutover().expect(
        .postCutover, OutcomeTables.postCutover.changing(["destination-open": .fail]))
    }

    /// What mongosync tells besides what the clusters do, and that one which has ended leaves the rest as it is.
    @Test func mongosyncIsAskedWhetherTheCommitIsThrough() async throws {
      let pair = try await ClusterPair.twins()
      let table = OutcomeTables.postCutover
      var audit = pair.auditAfterCutover()
      let hosts = (pair.source.members[0].host, pair.destination.members[0].host)
      let stages: [(MongosyncStandIn.Stage, Bool?, Outcome, Outcome)] = [
        (.committed, nil, .pass, .pass), (.committing, true, .unknown, .pass),
        (.committing, false, .unknown, .notApplicable), (.ready, nil, .fail, .notApplicable),
        (.idle, nil, .unknown, .pass),
      ]
      for (stage, canWrite, through, open) in stages {
        let body = MongosyncStandIn.progress(of: .v1_21, at: stage, between: hosts, canWrite: canWrite)
        let standIn = try MongosyncStandIn(.body(body))
        audit.mongosync = [standIn.url]
        try await audit.expect(.postCutover, table.changing(["commit-through": through, "destination-open": open]))
      }
      audit.mongosync = ["http://127.0.0.1:\(try MongosyncStandIn.freePort())"]
      try await audit.expect(.postCutover, table.changing(["commit-through": .unknown]))
      let item = try #require(try await audit.items(of: .postCutover).first { $0.id == "commit-through" })
      #expect(item.findings.allSatisfy { $0.canBeSettled })
    }

    @Test func aFilterLeavesWhatIsMissingToAPerson() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      try await pair.make("unfiltered", on: pair.source)
      try await pair.block(pair.source, true)
      try await pair.auditAfterCutover().expect(
        .postCutover, OutcomeTables.postCutover.changing(["same-namespaces": .fail]))
      try await pair.auditAfterCutover { $0.filtered = true }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["same-namespaces": .unknown]))
    }

    @Test func onlyWhatThePlansFilterIncludesIsCompared() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      for database in ["unfiltered", "chosen"] { try await pair.make(database, on: pair.source) }
      try await pair.block(pair.source, true)
      try await pair.destination.primary().run("unfiltered", #"{"create": "things", "capped": true, "size": 4096}"#)
      func audit(_ databases: String...) -> AuditOfServers {
        pair.auditAfterCutover { plan in
          plan.filtered = true
          plan.includeNamespaces = databases.map { NamespacePattern(database: $0) }
        }
      }
      let table = OutcomeTables.postCutover
      try await audit("twins").expect(.postCutover, table)
      try await audit("twins", "chosen").expect(.postCutover, table.changing(["same-namespaces": .fail]))
      try await audit("twins", "unfiltered").expect(.postCutover, table.changing(["same-capped-limits": .fail]))
      try await pair.block(pair.source, false)
    }

    @Test func anOpenSourceIsAWarningWhereMongosyncBlocksIt() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      let table = OutcomeTables.postCutover
      try await pair.auditAfterCutover().expect(.postCutover, table.changing(["source-closed-after-cutover": .warn]))
      try await pair.auditAfterCutover { plan in
        plan.mongosyncVersion = ReleaseVersion(1, 19)
        plan.writeBlocking = .destinationOnly
      }.expect(.postCutover, table)
      try await pair.auditAfterCutover { $0.mongosyncVersion = ReleaseVersion(1, 19) }.expect(
        .postCutover, table.changing(["source-closed-after-cutover": .unknown]))
    }

    /// Trap 13: as long as a reverse is possible, the metadata must stay.
    @Test func metadataIsALeftoverOnlyWhenNothingCanBeReversed() async throws {
      let pair = try await ClusterPair.twins()
      let database = "__mdb_internal_mongosync"
      let table = OutcomeTables.postCutover
      for (reversible, outcome) in [(false, Outcome.warn), (true, .pass)] {
        let admin = try pair.destination.primary()
        try await admin.run(database, #"{"dropDatabase": 1}"#)
        try await admin.insert("\(database).globalState", documents: [#"{"reversible": \#(reversible)}"#])
        let audit = pair.auditAfterCutover { $0.reversible = reversible }
        try await audit.expect(.postCutover, table.changing(["metadata-cleaned-up": outcome]))
        let item = try #require(try await audit.items(of: .postCutover).first { $0.id == "metadata-cleaned-up" })
        #expect(item.remedies.contains { $0.command?.contains("dropDatabase") == true } == !reversible)
      }
    }

    /// Accounts need a privilege of their own; the rest of the list does not.
    @Test func aReaderCannotSeeUsersAndSaysSo() async throws {
      let pair = try await ClusterPair.twins()
      let access = ReplicaSetOptions.AccessControl(user: "root", password: "secret") { admin in
        try await admin.run(
          "admin", #"{"createUser": "reader", "pwd": "secret", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
      }
      try await ReplicaSet.with(ReplicaSetOptions(name: "locked", members: [.ordinary], accessControl: access)) {
        locked in
        let audit = AuditOfServers(
          source: locked.connectionString(user: "reader", password: "secret"),
          destination: pair.destination.connectionString, plan: pair.auditAfterCutover().plan)
        let items = try await audit.items(of: .postCutover)
        let unknown = items.filter { $0.outcome == .unknown }
        #expect(unknown.map(\.id) == ["same-users", "same-roles"])
        #expect(unknown.allSatisfy { $0.findings.allSatisfy { $0.canBeSettled } })
      }
    }

    @Test func theVersionDecidesWhichBugsThereWere() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.auditAfterCutover { $0.mongosyncVersion = nil }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["historical-bugs": .unknown]))
      try await pair.auditAfterCutover { $0.mongosyncVersion = ReleaseVersion(1, 7, 1) }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["historical-bugs": .warn]))
    }

    /// What mongosync does to invalid legacy specifications of an old source is no difference.
    @Test func legacyIndexesOfAnOldSourceAreRewritten() async throws {
      let pair = try await ClusterPair.clean()
      try await ReplicaSet.with(ReplicaSetOptions(name: "ancient", members: [.ordinary], version: .v4_2_6)) { old in
        let index = #""key": {"a": 1}, "name": "a_1", "background": true"#
        try await old.primary().run("twins", #"{"createIndexes": "kinds", "indexes": [{\#(index)}]}"#)
        try await pair.destination.primary().run("twins", #"{"createIndexes": "kinds", "indexes": [{\#(index)}]}"#)
        let items = try await AuditOfServers(
          source: old.connectionString, destination: pair.destination.connectionString, plan: pair.audit().plan
        ).items(of: .postCutover)
        for id in ["same-namespaces", "same-indexes", "same-collection-options", "same-collations"] {
          #expect(items.first { $0.id == id }?.outcome == .pass, "\(id)")
        }
      }
    }
  }
}
