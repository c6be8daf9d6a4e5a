import Checklists
import Evidence
import Findings
import Foundation
import TestSupport
import Testing

extension OutcomeTests {
  /// What lines print for sharded clusters, for members, and around a commit, carried out as printed.
  @Suite struct RemediesOnOtherClusters {
    /// The lines that are settled here.
    static let lines = [
      "arbiters", "source-writes-stopped", "source-blocked-after-commit", "balancers-before-start", "balancers-off",
      "balancer-after-cutover", "shard-keys",
    ]

    private func item(_ id: String, of checklist: Checklist, _ audit: AuditOfServers) async throws -> AuditItem {
      try #require(try await audit.items(of: checklist).first { $0.id == id })
    }

    /// Carries out what a line prints for one cluster, in mongosh on that cluster.
    private func carryOut(_ item: AuditItem, on client: AdminClient) async throws {
      let commands = item.remedies.filter { !RemedyTable.onlyShows($0) }.compactMap(\.command)
      #expect(!commands.isEmpty, "\(item.remedies)")
      for command in commands {
        #expect(RemedyTable.isCarriedOut(command), "the table has no row for \(command)")
        try await Mongosh(client).run(command)
      }
    }

    @Test func anArbiterIsRemovedAsPrinted() async throws {
      let pair = try await ClusterPair.readyToStart()
      try await ReplicaSet.with(ReplicaSetOptions(name: "mixed", members: [.ordinary, .ordinary, .arbiter])) { set in
        try await set.primary().run("shop", #"{"create": "orders", "writeConcern": {"w": 2}}"#)
        let audit = AuditOfServers(
          source: set.connectionString, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        let before = try await item("arbiters", of: .preflight, audit)
        #expect(before.outcome == .fail)
        try await carryOut(before, on: try set.primary())
        let after = try await item("arbiters", of: .preflight, audit)
        #expect(after.outcome == .pass || after.outcome == .notApplicable, "\(after.findings)")
      }
    }

    @Test func theSourceIsBlockedAsPrinted() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make("shop", on: pair.source)
      let hosts = (pair.source.members[0].host, pair.destination.members[0].host)
      for (stage, id) in [
        (MongosyncStandIn.Stage.ready, "source-writes-stopped"), (.committed, "source-blocked-after-commit"),
      ] {
        try await pair.block(pair.source, false)
        let standIn = try MongosyncStandIn(
          .body(MongosyncStandIn.progress(of: .v1_21, at: stage, between: hosts, canWrite: stage == .committed)))
        var audit = pair.audit { plan in
          plan.filtered = false
          plan.mongosyncVersion = ReleaseVersion(1, 19)
          plan.writeBlocking = .destinationOnly
        }
        audit.mongosync = [standIn.url]
        var before: AuditItem?
        try await pair.whileWriting(to: "shop", on: pair.source) { before = try await item(id, of: .cutover, audit) }
        let found = try #require(before)
        #expect(found.outcome == .fail || found.outcome == .warn)
        #expect(try await pair.carryOut(found) == 1, "\(found.remedies)")
        let after = try await item(id, of: .cutover, audit)
        #expect(after.outcome == .pass, "\(after.findings)")
        standIn.stop()
      }
      try await pair.block(pair.source, false)
    }

    /// A router's balancer is that of the real config server behind the stand-in.
    @Test func balancersAreSetAsPrinted() async throws {
      let pair = try await ClusterPair.clean()
      try await ShardedCluster.with(ShardedClusterOptions(name: "balanced")) { cluster in
        var plan = pair.audit { $0.filtered = false }.plan
        let asDestination = { (plan: Plan) in
          AuditOfServers(
            source: pair.source.connectionString, destination: cluster.connectionString, plan: plan)
        }
        let router = try cluster.admin()
        plan.mongosyncVersion = ReleaseVersion(1, 16)
        try await cluster.setBalancingWindow((start: "01:00", stop: "05:00"))
        let start = try await item("balancers-before-start", of: .preflight, asDestination(plan))
        #expect(start.outcome == .fail, "\(start.findings)")
        try await carryOut(start, on: router)
        try await cluster.awaitEndOfBalancerRound()
        let started = try await item("balancers-before-start", of: .preflight, asDestination(plan))
        #expect(started.outcome == .pass, "\(started.findings)")

        plan.mongosyncVersion = ReleaseVersion(1, 21)
        plan.reversible = false
        let after = try await item("balancer-after-cutover", of: .postCutover, asDestination(plan))
        #expect(after.outcome == .warn, "\(after.findings)")
        try await carryOut(after, on: router)
        #expect(try await item("balancer-after-cutover", of: .postCutover, asDestination(plan)).outcome == .pass)

        let reverse = try await item("balancers-off", of: .reverse, asDestination(plan))
        #expect(reverse.outcome == .fail, "\(reverse.findings)")
        try await carryOut(reverse, on: router)
        try await cluster.awaitEndOfBalancerRound()
        #expect(try await item("balancers-off", of: .reverse, asDestination(plan)).outcome == .pass)
      }
    }

    @Test func anIndexForAShardKeyIsCreatedAsPrinted() async throws {
      let pair = try await ClusterPair.readyToStart()
      try await pair.source.primary().run("shop", #"{"create": "it's \"sharded\""}"#)
      try await ShardedCluster.with(ShardedClusterOptions(name: "target")) { cluster in
        let fields: [IndexEvidence.KeyField] = [.init("re\"gion"), .init("id", "hashed")]
        var plan = pair.preflight().plan
        plan.shardingEntries = [ShardingEntry(database: "shop", collection: "it's \"sharded\"", key: fields)]
        let audit = AuditOfServers(
          source: pair.source.connectionString, destination: cluster.connectionString, plan: plan)
        let before = try await item("shard-keys", of: .preflight, audit)
        #expect(before.outcome == .fail, "\(before.findings)")
        try await carryOut(before, on: try pair.source.primary())
        let after = try await item("shard-keys", of: .preflight, audit)
        #expect(after.outcome == .pass, "\(after.findings)")
      }
    }
  }
}
