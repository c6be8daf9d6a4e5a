import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// Warnings of the documents that no check can judge: the words are in the lines where an operator needs them.
@Suite struct DocumentedWarningsTests {
  /// A warning, the line that says it, and words of it.
  struct Warning: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let checklist: Checklist
    let line: String
    let evidence: Evidence
    let words: [String]

    init(_ what: String, _ checklist: Checklist, _ line: String, _ evidence: Evidence, _ words: String...) {
      testDescription = what
      (self.checklist, self.line, self.evidence, self.words) = (checklist, line, evidence, words)
    }
  }

  private static let committing = EvidenceFixture.committed.with { evidence in
    evidence.mongosync = [.telling(.committing) { $0.canWrite = true }]
  }

  private static let mismatch = EvidenceFixture.cutover.with { evidence in
    let place = MongosyncLogMatch.Place(line: 12, time: EvidenceFixture.now)
    let match = MongosyncLogMatch(
      pattern: "verifier-mismatch", count: 1, first: place, last: place, sample: "{}", lastFatal: place)
    evidence.mongosyncLog = .value(
      [
        MongosyncLogFile(
          name: "mongosync.log", bytes: 900, lines: 50, firstTime: EvidenceFixture.now, lastTime: EvidenceFixture.now,
          matches: [match], reading: MongosyncLogReading(understood: 50))
      ], [])
  }

  static let warnings = [
    Warning(
      "between canWrite and COMMITTED some operations wait", .cutover, "commit-through", committing,
      "Index builds and other operations with exclusive locks wait", "unique indexes are still being enforced"),
    Warning(
      "writes are slower until COMMITTED", .cutover, "move-the-workload", EvidenceFixture.cutover,
      "Until COMMITTED expect slower writes", "index builds that wait"),
    Warning(
      "field orders may differ between members of the source", .cutover, "mongosync-log-errors", mismatch,
      "in different orders", "may report a right copy", "verify reads the primary"),
    Warning(
      "every mongosync has the same options", .preflight, "same-start-options", EvidenceFixture.preflight.sharded,
      "with the same options", "the same start request", "gets no --id and no replicaSet"),
    Warning(
      "a destination with data of its own is not protected", .preflight, "existing-data-precautions",
      EvidenceFixture.preflight.with { $0.plan.preExistingDestinationData = true },
      "blocks writes on neither cluster", "does not check disk space and memory", "load level 2",
      "With the embedded verifier leave out"),
    Warning(
      "a mongosync that ends in the commit leaves the source blocked", .cutover, "source-blocked-after-commit",
      EvidenceFixture.committed, "Should mongosync end during the commit, the block stays on until somebody lifts it"),
  ]

  @Test(arguments: warnings)
  func isSaidWhereItIsNeeded(_ warning: Warning) throws {
    let items = Audit(warning.checklist).items(judging: warning.evidence)
    let item = try #require(items.first { $0.id == warning.line })
    let text = (item.findings.flatMap { [$0.summary, $0.explanation] } + item.remedies.map(\.text))
      .joined(separator: " ")
    for words in warning.words { #expect(text.contains(words), "\(words): \(text)") }
  }

  /// Where they do not apply they are not said.
  @Test func isNotSaidElsewhere() throws {
    var plain = EvidenceFixture.preflight
    plain.plan.preExistingDestinationData = false
    plain.plan.mongosyncInstances = 1
    let items = Audit(.preflight).items(judging: plain)
    for id in ["same-start-options", "existing-data-precautions"] {
      let item = try #require(items.first { $0.id == id })
      #expect(item.outcome == .notApplicable && item.remedies.isEmpty, "\(id)")
    }
  }
}
