import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct HistoricalBugsTests {
  private func judge(_ source: IndexEvidence, _ destination: IndexEvidence) -> Judgement {
    HistoricalBugs().judge(EvidenceFixture.comparing(indexes: [source], [destination]))
  }

  private func judge(version: ReleaseVersion?, sharded: Bool = false) -> Judgement {
    let evidence = sharded ? EvidenceFixture.postCutover.sharded : EvidenceFixture.postCutover
    return HistoricalBugs().judge(evidence.with { $0.plan.mongosyncVersion = version })
  }

  @Test func anotherSphereVersionIsAWarning() {
    func sphere(_ version: OptionValue) -> IndexEvidence {
      IndexEvidence(name: "g", key: [.init("g", "2dsphere")], options: ["2dsphereIndexVersion": version])
    }
    let judgement = judge(sphere(2), sphere(3))
    #expect(
      judgement.summaries(.warn) == [
        "The 2dsphereIndexVersion of the index g of shop.things is 2 on the source and 3 on the destination."
      ])
    #expect(judgement.commands.count == 2)
    #expect(judge(sphere(3), sphere(3)).outcome == .pass)
  }

  @Test func aTinyDescendingFieldThatBecameAscendingFails() {
    func index(_ text: String) -> IndexEvidence {
      IndexEvidence(
        name: "a", key: [.init("a", OptionValue(canonical: #"{ "$numberDouble" : "\#(text)" }"#)), .init("b")])
    }
    #expect(judge(index("-1e-10"), index("1.0")).outcome == .fail)
    #expect(judge(index("-1e-10"), index("-1e-10")).outcome == .pass)
    #expect(judge(index("-1.0"), index("1.0")).outcome == .pass, "another check's")
  }

  @Test(arguments: [
    (ReleaseVersion(1, 0), 2, 3), (ReleaseVersion(1, 2, 3), 3, 3), (ReleaseVersion(1, 3), 3, 2),
    (ReleaseVersion(1, 4), 2, 1), (ReleaseVersion(1, 5), 5, 4), (ReleaseVersion(1, 6), 4, 3),
    (ReleaseVersion(1, 7), 4, 3), (ReleaseVersion(1, 7, 1), 4, 3), (ReleaseVersion(1, 7, 2), 1, 1),
    (ReleaseVersion(1, 7, 3), 0, 0), (ReleaseVersion(1, 8), 0, 0),
  ])
  func oldVersionsCouldMissDocuments(version: ReleaseVersion, sharded: Int, unsharded: Int) {
    #expect(judge(version: version, sharded: true).summaries(.warn).count == sharded)
    #expect(judge(version: version).summaries(.warn).count == unsharded)
  }

  @Test func cappedSizesChangedFromSixToSeven() {
    func warnings(_ source: ReleaseVersion, _ destination: ReleaseVersion) -> [String] {
      HistoricalBugs().judge(
        EvidenceFixture.postCutover.with { evidence in
          evidence.plan.mongosyncVersion = ReleaseVersion(1, 7, 2)
          evidence.source.run(source)
          evidence.destination.run(destination)
        }
      ).summaries(.warn).filter { $0.contains("capped") }
    }
    #expect(warnings(ReleaseVersion(6, 0, 13), ReleaseVersion(7, 0, 6)).count == 1)
    #expect(warnings(ReleaseVersion(6, 0, 13), ReleaseVersion(6, 0, 13)).isEmpty)
    #expect(warnings(ReleaseVersion(7, 0, 6), ReleaseVersion(7, 0, 6)).isEmpty)
  }

  @Test func withoutAVersionItIsUnknown() {
    #expect(judge(version: nil).outcome == .unknown)
    #expect(judge(version: ReleaseVersion(1, 21)).outcome == .pass)
  }
}
