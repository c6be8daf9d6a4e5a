import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CutoverTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.cutover, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  private func verdict(_ evidence: Evidence) -> Verdict { Verdict(of: items(evidence).map(\.outcome)) }

  @Test func followsTheProcedure() {
    #expect(
      Checklist.cutover.ids == [
        "mongosync-direction", "sync-running", "majority-commit-point", "destination-holds-data",
        "destination-blocked-while-running", "balancers-off", "can-commit",
        "replication-lag",
        "verifier-ready", "progress-warnings",
        "mongosync-log-errors", "oplog-time-left", "index-builds-finished", "open-transactions",
        "source-writes-stopped", "bypass-users", "send-commit", "no-restart-during-commit",
        "migrate-query-settings", "commit-through",
        "source-blocked-after-commit", "destination-open", "verify-before-switch", "write-as-application",
        "move-the-workload", "drop-metadata",
      ])
  }

  @Test("A sync that is ready is GO without anybody's word", arguments: [false, true])
  func ready(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.cutover.sharded : EvidenceFixture.cutover
    let quiet = evidence.with { evidence in
      evidence.source.setActivity(transactions: .seen(0), writes: .seen([]))
      let prefix = sharded ? "-shard0-1" : "-1"
      evidence.mongosync = [
        .ready { $0.directionMapping = .between("source\(prefix):27017", "destination\(prefix):27017") }
      ]
    }
    #expect(items(quiet).filter { $0.outcome < .pass } == [])
    #expect(verdict(quiet) == .go)
  }

  @Test func aCommitUnderWayIsIncompleteAndOneThatIsThroughIsGo() {
    let committing = EvidenceFixture.committed.with { evidence in
      evidence.mongosync = [
        .telling(.committing) { progress in
          progress.canWrite = true
          progress.warnings = []
        }
      ]
    }
    #expect(verdict(committing) == .incomplete)
    #expect(items(committing).filter { $0.outcome.leavesVerdictOpen }.map(\.id) == ["commit-through"])
    #expect(verdict(EvidenceFixture.committed) == .go)
  }

  @Test func rowsOfTheOtherPhaseDoNotArise() {
    let after: Set = ["commit-through", "source-blocked-after-commit", "destination-open"]
    let before: Set = [
      "sync-running", "can-commit", "replication-lag", "verifier-ready", "oplog-time-left", "index-builds-finished",
      "open-transactions", "source-writes-stopped",
    ]
    // Without a log there is no error in one, and replica sets have no balancer.
    for item in items(EvidenceFixture.cutover) where !["mongosync-log-errors", "balancers-off"].contains(item.id) {
      #expect((item.outcome == .notApplicable) == (after.contains(item.id) || item.kind == .step), "\(item.id)")
    }
    for item in items(EvidenceFixture.committed) where before.contains(item.id) || after.contains(item.id) {
      #expect((item.outcome == .notApplicable) == before.contains(item.id), "\(item.id)")
    }
  }

  @Test func anEmptyDestinationIsNeverGo() {
    for evidence in [EvidenceFixture.cutover, EvidenceFixture.committed] {
      let empty = items(evidence.with { $0.destination.collections = .seen([]) })
      #expect(empty.filter { $0.outcome == .fail }.map(\.id) == ["destination-holds-data"])
    }
  }

  @Test func theCommitIsSentToEveryMongosyncAtOnce() {
    let urls = ["http://a:27182/api/v1/progress", "http://b:27182/api/v1/progress", "http://c d/api/v1/progress"]
    let commands = { (count: Int) in
      let evidence = EvidenceFixture.cutover.with { $0.mongosync = urls.prefix(count).map { .ready(at: $0) } }
      return items(evidence).filter { $0.id == "send-commit" }.flatMap(\.remedies).map(\.command)
    }
    #expect(commands(0) == ["curl -X POST localhost:27182/api/v1/commit -d '{}'"])
    #expect(commands(1) == ["curl -X POST http://a:27182/api/v1/commit -d '{}'"])
    #expect(
      commands(3) == [
        """
        for url in http://a:27182/api/v1/commit http://b:27182/api/v1/commit 'http://c d/api/v1/commit'; \
        do curl -X POST "$url" -d '{}' & done; wait
        """
      ])
  }

  @Test func theCommitIsNotAskedForTwice() throws {
    let items = items(EvidenceFixture.committed)
    for id in ["send-commit", "no-restart-during-commit"] {
      #expect(try #require(items.first { $0.id == id }).remedies.isEmpty)
    }
    let ready = self.items(EvidenceFixture.cutover)
    for id in ["send-commit", "no-restart-during-commit", "verify-before-switch"] {
      #expect(try #require(ready.first { $0.id == id }).remedies.isEmpty == false)
    }
  }

  @Test func verificationComesBeforeTheMove() throws {
    let order = [
      "send-commit", "destination-open", "verify-before-switch", "write-as-application", "move-the-workload",
    ]
    let places = try order.map { try #require(Checklist.cutover.ids.firstIndex(of: $0)) }
    #expect(places == places.sorted())
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.cutover.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
      evidence.mongosync = [.silent(.timedOut)]
    }
    let judged = items(blank, attested: Checklist.cutover.ids)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
    #expect(judged.filter { $0.kind == .check }.allSatisfy { $0.outcome != .pass })
  }

  @Test func withoutAMongosyncAPersonIsAsked() {
    let judged = items(EvidenceFixture.cutover.with { $0.mongosync = [] })
    #expect(judged.count { $0.outcome == .manual } == 11)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
  }
}
