import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UnclaimedFeaturesTests {
  private let unique: [Feature] = [.indexOption("unique")]

  private func judged(
    _ claims: [Feature], _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    UnclaimedFeatures(besides: claims).judge(EvidenceFixture.restart.with(change))
  }

  @Test func isQuietWhereAllIsClaimedOrPlain() {
    let judgement = judged(unique)
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings.map(\.subject.cluster) == [.source, .destination])
    #expect(judgement.remedies.isEmpty)
  }

  @Test func warnsOfWhatNobodyClaims() {
    let judgement = judged([])
    #expect(judgement.outcome == .warn)
    #expect(
      judgement.summaries(.warn) == [
        "No check of this checklist judges index option unique, which the source has."
      ])
    #expect(judgement.findings.first?.explanation == "Seen on shop.orders.")
    #expect(judgement.remedies.count == 1)
  }

  @Test func oneFindingAFeatureHoweverManyCollectionsHaveIt() {
    let judgement = judged(unique) { evidence in
      evidence.source.collections = .seen(
        (10...60).map { CollectionEvidence(database: "shop", name: "c\($0)", options: ["encryptedFields": "x"]) })
    }
    #expect(judgement.summaries(.warn).count == 1)
    #expect(judgement.findings.first?.explanation.hasPrefix("Seen on shop.c10, shop.c11,") == true)
    #expect(judgement.findings.first?.explanation.hasSuffix("shop.c29 and 31 more.") == true)
  }

  @Test func databasesOfATooAreFeatures() {
    let judgement = judged(unique) { $0.destination.databases = .seen(["__realm_sync_1", "admin", "shop"]) }
    #expect(
      judgement.summaries(.warn) == [
        "No check of this checklist judges databases of Atlas Device Sync, which the destination has."
      ])
    let claimed = judged(unique + [.databaseFamily(.deviceSync)]) { evidence in
      evidence.destination.databases = .seen(["__realm_sync_1"])
    }
    #expect(claimed.outcome == .pass)
  }

  @Test func aCheckMayClaimEveryFeatureOfAKind() {
    #expect(judged([.every(.indexOption)]).outcome == .pass)
    #expect(judged([.every(.collectionOption)]).outcome == .warn)
  }

  @Test func isUnknownWhereTheCollectionsWereNotSeen() {
    for gap in [Observed<[CollectionEvidence]>.denied, .notAsked("Not needed.")] {
      let judgement = judged(unique) { $0.source.collections = gap }
      #expect(judgement.outcome == .unknown)
      #expect(judgement.subjects(.unknown) == [Subject(.source)])
    }
  }
}
