import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct RestartTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.restart, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  private func item(_ id: String, _ evidence: Evidence) -> AuditItem? { items(evidence).first { $0.id == id } }

  @Test func followsTheProcedure() {
    #expect(
      Checklist.restart.ids == [
        "mongosync-stopped", "mongosync-log-errors", "majority-commit-point", "confirm-destination",
        "destination-write-block-off",
        "reserved-databases", "user-databases", "source-write-block-off", "source-side-effects", "oplog-window",
        "balancer-state", "enable-balancers", "restart-mongosync", "mongosync-idle",
      ])
  }

  @Test("Healthy clusters are GO once a person has vouched for the rest", arguments: [false, true])
  func healthy(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.restart.sharded : EvidenceFixture.restart
    #expect(Verdict(of: items(evidence).map(\.outcome)) == .incomplete)
    let settled = items(evidence, attested: ["mongosync-stopped", "confirm-destination"])
    #expect(Verdict(of: settled.map(\.outcome)) == .go)
    #expect(settled.last?.outcome == .notApplicable)
  }

  @Test func mongosyncsWordReplacesAPersons() {
    let stopped = items(
      EvidenceFixture.restart.asking(.silent(.connectionRefused)), attested: ["confirm-destination"])
    #expect(Verdict(of: stopped.map(\.outcome)) == .go)
    #expect(stopped.first?.outcome == .pass)
    #expect(stopped.last?.outcome == .notApplicable)
    let started = items(EvidenceFixture.restart.asking(.telling(.idle)), attested: ["confirm-destination"])
    #expect(Verdict(of: started.map(\.outcome)) == .go)
    #expect(started.first?.outcome == .notApplicable)
    #expect(started.last?.outcome == .pass)
  }

  @Test func balancersAreStartedOnlyWhenAbandoned() {
    let abandoned = EvidenceFixture.restart.with { $0.plan.phase = .abandon }
    #expect(item("enable-balancers", EvidenceFixture.restart.sharded)?.outcome == .notApplicable)
    #expect(item("enable-balancers", abandoned)?.outcome == .notApplicable)
    let open = item("enable-balancers", abandoned.sharded)
    #expect(open?.outcome == .manual)
    #expect(open?.remedies.map(\.cluster) == [.source, .destination])
    #expect(open?.remedies.map(\.command) == Array(repeating: "db.adminCommand({ balancerStart: 1 })", count: 2))
    #expect(item("enable-balancers", abandoned.with { $0.source.topology = .unreachable })?.outcome == .manual)
  }

  @Test func theStartComesAfterTheVerdict() {
    let step = item("restart-mongosync", EvidenceFixture.restart)
    #expect(step?.summary == "To be done after this audit says GO.")
    #expect(
      step?.remedies.last?.command
        == #"curl -X POST localhost:27182/api/v1/start --data '{"source":"cluster0","destination":"cluster1"}'"#)
    let abandoned = item("restart-mongosync", EvidenceFixture.restart.with { $0.plan.phase = .abandon })
    #expect(abandoned?.remedies.isEmpty == true)
  }

  @Test func theDestinationIsConfirmedByAPerson() {
    let step = item("confirm-destination", EvidenceFixture.restart)
    #expect(step?.outcome == .manual)
    #expect(step?.remedies.last?.command == "db.hello()")
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.restart.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    }
    let judged = items(blank, attested: Checklist.restart.ids)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
    #expect(judged.filter { $0.kind == .check }.allSatisfy { $0.outcome != .pass })
  }
}
