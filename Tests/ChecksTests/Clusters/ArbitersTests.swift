import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ArbitersTests {
  private static let arbiter = MemberEvidence(
    MemberConfiguration(host: "arbiter:27017", arbiterOnly: true), notAsked: "It holds no data.")

  private func judge(
    _ evidence: Evidence = EvidenceFixture.preflight, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    Arbiters().judge(evidence.with(change))
  }

  @Test func passesWithoutArbiters() {
    #expect(judge().outcome == .pass)
    #expect(judge(EvidenceFixture.shardedPreflight).findings.count == 4)
  }

  @Test func aSourceNeedsThreeMembersWithDataBesideOne() {
    let two = judge { $0.source.sets[0].members.append(Self.arbiter) }
    #expect(two.summaries(.fail) == ["source-set of the source has 2 members with data beside an arbiter."])
    #expect(
      two.commands == [
        "db.adminCommand({ setDefaultRWConcern: 1, defaultWriteConcern: { w: 1 } })", "rs.remove(\"arbiter:27017\")",
      ])
    let three = judge { evidence in
      evidence.source.sets[0].members.append(evidence.source.sets[0].members[1])
      evidence.source.sets[0].members.append(Self.arbiter)
    }
    #expect(three.outcome == .pass)
  }

  @Test func aShardedDestinationMayHaveNone() {
    let judgement = judge(EvidenceFixture.shardedPreflight) { $0.destination.sets[1].members.append(Self.arbiter) }
    #expect(judgement.subjects(.fail) == [Subject(.destination, node: "arbiter:27017")])
    #expect(judge { $0.destination.sets[0].members.append(Self.arbiter) }.outcome == .pass)
  }

  @Test func anUnreadConfigurationIsUnknown() {
    #expect(judge { $0.source.sets[0] = $0.source.sets[0].withGap }.outcome == .unknown)
    #expect(judge { $0.destination.topology = .unreachable }.outcome == .unknown)
  }
}
