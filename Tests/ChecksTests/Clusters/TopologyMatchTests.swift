import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct TopologyMatchTests {
  private func judge(_ evidence: Evidence = EvidenceFixture.reverse, _ change: (inout Evidence) -> Void = { _ in })
    -> Judgement
  {
    TopologyMatch().judge(evidence.with(change))
  }

  @Test func passesForReplicaSetsWhateverTheirNames() {
    #expect(judge().summaries(.pass) == ["Both clusters are replica sets.", "Both clusters run 6.0."])
  }

  @Test func passesForAsManyShards() {
    #expect(
      judge(EvidenceFixture.reverse.sharded).summaries(.pass)[at: 0] == "Both clusters are sharded, with 2 shards each."
    )
  }

  @Test func differentKindsFail() {
    let judgement = judge { $0.destination.shard() }
    #expect(
      judgement.summaries(.fail) == [
        "The source is a replica set source-set, the destination a sharded cluster."
      ])
    #expect(judgement.remedies.count == 1)
  }

  @Test func differentShardCountsFail() {
    let judgement = judge(EvidenceFixture.reverse.sharded) { evidence in
      evidence.destination.shards = .seen([Shard(id: "shard0", host: "shard0/h:1")])
      evidence.destination.sets.removeLast()
    }
    #expect(judgement.summaries(.fail) == ["The source has 2 shards, the destination 1."])
  }

  @Test func differentReleaseSeriesFail() {
    let judgement = judge { evidence in
      for member in 0...1 { evidence.destination.sets[0].members[member].version = .seen(ReleaseVersion(7, 0, 18)) }
    }
    #expect(
      judgement.summaries(.fail) == ["The release series differ: the source runs 6.0, the destination runs 7.0."])
  }

  @Test func differentPatchesPass() {
    #expect(judge { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(6, 0, 5)) }.outcome == .pass)
  }

  @Test func standaloneFails() {
    let judgement = judge { $0.source.topology = .seen(.standalone) }
    #expect(judgement.subjects(.fail) == [Subject(.source)])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge(EvidenceFixture.reverse.sharded) { $0.source.shards = .denied }.outcome == .unknown)
    let version = judge { $0.source.sets[0].members[0].version = .unreachable }
    #expect(version.outcome == .unknown)
    #expect(version.summaries(.pass) == ["Both clusters are replica sets."])
  }
}
