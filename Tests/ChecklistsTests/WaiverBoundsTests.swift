import Checklists
import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

/// The bound of a waiver, against what the checks themselves find.
@Suite struct WaiverBoundsTests {
  /// What a check finds wrong with some evidence.
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let check: any Check
    let evidence: Evidence
    /// What the summaries of its failures and warnings begin with, in their order.
    let texts: [String]
    /// What they stand for together.
    let amount: Amount

    init(_ name: String, _ check: any Check, _ evidence: Evidence, _ texts: [String], _ amount: Amount) {
      testDescription = "\(check.about.id): \(name)"
      self.check = check
      self.evidence = evidence
      self.texts = texts
      self.amount = amount
    }
  }

  private static let kept = CollectionEvidence(database: "shop", name: "a")
  private static let more = ["people", "teams", "wages"].map { CollectionEvidence(database: "hr", name: $0) }

  private static func compared(_ comparisons: DocumentComparison...) -> Evidence {
    EvidenceFixture.restart.with {
      $0.verification = DocumentVerification(comparisons: comparisons, clustersAfter: nil)
    }
  }

  private static func differing(
    _ name: String, _ documents: Int..., by method: ComparisonMethod = .bytes, sample: Double? = nil, gap: String? = nil
  ) -> DocumentComparison {
    let side = DocumentComparison.Side(documents: 9, bytes: 900)
    return DocumentComparison(
      namespace: name, method: method, sampledPercent: sample, source: side, destination: side,
      mismatches: documents.map { DocumentComparison.Count("with other bytes", $0) }, gap: gap)
  }

  private static func read(_ trait: DocumentTrait, _ count: Int, isComplete: Bool) -> Evidence {
    EvidenceFixture.restart.with {
      $0.source.documents = .seen([
        DocumentSample(
          namespace: "shop.orders", documents: .seen(70), bytes: .seen(3e9),
          reading: .seen(
            DocumentSample.Reading(
              examined: 50, isComplete: isComplete, sightings: [TraitSighting(trait, count: count)])))
      ])
    }
  }

  private static func unsynced(_ lists: UnsyncedDocuments...) -> Evidence {
    EvidenceFixture.syncing.with { $0.source.unsyncedDocuments = .seen(lists) }
  }

  private static func group(_ name: String, _ count: Int) -> UnsyncedDocuments.Group {
    UnsyncedDocuments.Group(namespace: name, reason: "wrong type", count: count)
  }

  static let ofNamespaces = [
    Fault(
      "a collection is missing", SameNamespaces(),
      EvidenceFixture.comparing([kept, ClusterFixture.things()], [kept]),
      ["The collection shop.things is on the source only."], Amount(1, .namespaces)),
    Fault(
      "a database and a collection are missing", SameNamespaces(),
      EvidenceFixture.comparing([kept, ClusterFixture.things()] + more, [kept]),
      [
        "The database hr, with 3 collections, is on the source only.",
        "The collection shop.things is on the source only.",
      ], Amount(4, .namespaces)),
    Fault(
      "a database is too much", SameNamespaces(), EvidenceFixture.comparing([kept], [kept] + more),
      ["The database hr, with 3 collections, is on the destination only."], Amount(3, .namespaces)),
    Fault(
      "one is missing and one has another type", SameNamespaces(),
      EvidenceFixture.comparing(
        [kept, ClusterFixture.things(), more[0]], [kept, ClusterFixture.things(type: "view")]),
      ["shop.things is a collection on the source and a view", "The database hr, with 1 collection, is on the source"],
      Amount(2, .namespaces)),
    Fault(
      "views beside data of the destination's own", SameNamespaces(),
      EvidenceFixture.comparing(
        [kept] + ["v", "w"].map { CollectionEvidence(database: "shop", name: $0, type: "view") }, [kept]
      ).with { $0.plan.preExistingDestinationData = true },
      ["The view shop.v is on the source only.", "The view shop.w is on the source only."], Amount(2, .namespaces)),
  ]

  static let ofComparedDocuments = [
    Fault(
      "two collections", SameDocuments(), compared(differing("shop.a", 1, 2), differing("shop.b", 4, by: .dbhash)),
      ["shop.a differs: 1 with other bytes, 2 with other bytes.", "shop.b differs: 4 with other bytes."],
      Amount(7, .documents)),
    Fault(
      "by digest", SameDocuments(), compared(differing("shop.a", 1, by: .digest)),
      ["shop.a differs: 1 with other bytes."], Amount(nil, .documents)),
    Fault(
      "by counts", SameDocuments(), compared(differing("shop.a", 1), differing("shop.b", 1, by: .counts)),
      ["shop.a differs: 1", "shop.b differs: 1"], Amount(nil, .documents)),
    Fault(
      "of a sample", SameDocuments(), compared(differing("shop.a", 1, sample: 50)), ["shop.a differs: 1"],
      Amount(nil, .documents)),
    Fault(
      "with a gap", SameDocuments(), compared(differing("shop.a", 1, gap: "It broke.")), ["shop.a differs: 1"],
      Amount(nil, .documents)),
    Fault(
      "nothing differs in a sample", SameDocuments(), compared(differing("shop.a", sample: 50)),
      ["shop.a: nothing differs in a sample"], Amount(nil, .documents)),
    Fault(
      "nothing differs by digest", SameDocuments(), compared(differing("shop.a", by: .digest)), ["shop.a: 9 documents"],
      Amount(nil, .documents)),
  ]

  private static let rules: [(any Check, DocumentTrait)] = [
    (DuplicateFields(), .duplicateField), (DollarPrefixedFields(), .dollarPrefixedField),
    (DeviceSyncFields(), .deviceSyncField),
  ]

  static let ofReadDocuments: [Fault] =
    rules.flatMap { check, trait in
      [
        Fault(
          "all were read", check, read(trait, 6, isComplete: true), ["6 of the 50 documents looked at in shop.orders"],
          Amount(6, .documents)),
        Fault(
          "some were read", check, read(trait, 6, isComplete: false),
          ["6 of the 50 documents looked at in shop.orders", "50 documents were looked at, not all that there are."],
          Amount(nil, .documents)),
      ]
    }

  static let ofDeviceSync = [
    Fault(
      "groups and the rest", UnsyncedDocumentsLeft(),
      unsynced(
        UnsyncedDocuments(database: "__realm_sync", count: 12, largest: [group("shop.a", 7), group("shop.b", 2)])),
      [
        "__realm_sync lists 7 unsynced documents of shop.a.", "__realm_sync lists 2 unsynced documents of shop.b.",
        "__realm_sync lists 3 more unsynced documents.",
      ], Amount(12, .documents)),
    Fault(
      "two databases", UnsyncedDocumentsLeft(),
      unsynced(
        UnsyncedDocuments(database: "__realm_sync", count: 1, largest: [group("shop.a", 1)]),
        UnsyncedDocuments(database: "__realm_sync_2", count: 4, largest: [group("shop.a", 4)])),
      [
        "__realm_sync lists 1 unsynced document of shop.a.", "__realm_sync_2 lists 4 unsynced documents of shop.a.",
      ], Amount(5, .documents)),
  ]

  static let faults = ofNamespaces + ofComparedDocuments + ofReadDocuments + ofDeviceSync

  private func line(_ fault: Fault, _ max: Int?) throws -> AuditItem {
    let waiver = Waiver(
      check: fault.check.about.id, max: max, reason: "R.", by: "Ada",
      until: EvidenceFixture.now.addingTimeInterval(86_400))
    let checklist = Checklist(name: "bounds", question: "?", entries: [.check(fault.check)])
    let items = Audit(checklist, decisions: Decisions(waivers: [waiver])).items(judging: fault.evidence)
    return try #require(items.first)
  }

  @Test(arguments: faults) func theAmountIsWhatTheTextNames(_ fault: Fault) throws {
    let found = try fault.check.judge(fault.evidence).findings.filter { [.fail, .warn].contains($0.outcome) }
    #expect(found.count == fault.texts.count, "\(found.map(\.summary))")
    for (finding, text) in zip(found, fault.texts) {
      #expect(finding.summary.hasPrefix(text), "\(finding.summary)")
      if let number = finding.amount.number, number > 1 || finding.amount.unit == .documents {
        let words = finding.summary.split { !$0.isNumber }
        let isNamed = words.contains { $0 == "\(number)" }
        let isSumNamed = words.compactMap { Int($0) }.reduce(0, +) == number
        #expect(isNamed || isSumNamed, "\(finding.summary): \(number)")
      }
    }
    #expect(Amount.sum(found.map(\.amount)) == fault.amount)
  }

  @Test(arguments: faults) func aBoundHoldsAtTheNumberAndNotBelow(_ fault: Fault) throws {
    let unbounded = try line(fault, nil)
    #expect(unbounded.findings.allSatisfy { ![.fail, .warn].contains($0.outcome) })
    guard let number = fault.amount.number else {
      let outcome = try line(fault, .max).outcome
      #expect([.fail, .warn].contains(outcome), "what is not known is within no bound")
      return
    }
    #expect(try line(fault, number).outcome == .waived)
    let beyond = try line(fault, number - 1)
    #expect([.fail, .warn].contains(beyond.outcome))
    #expect(beyond.summary.hasSuffix("and not the \(number) that there are."), "\(beyond.summary)")
  }
}
