import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ChunkDistributionTests {
  private func judge(_ owners: Observed<[ChunkOwners]>) -> Judgement {
    ChunkDistribution().judge(EvidenceFixture.postCutover.sharded.with { $0.destination.chunkOwners = owners })
  }

  @Test func tellsWhatLiesOnFewerShards() {
    let judgement = judge(
      .seen([
        ChunkOwners(namespace: "shop.orders", shards: ["shard0", "shard1"]),
        ChunkOwners(namespace: "shop.log", shards: ["shard1"]),
      ]))
    #expect(
      judgement.summaries(.pass) == [
        "1 of 2 sharded collections have chunks on each of 2 shards.", "shop.log has chunks on 1 of 2 shards.",
      ])
  }

  @Test func aReplicaSetHasNoChunks() {
    #expect(ChunkDistribution().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied).outcome == .unknown)
    let evidence = EvidenceFixture.postCutover.sharded
    #expect(ChunkDistribution().judge(evidence.with { $0.destination.shards = .denied }).outcome == .unknown)
    #expect(ChunkDistribution().judge(evidence.with { $0.destination.topology = .unreachable }).outcome == .unknown)
  }
}
