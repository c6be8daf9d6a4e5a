import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct IDsAcrossShardsTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    IDsAcrossShards().judge(EvidenceFixture.restart.sharded.with(change))
  }

  private func judge(_ reading: DocumentSample.Reading) -> Judgement {
    judge { $0.source.documents = Evidence.reading(.seen(reading)).source.documents }
  }

  @Test func cannotAriseOnAReplicaSet() {
    #expect(IDsAcrossShards().judge(EvidenceFixture.restart).outcome == .notApplicable)
  }

  @Test func passesWhenAllAreCompared() {
    #expect(judge { _ in }.summaries(.pass) == ["All 1000 documents of the source were looked at. No _id comes twice."])
  }

  @Test func aKeyOfTheIDAloneIsUniqueByItself() {
    let judgement = judge { evidence in
      evidence.source.shardedCollections = .seen([
        ShardedCollection(namespace: "shop.orders", key: [.init("_id", "hashed")])
      ])
      evidence.source.documents = .seen([])
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func anIDThatComesTwiceFails() {
    let judgement = judge(
      DocumentSample.Reading(
        examined: 10, isComplete: true, comparedIDs: true,
        sightings: [TraitSighting(.repeatedID, count: 1, examples: [7])]))
    #expect(judgement.summaries(.fail) == ["1 _id comes more than once in shop.orders, such as 7."])
    #expect(judgement.commands[at: 0]?.contains("$group") == true)
  }

  @Test func tooManyAreUnknownUntilAPersonHasLooked() {
    let judgement = judge(DocumentSample.Reading(examined: 10, isComplete: true, comparedIDs: false))
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.outcome == .unknown)
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.shardedCollections = .denied }.outcome == .unknown)
    #expect(judge { $0.source.documents = .denied }.outcome == .unknown)
  }
}
