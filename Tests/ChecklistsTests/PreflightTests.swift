import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct PreflightTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.preflight, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  private static let environment = [
    "members-reachable", "majority-commit-point", "supported-topology", "server-versions", "feature-compatibility",
    "dollar-v-replacements",
    "storage-engine", "enterprise-build", "atlas-tier", "arbiters", "shard-counts", "config-shard",
    "start-parameters", "sharding-entries", "mongosync-instances", "one-source-one-destination",
    "connection-strings", "mongosync-host", "same-start-options", "no-upgrades",
    "existing-data-precautions", "verifier-memory", "verifier-coverage", "mongosync-privileges", "provisioned-users",
    "table-scans-allowed", "profiler-off", "default-concerns", "source-write-block-off",
    "destination-write-block-off", "balancers-before-start", "reserved-databases", "user-databases",
    "namespace-conflicts", "destination-disk", "destination-hardware", "oplog-window", "destination-oplog-window",
    "indexes-on-all-members",
    "running-operations",
  ]

  @Test func beginsWithTheEnvironment() {
    #expect(Array(Checklist.preflight.ids.prefix(Self.environment.count)) == Self.environment)
  }

  @Test("Healthy clusters are GO once a person has vouched for the rest", arguments: [false, true])
  func healthy(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.shardedPreflight : EvidenceFixture.preflight
    func environment(_ items: [AuditItem]) -> [Outcome] { items.prefix(Self.environment.count).map(\.outcome) }
    #expect(Verdict(of: environment(items(evidence))) == .incomplete)
    let steps = [
      "one-source-one-destination", "connection-strings", "mongosync-host",
      "same-start-options", "no-upgrades",
    ]
    let settled = items(evidence, attested: steps)
    #expect(Verdict(of: environment(settled)) == .go)
  }

  @Test func theCostlyQuestionsAreItsOwn() {
    #expect(Audit(.preflight).questions.isSuperset(of: [.serverSettings, .users, .sizes, .operations]))
    #expect(Audit(.restart).questions.isDisjoint(with: [.serverSettings, .users, .sizes, .operations]))
    // A reverse asks for mongosync's user, whose rights it judges.
    #expect(Audit(.reverse).questions.isDisjoint(with: [.serverSettings, .sizes, .operations]))
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.preflight.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    }
    let judged = items(blank, attested: Checklist.preflight.ids)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
    // What the plan alone decides may pass.
    let planned = ["start-parameters", "mongosync-instances"]
    let seen = judged.filter { $0.kind == .check && !planned.contains($0.id) }
    #expect(seen.allSatisfy { $0.outcome != .pass }, "\(seen.filter { $0.outcome == .pass }.map(\.id))")
  }
}
