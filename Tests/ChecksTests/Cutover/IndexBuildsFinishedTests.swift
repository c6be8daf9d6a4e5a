import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct IndexBuildsFinishedTests {
  private func judge(
    _ built: Int?, of total: Int? = 7, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    IndexBuildsFinished().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.mongosync = [
          .ready { progress in
            progress.indexBuilding?.indexesBuilt = built
            progress.indexBuilding?.totalIndexesToBuild = total
          }
        ]
        change(&evidence)
      })
  }

  @Test func passesWhereAllAreBuilt() { #expect(judge(7).outcome == .pass) }

  @Test func warnsForNowWhereSomeAreLeft() {
    #expect(judge(6).summaries(.warn) == ["6 of 7 indexes are built."])
    #expect(judge(6).findings.map(\.mayPass) == [true])
  }

  @Test func isUnknownWhereItShouldBeToldAndIsNot() {
    #expect(judge(nil).outcome == .unknown)
    #expect(judge(3, of: nil).outcome == .unknown)
    #expect(judge(nil) { $0.plan.mongosyncVersion = nil }.outcome == .unknown)
    let after = judge(nil) { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 16)
      evidence.plan.buildIndexes = "excludeHashedAfterCopy"
    }
    #expect(after.outcome == .unknown)
    let odd = judge(nil) { evidence in
      evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", buildIndexes: "sometimes")])
    }
    #expect(odd.outcome == .unknown)
  }

  @Test func doesNotAriseWhereIndexesAreBuiltBefore() {
    #expect(judge(nil) { $0.plan.mongosyncVersion = ReleaseVersion(1, 15) }.outcome == .notApplicable)
    #expect(judge(nil) { $0.plan.mongosyncVersion = ReleaseVersion(1, 16) }.outcome == .notApplicable)
    #expect(judge(nil) { $0.plan.buildIndexes = "beforeDataCopy" }.outcome == .notApplicable)
    #expect(
      judge(nil) { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(5, 0, 4)) }.outcome == .notApplicable)
    let metadata = judge(nil) { evidence in
      evidence.plan.buildIndexes = "afterDataCopy"
      evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", buildIndexes: "never")])
    }
    #expect(metadata.outcome == .notApplicable)
  }
}
