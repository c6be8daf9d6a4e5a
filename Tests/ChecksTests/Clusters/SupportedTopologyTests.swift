import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SupportedTopologyTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    SupportedTopology().judge(EvidenceFixture.preflight.with(change))
  }

  @Test func passesForAllPairsButOne() {
    #expect(judge().outcome == .pass)
    #expect(SupportedTopology().judge(EvidenceFixture.shardedPreflight).outcome == .pass)
    #expect(judge { $0.destination.topology = .seen(.shardedCluster) }.outcome == .pass)
  }

  @Test func aShardedSourceNeedsAShardedDestination() {
    let judgement = judge { $0.source.topology = .seen(.shardedCluster) }
    #expect(judgement.summaries(.fail) == ["The source is sharded and the destination is a replica set."])
  }

  @Test func aStandaloneServerFails() {
    let judgement = judge { $0.destination.topology = .seen(.standalone) }
    #expect(judgement.subjects(.fail) == [Subject(.destination)])
    #expect(judgement.commands == ["rs.initiate()"])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
  }
}
