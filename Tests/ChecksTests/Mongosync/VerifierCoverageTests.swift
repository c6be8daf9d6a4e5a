import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct VerifierCoverageTests {
  private func judge(
    _ evidence: Evidence = EvidenceFixture.preflight, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement { VerifierCoverage().judge(evidence.with(change)) }

  private static func collection(
    _ name: String, options: [String: OptionValue] = [:], _ indexes: [IndexEvidence] = []
  ) -> CollectionEvidence {
    CollectionEvidence(
      database: "shop", name: name, options: options,
      indexes: [IndexEvidence(name: "_id_", key: [.init("_id")])] + indexes)
  }

  @Test func passesWherePlainCollectionsAreCopied() { #expect(judge().outcome == .pass) }

  @Test func namesWhatTheVerifierPassesOver() {
    let collation = OptionValue(canonical: #"{ "locale" : "de" }"#)
    let simple = OptionValue(canonical: #"{ "locale" : "simple" }"#)
    let judgement = judge { evidence in
      evidence.source.collections = .seen([
        ClusterFixture.orders, Self.collection("log", options: ["capped": true]),
        Self.collection("names", options: ["collation": collation]),
        Self.collection("plain", options: ["collation": simple]),
        Self.collection(
          "sessions", [IndexEvidence(name: "seen_1", key: [.init("seen")], options: ["expireAfterSeconds": 60])]),
      ])
    }
    #expect(judgement.subjects(.warn).map(\.namespace) == ["shop.log", "shop.names", "shop.sessions"])
    #expect(
      judgement.summaries(.warn)[1]
        == "The embedded verifier does not check shop.names, which has a collation of its own.")
    #expect(judgement.remedies.contains { $0.text.contains("command verify") })
  }

  @Test func whatTheFilterLeavesOutIsNotNamed() {
    let judgement = judge { evidence in
      evidence.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["log"])]
      evidence.source.collections = .seen([
        Self.collection("log", options: ["capped": true])
      ])
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func before115MetadataAreNotChecked() {
    #expect(judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 14) }.outcome == .warn)
    #expect(judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 15) }.outcome == .pass)
  }

  @Test func withoutAVerifierNothingIsChecked() {
    #expect(judge { $0.plan.verifier = false }.outcome == .warn)
    #expect(judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 8) }.outcome == .warn)
    let sharded = EvidenceFixture.shardedPreflight
    #expect(judge(sharded) { $0.plan.mongosyncVersion = ReleaseVersion(1, 9) }.outcome == .warn)
    #expect(judge(sharded).outcome == .pass)
  }

  @Test func isUnknownWithoutTheCatalog() { #expect(judge { $0.source.collections = .denied }.outcome == .unknown) }
}
