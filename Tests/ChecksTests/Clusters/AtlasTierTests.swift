import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct AtlasTierTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    AtlasTier().judge(EvidenceFixture.preflight.with(change))
  }

  @Test func doesNotAriseElsewhere() {
    #expect(judge().outcome == .notApplicable)
  }

  @Test func aPersonConfirmsTheTierOnAtlas() {
    let judgement = judge { evidence in
      let host = MemberConfiguration(host: "ac-1-shard-00-00.abc.MongoDB.net:27017")
      evidence.destination.sets[0].members[0] = MemberEvidence(host, notAsked: "It was not needed.")
    }
    #expect(judgement.subjects(.manual) == [Subject(.destination)])
    #expect(judgement.remedies.count == 1)
    let lookalike = judge { evidence in
      let host = MemberConfiguration(host: "mongodb.net.example.com:27017")
      evidence.destination.sets[0].members[0] = MemberEvidence(host, notAsked: "It was not needed.")
    }
    #expect(lookalike.outcome == .notApplicable)
  }

  @Test func aClusterWithoutKnownMembersIsUnknown() {
    let judgement = judge { evidence in
      evidence.source.sets = []
      evidence.source.topology = .unreachable
    }
    #expect(judgement.outcome == .unknown)
  }
}
