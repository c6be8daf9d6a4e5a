import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct IndexesOnAllMembersTests {
  private func judge(_ change: (inout MemberEvidence) -> Void) -> Judgement {
    IndexesOnAllMembers().judge(EvidenceFixture.preflight.with { change(&$0.source.sets[0].members[1]) })
  }

  private func orders(_ indexes: [IndexEvidence]) -> Observed<[CollectionEvidence]> {
    .seen([CollectionEvidence(database: "shop", name: "orders", indexes: indexes)])
  }

  @Test func passesForEqualCatalogs() {
    #expect(judge { _ in }.summaries(.pass) == ["2 members of source-set list the same indexes."])
  }

  @Test func anIndexOnOneMemberFails() {
    let judgement = judge { $0.catalog = orders(Array(ClusterFixture.orders.indexes.dropLast())) }
    #expect(
      judgement.subjects(.fail) == [
        Subject(.source, node: "source-2:27017", namespace: "shop.orders", index: "placed_1")
      ])
    #expect(judgement.summaries(.fail) == ["source-2:27017 lacks the index placed_1 of shop.orders."])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("orders").getIndexes()"#])
    let more = judge { member in
      member.catalog = orders(ClusterFixture.orders.indexes + [IndexEvidence(name: "rolling", keyFields: ["a"])])
    }
    #expect(more.subjects(.fail).map(\.node) == ["source-1:27017"])
  }

  @Test func anIndexWithOtherOptionsFails() {
    let judgement = judge { member in
      let changed = ClusterFixture.orders.indexes.map { index in
        index.name == "placed_1" ? IndexEvidence(name: "placed_1", keyFields: ["placed"], isHidden: true) : index
      }
      member.catalog = orders(changed)
    }
    #expect(judgement.summaries(.fail) == ["The members differ in the index placed_1 of shop.orders."])
  }

  @Test func aMissingCollectionFails() {
    #expect(
      judge { $0.catalog = .seen([]) }.summaries(.fail) == [
        "source-2:27017 does not hold shop.orders, which others hold."
      ])
  }

  @Test func aDelayedMemberIsAWarning() {
    let judgement = judge { member in
      let configuration = MemberConfiguration(host: "late:27017", hidden: true, delaySeconds: 3600)
      member = MemberEvidence(configuration, notAsked: "It was not needed.")
      member.catalog = .seen([])
    }
    #expect(judgement.outcome == .warn)
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.catalog = .denied }.outcome == .unknown)
    #expect(IndexesOnAllMembers().judge(EvidenceFixture.preflight.with { $0.source.sets = [] }).outcome == .unknown)
  }

  @Test func anUnfinishedBuildFailsAlsoWhereAllMembersHaveIt() {
    let building = orders(
      ClusterFixture.orders.indexes + [IndexEvidence(name: "new", key: [.init("n")], isBuilding: true)])
    let ready = orders(ClusterFixture.orders.indexes + [IndexEvidence(name: "new", key: [.init("n")])])
    let second = "source-2:27017 is still building the index new of shop.orders."
    let evidence = EvidenceFixture.preflight.with { evidence in
      evidence.source.sets[0].members[0].catalog = ready
      evidence.source.sets[0].members[1].catalog = building
    }
    #expect(IndexesOnAllMembers().judge(evidence).summaries(.fail) == [second])
    let both = IndexesOnAllMembers().judge(evidence.with { $0.source.sets[0].members[0].catalog = building })
    #expect(
      both.summaries(.fail) == ["source-1:27017 is still building the index new of shop.orders.", second])
  }

  @Test func aMemberThatBuildsNoIndexesNeedsNone() {
    func judge(_ indexes: [IndexEvidence]) -> Judgement {
      self.judge { member in
        let configuration = MemberConfiguration(host: "bare:27017", hidden: true, buildsIndexes: false)
        member = MemberEvidence(configuration, notAsked: "It was not needed.")
        member.catalog = orders(indexes)
      }
    }
    let judgement = judge(ClusterFixture.orders.indexes.filter { $0.name == "_id_" })
    #expect(judgement.outcome == .pass)
    #expect(judgement.summaries(.pass).contains { $0.hasPrefix("bare:27017 is configured to build no indexes") })
  }
}
