import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ReversibleStartTests {
  private func judge(_ version: ReleaseVersion? = ReleaseVersion(1, 20), _ change: (inout Evidence) -> Void = { _ in })
    -> Judgement
  {
    ReversibleStart().judge(
      EvidenceFixture.reverse.with { evidence in
        evidence.plan.mongosyncVersion = version
        change(&evidence)
      })
  }

  private func metadata(
    reversible: Bool? = true, mode: String? = nil, buildIndexes: String? = "afterDataCopy", filtered: Bool? = false
  ) -> Observed<[MongosyncMetadata]> {
    .seen([
      MongosyncMetadata(
        database: "m", reversible: reversible, writeBlockingMode: mode, buildIndexes: buildIndexes, isFiltered: filtered
      )
    ])
  }

  @Test func passesByMetadataAlone() {
    let judgement = judge()
    #expect(judgement.outcome == .pass)
    #expect(
      judgement.summaries(.pass)[at: 0] == "mongosync's metadata in __mdb_internal_mongosync says reversible: true.")
    #expect(judgement.subjects(.pass)[at: 0] == Subject(.destination, namespace: "__mdb_internal_mongosync"))
  }

  @Test func failsForWhatRulesAReverseOut() {
    #expect(judge { $0.destination.mongosyncMetadata = metadata(reversible: false) }.outcome == .fail)
    #expect(judge { $0.destination.mongosyncMetadata = metadata(filtered: true) }.outcome == .fail)
    #expect(judge { $0.plan.preExistingDestinationData = true }.outcome == .fail)
    for other in [
      judge { $0.destination.mongosyncMetadata = metadata(buildIndexes: "sometimes") },
      judge(ReleaseVersion(1, 19)) { $0.destination.mongosyncMetadata = metadata(mode: "sideways") },
    ] {
      #expect(other.outcome == .unknown)
      #expect(
        other.summaries(.unknown).allSatisfy { $0.hasSuffix("a value that this version of the program does not know.") }
      )
    }
    let never = judge { $0.destination.mongosyncMetadata = metadata(buildIndexes: "never") }
    #expect(
      never.summaries(.fail) == ["mongosync's metadata in m says buildIndexes: never, which rules a reverse out."])
    #expect(never.remedies.count == 1)
  }

  @Test func whatNobodyTellsIsUnknown() {
    let judgement = judge {
      $0.destination.mongosyncMetadata = metadata(reversible: nil, buildIndexes: nil, filtered: nil)
    }
    #expect(
      judgement.summaries(.unknown) == [
        "Neither mongosync's metadata nor the plan tells reversible.",
        "Neither mongosync's metadata nor the plan tells filtered.",
        "Neither mongosync's metadata nor the plan tells buildIndexes.",
      ])
    #expect(judgement.findings.allSatisfy { !$0.canBeSettled })
    #expect(judge { $0.plan.preExistingDestinationData = nil }.outcome == .unknown)
  }

  @Test func thePlanFillsInForMetadata() {
    let judgement = judge { evidence in
      evidence.destination.mongosyncMetadata = .denied
      evidence.plan.reversible = true
      evidence.plan.filtered = false
      evidence.plan.buildIndexes = "beforeDataCopy"
    }
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings[at: 0]?.summary == "The plan says reversible: true.")
    #expect(judgement.findings[at: 0]?.explanation.contains("could not be read: The user may not ask this.") == true)
  }

  @Test func refusedMetadataWithoutAPlanIsUnknown() {
    let judgement = judge { $0.destination.mongosyncMetadata = .denied }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.evidence.contains(EvidenceID("refusal")))
  }

  @Test func metadataCountsBeforeThePlan() {
    let good = judge { $0.plan.reversible = false }
    #expect(good.outcome == .warn)
    #expect(
      good.summaries(.warn)[at: 0]?.hasPrefix("The plan says reversible: false, but mongosync's metadata in ") == true)
    let bad = judge { evidence in
      evidence.plan.reversible = true
      evidence.destination.mongosyncMetadata = metadata(reversible: false)
    }
    #expect(bad.outcome == .fail)
    #expect(bad.summaries(.warn).count == 1)
  }

  @Test func metadataThatDisagreesIsUnknown() {
    let judgement = judge { evidence in
      evidence.destination.mongosyncMetadata = .seen([
        MongosyncMetadata(database: "a", reversible: true, buildIndexes: "afterDataCopy", isFiltered: false),
        MongosyncMetadata(database: "b", reversible: false, buildIndexes: "afterDataCopy", isFiltered: false),
      ])
    }
    #expect(
      judgement.summaries(.unknown) == [
        "The metadata databases disagree about reversible: a says true, b says false."
      ])
  }

  @Test("Write blocking is judged as the version demands")
  func writeBlocking() {
    func outcome(_ version: ReleaseVersion?, _ mode: String?) -> Outcome {
      judge(version) { $0.destination.mongosyncMetadata = metadata(mode: mode) }.outcome
    }
    for version in [ReleaseVersion(1, 12), ReleaseVersion(1, 19, 4), ReleaseVersion(1, 11), ReleaseVersion(1, 7)] {
      #expect(outcome(version, "sourceAndDestination") == .pass)
      #expect(outcome(version, "destinationOnly") == .fail)
      #expect(outcome(version, "none") == .fail)
      #expect(outcome(version, nil) == .unknown)
    }
    #expect(outcome(ReleaseVersion(1, 20), nil) == .pass)
    #expect(outcome(ReleaseVersion(1, 20), "destinationOnly") == .pass)
    #expect(outcome(nil, "sourceAndDestination") == .pass)
    #expect(outcome(nil, "destinationOnly") == .unknown)
    #expect(outcome(nil, nil) == .unknown)
  }

  @Test func theVersionThatIsMissingIsAskedFor() {
    let judgement = judge(nil)
    #expect(judgement.remedies.map(\.text) == ["Give the version of mongosync with --mongosync-version."])
  }

  @Test func thePlanTellsWriteBlocking() {
    #expect(judge(ReleaseVersion(1, 19)) { $0.plan.writeBlocking = .sourceAndDestination }.outcome == .pass)
    #expect(judge(ReleaseVersion(1, 19)) { $0.plan.writeBlocking = .destinationOnly }.outcome == .fail)
  }

  @Test func existingDataCannotBeBeforeItsVersion() {
    let judgement = judge(ReleaseVersion(1, 14)) { evidence in
      evidence.plan.writeBlocking = .sourceAndDestination
      evidence.plan.preExistingDestinationData = nil
    }
    #expect(judgement.outcome == .pass)
  }
}
