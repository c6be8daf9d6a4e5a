import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameDocumentsTests {
  private typealias Side = DocumentComparison.Side
  private typealias Count = DocumentComparison.Count

  private func judge(_ comparisons: [DocumentComparison]) -> Judgement {
    SameDocuments().judge(
      EvidenceFixture.restart.with {
        $0.verification = DocumentVerification(comparisons: comparisons, clustersAfter: nil)
      })
  }

  private let three = Side(documents: 3, bytes: 1500)

  @Test func passesWhatIsTheSame() {
    let nothing = Side(documents: 0, bytes: 0)
    let judgement = judge([
      DocumentComparison(namespace: "shop.a", source: three, destination: three),
      DocumentComparison(namespace: "shop.b", source: nothing, destination: nothing),
    ])
    #expect(
      judgement.summaries(.pass) == [
        "shop.a: 3 documents, 1.5 kB, the same byte for byte.", "shop.b has no documents on either cluster.",
      ])
    #expect(judgement.outcome == .pass)
  }

  @Test func anyMismatchFails() {
    let judgement = judge([
      DocumentComparison(
        namespace: "shop.a", source: three, destination: Side(documents: 2, bytes: 1000),
        mismatches: [Count("missing on the destination", 1), Count("with other bytes", 2)],
        causes: [Count("other type, int -> long, in qty", 2)])
    ])
    #expect(
      judgement.summaries(.fail) == [
        "shop.a differs: 1 missing on the destination, 2 with other bytes."
      ])
    #expect(
      judgement.findings[at: 0]?.explanation == """
        Of those on both clusters: 2 other type, int -> long, in qty. Seen were 3 documents, 1.5 kB of the source and \
        2 documents, 1.0 kB of the destination.
        """)
  }

  @Test func theFirstDocumentsAreNamedAndWhatToDoAboutThem() {
    let comparison = DocumentComparison(
      namespace: "shop.a", source: three, destination: three, mismatches: [Count("with other bytes", 4)])
    let judgement = SameDocuments().judge(
      EvidenceFixture.restart.with {
        $0.verification = DocumentVerification(
          comparisons: [comparison, DocumentComparison(namespace: "shop.b", source: three, destination: three)],
          clustersAfter: nil, firstIDs: [ExactText("shop.a"): [#"{ "$numberInt" : "1" }"#, #""x""#]])
      })
    #expect(
      judgement.findings[at: 0]?.explanation.hasPrefix(#"Among them, by _id: { "$numberInt" : "1" }, "x". Seen"#)
        == true)
    #expect(judgement.remedies.map(\.text).count { $0.contains("--mismatches FILE") } == 1)
    #expect(judge([DocumentComparison(namespace: "shop.b", source: three, destination: three)]).remedies.isEmpty)
  }

  @Test func aGapIsUnknownAndHidesNoMismatch() {
    let gap = judge([DocumentComparison(namespace: "shop.a", source: three, destination: three, gap: "It broke.")])
    #expect(gap.outcome == .unknown)
    #expect(gap.summaries(.unknown) == ["shop.a was not compared to its end: It broke."])
    let both = judge([
      DocumentComparison(
        namespace: "shop.a", source: three, destination: three, mismatches: [Count("with other bytes", 1)],
        gap: "It broke.")
    ])
    #expect(both.findings.map(\.outcome) == [.fail, .unknown])
  }

  @Test func aWeakerMethodWarnsOfWhatItCannotSee() {
    let counted = Side(documents: 3, bytes: nil)
    let judgement = judge([
      DocumentComparison(namespace: "shop.a", method: .counts, source: counted, destination: counted),
      DocumentComparison(namespace: "shop.b", method: .digest, source: three, destination: three),
      DocumentComparison(namespace: "shop.c", method: .dbhash, source: counted, destination: counted),
      DocumentComparison(namespace: "shop.d", sampledPercent: 12.5, source: three, destination: three),
    ])
    #expect(
      judgement.summaries(.warn) == [
        "shop.a: 3 documents on each cluster.",
        "shop.b: 3 documents, 1.5 kB, the same by the sums of their hashes.",
        "shop.d: nothing differs in a sample of 12.5 %, 3 documents, 1.5 kB.",
      ])
    #expect(judgement.summaries(.pass) == ["shop.c: 3 documents, the same by the MD5 of all bytes."])
    for (finding, method) in zip(judgement.findings, [ComparisonMethod.counts, .digest]) {
      #expect(finding.explanation == "That cannot see: \(method.cannotSee)")
    }
  }

  @Test func documentsThatDifferAreCountedWhereAllWereCompared() {
    let counts = [Count("missing on the destination", 1), Count("with other bytes", 2)]
    let amount = { (method: ComparisonMethod, percent: Double?, gap: String?) in
      judge([
        DocumentComparison(
          namespace: "shop.a", method: method, sampledPercent: percent, source: three, destination: three,
          mismatches: counts, gap: gap)
      ]).findings[at: 0]?.amount
    }
    #expect(amount(.bytes, nil, nil) == Amount(3, .documents))
    #expect(amount(.dbhash, nil, nil) == Amount(3, .documents))
    for unknown in [
      amount(.counts, nil, nil), amount(.digest, nil, nil), amount(.bytes, 50, nil), amount(.bytes, nil, "It broke."),
    ] { #expect(unknown == Amount(nil, .documents)) }
  }

  @Test func whatWasNotComparedIsUnknown() {
    #expect(SameDocuments().judge(EvidenceFixture.restart).outcome == .unknown)
    #expect(judge([]).outcome == .unknown)
    let blind = EvidenceFixture.restart.with {
      $0.source.collections = .denied
      $0.verification = DocumentVerification(comparisons: [], clustersAfter: nil)
    }
    #expect(SameDocuments().judge(blind).outcome == .unknown)
  }
}
