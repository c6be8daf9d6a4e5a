import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UniqueIndexFormatTests {
  private func judge(
    _ formats: Observed<[String: Int]>, expected: [String] = ["number_1"], namespace: String = "shop.orders",
    _ evidence: Evidence = EvidenceFixture.reverse
  ) -> Judgement {
    UniqueIndexFormat().judge(
      evidence.with {
        $0.source.sets[0].members[1].indexFormats = .seen([
          IndexFormats(namespace: namespace, expected: expected, formatVersions: formats)
        ])
      })
  }

  @Test func beforeTheStartItMattersOnlyForAReverse() {
    func outcome(_ reversible: Bool?) -> Outcome {
      UniqueIndexFormat(beforeStart: true).judge(EvidenceFixture.reverse.with { $0.plan.reversible = reversible })
        .outcome
    }
    #expect(outcome(true) == .pass)
    #expect(outcome(false) == .notApplicable)
    #expect(outcome(nil) == .notApplicable)
  }

  @Test func passesForEachNodeHiddenOnesIncluded() {
    let judgement = judge(.seen(["number_1": 13]))
    #expect(judgement.outcome == .pass)
    #expect(judgement.subjects(.pass).map(\.node) == ["source-1:27017", "source-2:27017"])
    #expect(
      judgement.summaries(.pass)[at: 1] == "source-2:27017 holds 1 unique index, in the present format (13 or 14).")
  }

  @Test("Other versions are suspect, neither bad nor good", arguments: [11, 12, 8, 15])
  func suspect(_ version: Int) {
    let judgement = judge(.seen(["number_1": version]))
    #expect(judgement.outcome == .unknown)
    #expect(
      judgement.subjects(.unknown)
        == [Subject(.source, node: "source-2:27017", namespace: "shop.orders", index: "number_1")])
    #expect(judgement.findings.filter { $0.outcome == .unknown }.allSatisfy { $0.canBeSettled })
    #expect(judgement.subjects(.pass).map(\.node) == ["source-1:27017"])
  }

  @Test func aMissingVersionIsSuspect() {
    let judgement = judge(.seen([:]))
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("reports no format version") == true)
    #expect(judgement.findings.contains { $0.canBeSettled })
  }

  @Test func aSuspectIndexIsSettledByValidatingOnThatNode() throws {
    let judgement = judge(.seen(["number_1": 12]))
    #expect(
      judgement.commands == [
        #"mongosh "mongodb://source-2:27017/?directConnection=true""#,
        #"db.getMongo().setReadPref("secondaryPreferred"); "#
          + #"db.getSiblingDB("shop").getCollection("orders").validate({ full: false })"#,
      ])
    let settling = try #require(judgement.remedies.first { $0.settlesUnknown })
    #expect(settling.text.contains("locks the collection"))
    let reading = try #require(judgement.remedies.first { $0.text.hasPrefix("Read the results") })
    #expect(reading.text.contains("keys in the old format (without embedded record id)"))
    #expect(reading.text.contains("transient issue"))
    #expect(judgement.remedies.last?.text.contains("initial sync") == true)
  }

  @Test func dottedAndHostileNamesAreKeptWhole() {
    let judgement = judge(.seen(["a.b_1": 14, "b.\"x": 12]), expected: ["a.b_1", "b.\"x"], namespace: "d.a.b\"")
    #expect(judgement.subjects(.unknown).map(\.index) == ["b.\"x"])
    #expect(
      judgement.commands[at: 1]?.contains(#"db.getSiblingDB("d").getCollection("a.b\"").validate({ full: false })"#)
        == true)
  }

  @Test func noUniqueIndexPassesSayingSo() {
    let judgement = UniqueIndexFormat().judge(
      EvidenceFixture.reverse.with { evidence in
        for member in 0...1 { evidence.source.sets[0].members[member].indexFormats = .seen([]) }
      })
    #expect(judgement.summaries(.pass)[at: 0] == "source-1:27017 holds no unique index other than those of _id.")
    #expect(judgement.outcome == .pass)
  }

  @Test func refusalsCannotBeSettled() {
    let collection = judge(.denied)
    #expect(collection.outcome == .unknown)
    #expect(collection.findings.allSatisfy { !$0.canBeSettled })
    #expect(collection.subjects(.unknown)[at: 0]?.namespace == "shop.orders")
    let node = UniqueIndexFormat().judge(
      EvidenceFixture.reverse.with { $0.source.sets[0].members[1].indexFormats = .unreachable })
    #expect(node.subjects(.unknown) == [Subject(.source, node: "source-2:27017")])
    #expect(node.findings.allSatisfy { !$0.canBeSettled })
  }

  @Test func aMissingCollectionIsFineOnAShardOnly() {
    let missing = Observed<[String: Int]>.refused(Refusal(.namespaceNotFound, "There is no such collection."), [])
    #expect(judge(missing).outcome == .unknown)
    #expect(judge(missing, EvidenceFixture.reverse.sharded).outcome == .pass)
  }

  @Test func membersThatMayBeMissingAreUnknown() {
    let judgement = UniqueIndexFormat().judge(
      EvidenceFixture.reverse.with { $0.source.sets[0] = $0.source.sets[0].withGap })
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.allSatisfy { !$0.canBeSettled })
  }

  @Test func arbitersAreSkipped() {
    let arbiter = MemberEvidence(MemberConfiguration(host: "source-3:27017", arbiterOnly: true), notAsked: "No data.")
    let evidence = EvidenceFixture.reverse.with { $0.source.sets[0].members.append(arbiter) }
    #expect(UniqueIndexFormat().judge(evidence).outcome == .pass)
  }

  @Test func aServerBeforeSixCannotSettleIt() {
    let judgement = judge(
      .seen(["number_1": 12]),
      EvidenceFixture.reverse.with { $0.source.sets[0].members[1].version = .seen(ReleaseVersion(5, 0, 29)) })
    #expect(judgement.findings.allSatisfy { !$0.canBeSettled })
    #expect(judgement.remedies.allSatisfy { !$0.settlesUnknown })
  }
}
