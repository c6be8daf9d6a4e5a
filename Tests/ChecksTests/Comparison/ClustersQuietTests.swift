import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ClustersQuietTests {
  private func evidence(before: WriteBlockRecord, after: WriteBlockRecord?) -> Evidence {
    EvidenceFixture.restart.with { evidence in
      evidence.source.setWriteBlock(before)
      evidence.destination.setWriteBlock(before)
      let later = after.map { record in
        evidence.clusters.map { cluster in
          var later = cluster
          later.setWriteBlock(record)
          return later
        }
      }
      evidence.verification = DocumentVerification(comparisons: [], clustersAfter: later)
    }
  }

  @Test func passesWhereBothBlockedWritesThroughout() {
    let judgement = ClustersQuiet().judge(evidence(before: .on, after: .on))
    #expect(
      judgement.summaries(.pass) == [
        "The source blocked user writes before and after.", "The destination blocked user writes before and after.",
      ])
  }

  @Test func anOpenClusterIsUnknownAndAPersonMayVouch() {
    for (before, after) in [(WriteBlockRecord.off, WriteBlockRecord.on), (.on, .off), (.off, .off)] {
      let judgement = ClustersQuiet().judge(evidence(before: before, after: after))
      #expect(judgement.findings.map(\.outcome) == [.unknown, .unknown])
      #expect(judgement.findings.map(\.canBeSettled) == [true, true])
    }
    let judgement = ClustersQuiet().judge(evidence(before: .off, after: .on))
    #expect(
      judgement.findings[at: 0]?.explanation
        == "Of its write block, before: off. Of what was written: it was not read.")
  }

  @Test func anOplogProvesThatNobodyWrote() {
    let elsewhere = RecentWrites(namespace: "other.things", entries: 5, last: EvidenceFixture.restart.collectedAt)
    let quiet = open(writes: [.value([], []), .value([elsewhere], [])])
    #expect(
      quiet.summaries(.pass) == [
        "No write to a compared collection of the source was seen in the meantime.",
        "No write to a compared collection of the destination was seen in the meantime.",
      ])
  }

  @Test func aWriteSeenIsUnknownAndNobodyCanVouchItAway() {
    let last = EvidenceFixture.restart.collectedAt
    let writes = [
      RecentWrites(namespace: "shop.orders", entries: 3, last: last),
      RecentWrites(namespace: "shop.$cmd", entries: 1, last: last),
    ]
    let judgement = open(writes: [.value(writes, []), .refused(Refusal(.failed, "It rolled over."), [])])
    #expect(
      judgement.summaries(.unknown) == [
        "The source was written to while documents were compared: shop.orders (3), shop.$cmd (1).",
        "Whether anybody wrote to the destination in the meantime is not known.",
      ])
    #expect(judgement.findings.map(\.canBeSettled) == [false, true])
    #expect(judgement.findings[at: 1]?.explanation.hasSuffix("Of what was written: It rolled over.") == true)
  }

  /// The block of today says nothing of the day on which an earlier run compared the first half.
  @Test func aResumedRunNeedsTheOplogs() {
    func judge(_ writes: [Observed<[RecentWrites]>]) -> Judgement {
      var evidence = evidence(before: .on, after: .on)
      evidence.verification = DocumentVerification(
        comparisons: [], clustersAfter: evidence.verification?.clustersAfter, writes: writes, isResumed: true)
      return ClustersQuiet().judge(evidence)
    }
    #expect(judge([.value([], []), .value([], [])]).outcome == .pass)
    let blind = judge([.value([], []), .refused(Refusal(.failed, "It rolled over."), [])])
    #expect(blind.findings.map(\.outcome) == [.pass, .unknown])
    #expect(
      blind.findings[at: 1]?.explanation
        == "Of its write block, between the runs: not known. Of what was written: It rolled over.")
  }

  @Test func aWriteInSpiteOfABlockIsUnknown() {
    var evidence = evidence(before: .on, after: .on)
    let write = RecentWrites(namespace: "shop.orders", entries: 1, last: evidence.collectedAt)
    let nothing = DocumentComparison.Side(documents: 0, bytes: 0)
    evidence.verification = DocumentVerification(
      comparisons: [DocumentComparison(namespace: "shop.orders", source: nothing, destination: nothing)],
      clustersAfter: evidence.verification?.clustersAfter, writes: [.value([], []), .value([write], [])])
    #expect(ClustersQuiet().judge(evidence).findings.map(\.outcome) == [.pass, .unknown])
  }

  @Test func collectionsThatComeAndGoAreTold() {
    var evidence = evidence(before: .on, after: .on)
    evidence.source.collections = .value([CollectionEvidence(database: "shop", name: "old")], [])
    let after = evidence.clusters.map { cluster in
      var later = cluster
      later.collections = .value([CollectionEvidence(database: "shop", name: "new")], [])
      later.setWriteBlock(.on)
      return later
    }
    evidence.destination.collections = after[1].collections
    evidence.verification = DocumentVerification(comparisons: [], clustersAfter: after)
    #expect(
      ClustersQuiet().judge(evidence).summaries(.unknown) == [
        "Collections of the source are gone since the comparison began: shop.old.",
        "Collections of the source are new since the comparison began: shop.new.",
      ])
  }

  /// Two clusters that let users write, and what their oplogs say.
  private func open(writes: [Observed<[RecentWrites]>]) -> Judgement {
    var evidence = evidence(before: .off, after: .off)
    let nothing = DocumentComparison.Side(documents: 0, bytes: 0)
    evidence.verification = DocumentVerification(
      comparisons: [DocumentComparison(namespace: "shop.orders", source: nothing, destination: nothing)],
      clustersAfter: evidence.verification?.clustersAfter, writes: writes)
    return ClustersQuiet().judge(evidence)
  }

  @Test func whatWasNotAskedAgainIsUnknown() {
    let judgement = ClustersQuiet().judge(evidence(before: .on, after: nil))
    #expect(judgement.outcome == .unknown)
    #expect(
      judgement.findings[at: 0]?.explanation
        == "Of its write block, after: it was not asked again. Of what was written: it was not read.")
    #expect(ClustersQuiet().judge(EvidenceFixture.restart).outcome == .unknown)
  }
}
