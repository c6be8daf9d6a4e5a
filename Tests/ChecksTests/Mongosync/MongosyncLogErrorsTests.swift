import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct MongosyncLogErrorsTests {
  private static let place = MongosyncLogMatch.Place(line: 12, time: EvidenceFixture.now)

  private static func match(_ pattern: String, count: Int = 1) -> MongosyncLogMatch {
    MongosyncLogMatch(
      pattern: pattern, count: count, first: place, last: MongosyncLogMatch.Place(line: 40), sample: "{the line}")
  }

  private static func file(
    _ matches: [MongosyncLogMatch] = [], lines: Int = 50, damage: String? = nil
  ) -> MongosyncLogFile {
    MongosyncLogFile(
      name: "mongosync.log", bytes: 9_000, lines: lines, firstTime: EvidenceFixture.now,
      lastTime: EvidenceFixture.now.addingTimeInterval(60), matches: matches, damage: damage)
  }

  private func judge(
    _ log: Observed<[MongosyncLogFile]>, _ run: MongosyncLogErrors.Run = .present
  ) -> Judgement {
    MongosyncLogErrors(run).judge(EvidenceFixture.restart.with { $0.mongosyncLog = log })
  }

  @Test func noLogIsNotApplicable() {
    let judgement = MongosyncLogErrors(.present).judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .notApplicable)
    #expect(judgement.findings.first?.summary == "No log of mongosync was given.")
  }

  @Test func aCleanLogPasses() {
    let judgement = judge(.value([Self.file()], []))
    #expect(judgement.outcome == .pass)
    #expect(
      judgement.summaries(.pass) == [
        "The log mongosync.log holds no known error: 50 lines from 2027-01-15T08:00:00Z to 2027-01-15T08:01:00Z."
      ])
  }

  @Test("Each known error of this run is judged by its effect", arguments: LogError.all.map(\.id))
  func knownErrors(_ id: String) throws {
    let error = try #require(LogError.all.first { $0.id == id })
    let judgement = judge(.value([Self.file([Self.match(id)])], []))
    #expect(judgement.outcome == (error.effect == .aborts ? .fail : .warn))
    #expect(judgement.findings.count == 1)
    #expect(judgement.findings.first?.explanation == "\(error.meaning) The first line: {the line}")
    #expect(judgement.remedies.map(\.text) == [error.prevention])
  }

  @Test func anEarlierRunsErrorsOnlyWarn() {
    let judgement = judge(.value([Self.file([Self.match("oplog-rolled-over", count: 3)])], []), .earlier)
    #expect(judgement.outcome == .warn)
    #expect(
      judgement.summaries(.warn) == [
        "The log mongosync.log holds oplog-rolled-over in 3 lines, from line 12 at 2027-01-15T08:00:00Z to line 40."
      ])
    #expect(judgement.commands == ["mongosync-auditor explain oplog-window"])
  }

  @Test func aDamagedLogIsUnknownAndWhatWasReadCounts() {
    let log = Self.file([Self.match("verifier-mismatch")], damage: "its compressed bytes end too early")
    let judgement = judge(.value([log], []))
    #expect(judgement.outcome == .fail)
    #expect(
      judgement.summaries(.unknown) == [
        "The log mongosync.log could be read only in part, because its compressed bytes end too early."
      ])
    #expect(judge(.value([Self.file(damage: "the run was interrupted")], [])).outcome == .unknown)
  }

  @Test func whatTellsNothingIsUnknown() {
    #expect(judge(.value([Self.file(lines: 0)], [])).outcome == .unknown)
    #expect(judge(.value([Self.file([Self.match("of-a-later-version")])], [])).outcome == .unknown)
    #expect(judge(.denied).outcome == .unknown)
    #expect(judge(.value([], [])).outcome == .unknown)
  }

  @Test func oneBadLogIsNotHiddenByAGoodOne() {
    #expect(judge(.value([Self.file(), Self.file([Self.match("fatal-error")])], [])).outcome == .fail)
  }

  @Test func theTableIsSound() {
    #expect(Set(LogError.all.map(\.id)).count == LogError.all.count)
    let texts = LogError.all.flatMap(\.texts)
    #expect(Set(texts).count == texts.count)
    for error in LogError.all {
      #expect(error.id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(!error.texts.isEmpty && error.texts.allSatisfy { $0.count >= 10 })
      #expect(error.meaning.hasSuffix(".") && error.prevention.hasSuffix("."), "\(error.id)")
      #expect(!error.requirements.isEmpty)
    }
  }
}
