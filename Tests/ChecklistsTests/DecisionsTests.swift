import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct DecisionsTests {
  private let tomorrow = EvidenceFixture.now.addingTimeInterval(86_400)

  private func waiver(
    _ check: String = "probe", namespace: String? = nil, index: String? = nil, by: String = "Ada", until: Date? = nil
  ) -> Waiver {
    Waiver(
      check: check, namespace: namespace, index: index, reason: "It is thrown away.", by: by, until: until ?? tomorrow)
  }

  private func items(
    _ findings: [Finding], _ decisions: Decisions?, only: Set<String>? = nil, attestations: [Attestation] = []
  ) -> [AuditItem] {
    let checklist = Checklist(
      name: "probes", question: "?",
      entries: [.check(Probe("probe", findings)), .check(Probe("other", [Finding(.fail, Subject(), "Broken.")]))])
    return Audit(checklist, only: only, decisions: decisions, attestations: attestations)
      .items(judging: EvidenceFixture.restart)
  }

  private func decided(_ findings: [Finding], _ waivers: [Waiver]) throws -> (probe: AuditItem, review: AuditItem) {
    let items = items(findings, Decisions(waivers: waivers))
    return (try #require(items.first), try #require(items.last))
  }

  private let logs = [
    Finding(.fail, Subject(.source, namespace: "shop.log_app"), "App is capped."),
    Finding(.fail, Subject(.source, namespace: "shop.log_web", index: "at_1"), "Web is capped."),
  ]

  @Test func aWaiverAcceptsEveryFailureOfItsCheck() throws {
    let (probe, review) = try decided(logs + [Finding(.pass, Subject(), "Fine.")], [waiver()])
    #expect(probe.outcome == .waived)
    #expect(probe.summary == "Waived by Ada: App is capped. (and 1 more)")
    #expect(probe.findings.map(\.outcome) == [.waived, .waived, .pass])
    #expect(probe.findings.first?.acceptance?.outcome == .fail)
    #expect(probe.findings.first?.acceptance?.waiver == waiver())
    #expect(review.outcome == .pass)
    #expect(review.kind == .audit)
    #expect(review.findings.first?.summary.contains("accepts 2 of 2 failures and warnings until") == true)
  }

  @Test func aWaiverOfOneCheckLeavesTheOthers() {
    let items = items(logs, Decisions(waivers: [waiver()]))
    #expect(items.map(\.outcome) == [.waived, .fail, .pass])
    #expect(Verdict(of: items.map(\.outcome)) == .noGo)
  }

  @Test func patternsNarrowItDown() throws {
    let (probe, review) = try decided(logs, [waiver(namespace: "shop.log_w*", index: "at_?")])
    #expect(probe.outcome == .fail)
    #expect(probe.summary == "App is capped.")
    #expect(probe.findings.map(\.outcome) == [.fail, .waived])
    #expect(review.outcome == .pass)
    #expect(review.findings.first?.subject == Subject(namespace: "shop.log_w*", index: "at_?"))
  }

  @Test func aPatternNeverFitsASubjectWithoutTheName() throws {
    let (probe, review) = try decided([Finding(.fail, Subject(.source), "All of it.")], [waiver(namespace: "*")])
    #expect(probe.outcome == .fail)
    #expect(review.outcome == .warn)
  }

  private func bounded(_ max: Int?, namespace: String? = nil) -> Waiver {
    Waiver(check: "probe", namespace: namespace, max: max, reason: "R.", by: "Ada", until: tomorrow)
  }

  private func lost(_ documents: Int?, in name: String = "shop.a") -> Finding {
    Finding(.fail, Subject(namespace: name), "\(name) differs.", amount: Amount(documents, .documents))
  }

  @Test func aBoundHoldsUpToItsNumber() throws {
    let (probe, review) = try decided([lost(2), lost(1, in: "shop.b")], [bounded(3)])
    #expect(probe.outcome == .waived)
    #expect(review.outcome == .pass)
    #expect(review.summary == "All that was decided for this checklist counts.")
    #expect(review.findings.first?.summary.hasSuffix(" and covers at most 3 documents.") == true)
    let (findings, _) = try decided(logs, [bounded(2)])
    #expect(findings.outcome == .waived)
  }

  @Test(arguments: [(4, "not the 5 that there are."), (1, "not the 5 that there are.")])
  func moreThanTheBoundKeepsItsOutcome(_ max: Int, _ words: String) throws {
    let (probe, review) = try decided([lost(2), lost(3, in: "shop.b")], [bounded(max)])
    #expect(probe.outcome == .fail)
    #expect(probe.findings.map(\.outcome) == [.fail, .fail])
    #expect(probe.summary.hasPrefix("shop.a differs. (and 1 more) Ada's waiver covers at most \(max) document"))
    #expect(probe.summary.hasSuffix(words))
    #expect(review.outcome == .warn)
    #expect(review.summary.hasSuffix(", and there are 5."), "\(review.summary)")
    let one = try decided(logs, [bounded(1)])
    #expect(one.probe.summary.hasSuffix("Ada's waiver covers at most 1 finding, and not the 2 that there are."))
  }

  @Test func aBoundDoesNotHoldWhereTheNumberIsNotKnown() throws {
    let (probe, review) = try decided([lost(nil), lost(1, in: "shop.b")], [bounded(100)])
    #expect(probe.outcome == .fail)
    #expect(probe.summary.hasSuffix("how many there are is not known."))
    #expect(review.summary.hasSuffix("covers at most 100 documents, and how many there are is not known."))
    #expect(try decided([lost(.max), lost(.max)], [bounded(.max)]).probe.outcome == .fail)
    let narrowed = try decided([lost(nil), lost(1, in: "shop.b")], [bounded(1, namespace: "shop.b")]).probe
    #expect(narrowed.findings.map(\.outcome) == [.fail, .waived])
  }

  @Test func whatAnotherWaiverCoversCountsAsWell() throws {
    let (probe, review) = try decided(
      [lost(2), lost(2, in: "shop.b")], [bounded(2, namespace: "shop.a"), bounded(3)])
    #expect(probe.findings.map(\.outcome) == [.waived, .fail])
    #expect(review.findings.map(\.outcome) == [.pass, .warn])
  }

  @Test func withoutABoundAWaiverCoversAnyNumber() throws {
    let (probe, review) = try decided([lost(nil), lost(5)], [bounded(nil)])
    #expect(probe.outcome == .waived)
    #expect(review.findings.first?.summary.hasSuffix(" and covers any number of documents.") == true)
  }

  private func review(_ waivers: [Waiver], namesAreHidden: Bool = false) throws -> AuditItem {
    let collections = ["log_app", "log_web", "caf\u{E9}", "orders", "gap "].map { name in
      CollectionEvidence(database: "shop", name: name, indexes: [IndexEvidence(name: "at_1", keyFields: ["at"])])
    }
    let evidence = EvidenceFixture.restart.with {
      $0.source.databases = .seen(["shop"])
      $0.source.collections = .seen(collections)
    }
    let checklist = Checklist(name: "probes", question: "?", entries: [.check(Probe("probe", logs))])
    let audit = Audit(checklist, decisions: Decisions(waivers: waivers), namesAreHidden: namesAreHidden)
    return try #require(audit.items(judging: evidence).last)
  }

  @Test(
    "A pattern that fits nothing names the nearest",
    arguments: [
      ("Shop.orders", "no namespace was seen that matches Shop.orders; nearest: shop.orders"),
      ("shop.lgo*", "no namespace was seen that matches shop.lgo*; nearest: shop.log_app, shop.log_web"),
      ("orders", "no namespace was seen that matches orders; nearest: shop.orders"),
      ("shop.orders ", #"no namespace was seen that matches "shop.orders "; nearest: shop.orders"#),
      ("shop.gap", #"no namespace was seen that matches shop.gap; nearest: "shop.gap ""#),
      (
        "shop.cafe\u{301}",
        "matches shop.cafe\u{301}; nearest: shop.caf\u{E9} (the same letters in another Unicode form)"
      ),
      (
        "shop",
        "none of its failures and warnings is about what the patterns name; nearest: shop.log_app, shop.log_web."
      ),
      ("nothing.like.it", "no namespace was seen that matches nothing.like.it."),
    ])
  func namesTheNearest(_ namespace: String, _ words: String) throws {
    let review = try review([waiver(namespace: namespace)])
    #expect(review.outcome == .warn)
    #expect(review.summary.contains(words), "\(review.summary)")
    let hidden = try self.review([waiver(namespace: namespace)], namesAreHidden: true)
    #expect(hidden.outcome == .warn && !hidden.summary.contains("nearest"), "\(hidden.summary)")
  }

  @Test func anIndexThatIsNotThereNamesTheNearest() throws {
    let review = try review([waiver(namespace: "shop.log_web", index: "at_2")])
    #expect(review.summary.contains("; no index was seen that matches at_2; nearest: at_1."), "\(review.summary)")
  }

  @Test func aWarningIsAcceptedToo() throws {
    let (probe, _) = try decided(
      [Finding(.warn, Subject(), "Beware."), Finding(.pass, Subject(), "Fine.")], [waiver()])
    #expect(probe.outcome == .waived)
    #expect(!probe.outcome.leavesVerdictOpen)
    #expect(Verdict(of: [probe.outcome], warningsFail: true) == .go)
  }

  @Test("What was not seen cannot be accepted", arguments: [Outcome.unknown, .manual, .pass, .notApplicable])
  func neverAccepts(_ outcome: Outcome) throws {
    let (probe, review) = try decided([Finding(outcome, Subject(), "Seen.", canBeSettled: true)], [waiver()])
    #expect(probe.outcome == outcome)
    #expect(review.outcome == .warn)
    #expect(review.summary.contains("its outcome is \(outcome.rawValue), and only failures and warnings can be waived"))
  }

  @Test func whatIsLeftOutIsNotAccepted() throws {
    let items = items(logs, Decisions(waivers: [waiver()]), only: ["other"])
    #expect(items.map(\.outcome) == [.skipped, .fail, .warn])
  }

  @Test func theWorstOfTheRestRemains() throws {
    let (probe, _) = try decided(logs + [Finding(.unknown, Subject(), "Not reached.")], [waiver()])
    #expect(probe.outcome == .unknown)
    #expect(probe.summary == "Not reached.")
    #expect(Verdict(of: [probe.outcome]) == .incomplete)
  }

  @Test(arguments: [0.0, -1, -86_400]) func anExpiredWaiverIsNotApplied(_ seconds: Double) throws {
    let expired = waiver(until: EvidenceFixture.now.addingTimeInterval(seconds))
    let (probe, review) = try decided(logs, [expired])
    #expect(probe.outcome == .fail)
    #expect(review.outcome == .warn)
    #expect(review.summary.contains("expired at"))
    #expect(review.remedies.count == 1)
  }

  @Test func aWaiverCountsToItsLastSecond() throws {
    let (probe, _) = try decided(logs, [waiver(until: EvidenceFixture.now.addingTimeInterval(1))])
    #expect(probe.outcome == .waived)
  }

  @Test func ofSeveralTheFirstCounts() throws {
    let (probe, review) = try decided(logs, [waiver(namespace: "shop.*"), waiver(by: "Bo")])
    #expect(probe.findings.allSatisfy { $0.acceptance?.waiver.by == "Ada" })
    #expect(review.outcome == .pass)
    #expect(review.findings.last?.summary.contains("fits only what an earlier waiver accepts already") == true)
    let both = try decided(logs, [waiver(namespace: "*app"), waiver(by: "Bo")]).probe
    #expect(both.summary == "Waived by Ada and Bo: App is capped. (and 1 more)")
  }

  @Test func aDecisionForAnotherChecklistIsNoFault() throws {
    let review = try #require(
      items(
        logs,
        Decisions(
          waivers: [waiver("elsewhere")], attestations: [Attestation(item: "elsewhere-too", by: "Bo")])
      ).last)
    #expect(review.findings.map(\.outcome) == [.notApplicable, .notApplicable])
    #expect(review.outcome == .notApplicable)
  }

  @Test func withoutDecisionsThereIsNoLineOnThem() {
    #expect(items(logs, nil).map(\.id) == ["probe", "other"])
    #expect(items(logs, Decisions()).last?.outcome == .notApplicable)
  }

  @Test func writtenAttestationsSettleAndTheCommandLineComesLater() throws {
    let manual = [Finding(.manual, Subject(), "Look.")]
    let written = Attestation(item: "probe", by: "Ada", at: EvidenceFixture.now)
    let alone = items(manual, Decisions(attestations: [written]))
    #expect(alone.first?.attestation == written)
    #expect(alone.last?.outcome == .pass)
    let later = Attestation(item: "probe", by: "Bo")
    let both = items(manual, Decisions(attestations: [written]), attestations: [later])
    #expect(both.first?.attestation == later)
    #expect(both.last?.findings.first?.summary == "Ada's attestation of probe gave way to the one that Bo gave later.")
    let unused = items(logs, Decisions(attestations: [written])).last
    #expect(unused?.outcome == .warn)
    #expect(unused?.summary.contains("was not used: its outcome is fail") == true)
  }

  @Test func aLineMayBeAttestedAndWaived() throws {
    let findings = [Finding(.manual, Subject(), "Look."), Finding(.fail, Subject(), "Bad.")]
    let decisions = Decisions(waivers: [waiver()], attestations: [Attestation(item: "probe", by: "Bo")])
    let probe = try #require(items(findings, decisions).first)
    #expect(probe.findings.map(\.outcome) == [.attested, .waived])
    #expect(probe.outcome == .waived)
    #expect(probe.attestation?.by == "Bo")
  }

  @Test func aCheckKeepsItsOwnSentenceWhileItsOutcomeStands() {
    let checklist = Checklist(name: "probes", question: "?", entries: [.check(Summarised(findings: logs))])
    let audit = { Audit(checklist, decisions: Decisions(waivers: [$0])).items(judging: EvidenceFixture.restart) }
    #expect(audit(waiver(namespace: "*app")).first?.summary == "Two logs are capped.")
    #expect(audit(waiver()).first?.summary == "Waived by Ada: Two logs are capped.")
  }
}
