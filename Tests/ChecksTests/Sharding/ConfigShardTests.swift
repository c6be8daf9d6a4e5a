import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ConfigShardTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    ConfigShard().judge(EvidenceFixture.shardedPreflight.with(change))
  }

  private static let embedded = Observed.seen([Shard(id: "config", host: "c/h:1"), Shard(id: "s1", host: "s/h:2")])

  @Test func passesWithAndWithoutOne() {
    #expect(judge().outcome == .pass)
    let judgement = judge { $0.destination.shards = Self.embedded }
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings.contains { $0.explanation.contains("transitionFromDedicatedConfigServer") })
  }

  @Test func aConfigShardDoesNotGoToAReplicaSet() {
    let judgement = judge { evidence in
      evidence.source.shards = Self.embedded
      evidence.destination.topology = .seen(.replicaSet(name: "rs"))
    }
    #expect(judgement.subjects(.fail) == [Subject(.source)])
  }

  @Test func replicaSetsHaveNone() {
    #expect(ConfigShard().judge(EvidenceFixture.preflight).outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.shards = .denied }.outcome == .unknown)
    #expect(judge { $0.destination.topology = .unreachable }.outcome == .unknown)
  }
}
