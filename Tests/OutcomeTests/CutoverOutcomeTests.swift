import Checklists
import Evidence
import Findings
import Survey
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct Cutover {
    /// Two sets with the source blocked, and the destination until the commit.
    private func pair(afterCommit: Bool = false) async throws -> ClusterPair {
      let pair = try await ClusterPair.clean()
      try await pair.block(pair.source, true)
      try await pair.block(pair.destination, !afterCommit)
      return pair
    }

    /// A cutover over the pair with a mongosync that answers like this.
    private func audit(_ pair: ClusterPair, _ standIn: MongosyncStandIn) -> AuditOfServers {
      var audit = pair.audit { $0.filtered = false }
      audit.mongosync = [standIn.url]
      return audit
    }

    private func standIn(
      _ pair: ClusterPair, _ stage: MongosyncStandIn.Stage, isSwapped: Bool = false, canWrite: Bool? = nil
    ) throws -> MongosyncStandIn {
      let hosts = [pair.source.members[0].host, pair.destination.members[0].host]
      let body = MongosyncStandIn.progress(
        of: .v1_21, at: stage, between: isSwapped ? (hosts[1], hosts[0]) : (hosts[0], hosts[1]), canWrite: canWrite)
      return try MongosyncStandIn(.body(body))
    }

    @Test func aSyncThatIsReadyMayBeCommitted() async throws {
      let pair = try await pair()
      let standIn = try standIn(pair, .ready)
      try await audit(pair, standIn).expect(.cutover, OutcomeTables.cutover)
    }

    @Test func aDestinationThatMongosyncDoesNotBlockIsJudgedByTheVersion() async throws {
      let pair = try await pair()
      try await pair.block(pair.destination, false)
      let standIn = try standIn(pair, .ready)
      var audit = audit(pair, standIn)
      try await audit.expect(.cutover, OutcomeTables.cutover.changing(["destination-blocked-while-running": .fail]))
      audit.plan.mongosyncVersion = ReleaseVersion(1, 19)
      try await audit.expect(.cutover, OutcomeTables.cutover.changing(["destination-blocked-while-running": .warn]))
    }

    /// A user who may bypass the block writes in spite of it.
    @Test func whoeverElseWritesToTheDestinationIsNoticed() async throws {
      let pair = try await pair()
      let access = ReplicaSetOptions.AccessControl { admin in
        for user in ["mongosync", "shopkeeper"] {
          try await admin.run("admin", #"{"createUser": "\#(user)", "pwd": "secret", "roles": ["root"]}"#)
        }
      }
      let options = ReplicaSetOptions(name: "kept", accessControl: access)
      try await ReplicaSet.with(options) { destination in
        let clients = try ["mongosync", "shopkeeper"].map { user in
          try AdminClient(destination.connectionString(user: user, password: "secret"))
        }
        try await clients[0].insert("shop.orders", documents: [#"{"_id": 1}"#])
        try await clients[0].run("admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)
        let standIn = try MongosyncStandIn(
          .body(
            MongosyncStandIn.progress(
              of: .v1_21, at: .ready, between: (pair.source.members[0].host, destination.members[0].host))))
        var audit = AuditOfServers(
          source: pair.source.connectionString,
          destination: destination.connectionString(user: "shopkeeper", password: "secret"),
          plan: pair.audit { $0.filtered = false }.plan)
        audit.plan.mongosyncUser = "mongosync"
        audit.mongosync = [standIn.url]
        // On a slow machine ten seconds may be over before the oplog is read.
        audit.window = .watching(after: nil)
        try await audit.expectLines(of: .cutover, ["destination-blocked-while-running": .pass])
        try await clients[1].insert("shop.orders", documents: [#"{"_id": 2}"#])
        let item = try #require(
          try await audit.items(of: .cutover).first { $0.id == "destination-blocked-while-running" })
        #expect(item.outcome == .fail, "\(item.findings)")
        #expect(
          item.summary
            == "shop.orders had 1 write of a user other than mongosync's in the last 90 seconds of the oplog "
            + "of \(destination.members[0].host).")
      }
    }

    @Test func aSyncThatIsBehindMayNot() async throws {
      let pair = try await pair()
      let standIn = try standIn(pair, .applying)
      try await audit(pair, standIn).expect(
        .cutover, OutcomeTables.cutover.changing(["can-commit": .fail, "replication-lag": .fail]))
    }

    @Test func clustersGivenTheWrongWayRoundFail() async throws {
      let pair = try await pair()
      let standIn = try standIn(pair, .ready, isSwapped: true)
      try await audit(pair, standIn).expect(.cutover, OutcomeTables.cutover.changing(["mongosync-direction": .fail]))
    }

    @Test func aWriteAndAnOpenTransactionOnTheSourceAreSeen() async throws {
      let pair = try await pair()
      try await pair.block(pair.source, false)
      try await pair.make("shop", on: pair.source)
      let transaction = try OpenTransaction(
        pair.source.connectionString, inserting: #"{"a": 1}"#, into: ("shop", "things"))
      let standIn = try standIn(pair, .ready)
      var audit = audit(pair, standIn)
      try await pair.whileWriting(to: "shop", on: pair.source) {
        try await audit.expect(
          .cutover,
          OutcomeTables.cutover.changing([
            "destination-holds-data": .fail, "source-writes-stopped": .unknown, "open-transactions": .warn,
          ]))
        audit.plan.mongosyncVersion = ReleaseVersion(1, 19)
        audit.plan.writeBlocking = .destinationOnly
        try await audit.expect(
          .cutover,
          OutcomeTables.cutover.changing([
            "destination-holds-data": .fail, "source-writes-stopped": .fail, "open-transactions": .warn,
          ]))
      }
      try await transaction.commit()
    }

    @Test func deletesAloneFromACollectionWithATTLIndexAreForAPerson() async throws {
      let pair = try await pair()
      try await pair.block(pair.source, false)
      let admin = try pair.source.primary()
      try await admin.run(
        "shop",
        #"{"createIndexes": "sessions", "indexes": [{"key": {"seen": 1}, "name": "seen_1", "expireAfterSeconds": 60}]}"#
      )
      try await admin.insert("shop.sessions", documents: [#"{"_id": 1}"#, #"{"_id": 2}"#])
      // What was inserted must lie before the seconds that are looked at.
      try await Task.sleep(for: .seconds(RecentWrites.seconds + 2))
      try await admin.run("shop", #"{"delete": "sessions", "deletes": [{"q": {"_id": 1}, "limit": 1}]}"#)
      let standIn = try standIn(pair, .ready)
      var audit = audit(pair, standIn)
      audit.plan.mongosyncVersion = ReleaseVersion(1, 19)
      audit.plan.writeBlocking = .destinationOnly
      try await audit.expect(
        .cutover,
        OutcomeTables.cutover.changing(["destination-holds-data": .fail, "source-writes-stopped": .unknown]))
      try await admin.insert("shop.sessions", documents: [#"{"_id": 3}"#])
      try await audit.expect(
        .cutover, OutcomeTables.cutover.changing(["destination-holds-data": .fail, "source-writes-stopped": .fail]))
    }

    /// Trap 3: canWrite in the state COMMITTING is not the end.
    @Test(arguments: [false, true]) func aCommitUnderWayIsOpen(canWrite: Bool) async throws {
      let pair = try await pair(afterCommit: true)
      let standIn = try standIn(pair, .committing, canWrite: canWrite)
      try await audit(pair, standIn).expect(
        .cutover,
        OutcomeTables.committed.changing([
          "commit-through": .unknown, "bypass-users": .pass, "destination-open": canWrite ? .pass : .notApplicable,
        ]))
    }

    @Test func aCommitThatIsThroughPasses() async throws {
      let pair = try await pair(afterCommit: true)
      let standIn = try standIn(pair, .committed)
      try await audit(pair, standIn).expect(.cutover, OutcomeTables.committed)
    }

    @Test func blocksThatAreNotAsTheyShouldBeAreSeen() async throws {
      let pair = try await pair(afterCommit: true)
      try await pair.block(pair.source, false)
      try await pair.block(pair.destination, true)
      let standIn = try standIn(pair, .committed)
      try await audit(pair, standIn).expect(
        .cutover,
        OutcomeTables.committed.changing(["source-blocked-after-commit": .warn, "destination-open": .fail]))
    }

    @Test func aMongosyncThatHasEndedLeavesTheCutoverOpen() async throws {
      let pair = try await pair()
      var audit = pair.audit { $0.filtered = false }
      audit.mongosync = ["http://127.0.0.1:\(try MongosyncStandIn.freePort())"]
      let rows = [
        "mongosync-direction", "sync-running", "can-commit", "replication-lag", "verifier-ready", "progress-warnings",
        "oplog-time-left", "index-builds-finished", "commit-through", "source-blocked-after-commit",
        "destination-open",
      ]
      try await audit.expect(
        .cutover, OutcomeTables.cutover.changing(Dictionary(uniqueKeysWithValues: rows.map { ($0, .unknown) })))
    }
  }

  @Suite struct StoppedMongosync {
    @Test func restartNeedsNobodysWordForIt() async throws {
      let pair = try await ClusterPair.clean()
      var audit = pair.audit()
      audit.mongosync = ["http://127.0.0.1:\(try MongosyncStandIn.freePort())"]
      let table = OutcomeTables.restart.changing(["mongosync-stopped": .pass, "mongosync-idle": .notApplicable])
      try await audit.expect(.restart, table)
      let host = pair.destination.members[0].host
      let client = try AdminClient("mongodb://\(host)/?directConnection=true&appName=mongosync")
      try await offCooperativePool { _ = try client.run("admin", #"{"ping": 1}"#) }
      try await audit.expect(.restart, table.changing(["mongosync-stopped": .unknown]))
    }

    @Test(arguments: [
      (MongosyncStandIn.Stage.paused, Outcome.warn, Outcome.fail), (.idle, .notApplicable, .pass),
      (.initializing, .notApplicable, .unknown), (.applying, .fail, .fail),
    ])
    func whatAnswersIsJudgedByItsState(
      stage: MongosyncStandIn.Stage, stopped: Outcome, idle: Outcome
    ) async throws {
      let pair = try await ClusterPair.clean()
      let hosts = (pair.source.members[0].host, pair.destination.members[0].host)
      let standIn = try MongosyncStandIn(
        .body(MongosyncStandIn.progress(of: .v1_20, at: stage, between: hosts)))
      var audit = pair.audit()
      audit.mongosync = [standIn.url]
      try await audit.expect(
        .restart, OutcomeTables.restart.changing(["mongosync-stopped": stopped, "mongosync-idle": idle]))
    }
  }
}
