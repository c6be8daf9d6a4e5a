import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct MongosyncLogErrorsTests {
  private static let place = MongosyncLogMatch.Place(line: 12, time: EvidenceFixture.now)

  private static func match(_ pattern: String, count: Int = 1, fatal: Bool = false) -> MongosyncLogMatch {
    MongosyncLogMatch(
      pattern: pattern, count: count, first: place, last: MongosyncLogMatch.Place(line: 40), sample: "{the line}",
      lastFatal: fatal ? place : nil)
  }

  private static func file(
    _ matches: [MongosyncLogMatch] = [], lines: Int = 50, damage: String? = nil,
    from start: Double = 0, to end: Double = 60, reading: MongosyncLogReading? = MongosyncLogReading(understood: 50)
  ) -> MongosyncLogFile {
    MongosyncLogFile(
      name: "mongosync.log", bytes: 9_000, lines: lines, firstTime: EvidenceFixture.now.addingTimeInterval(start),
      lastTime: EvidenceFixture.now.addingTimeInterval(end), matches: matches, damage: damage, reading: reading)
  }

  private func judge(
    _ log: Observed<[MongosyncLogFile]>, _ run: MongosyncLogErrors.Run = .present
  ) -> Judgement {
    MongosyncLogErrors(run).judge(EvidenceFixture.restart.with { $0.mongosyncLog = log })
  }

  @Test func aLogThatEndsBeforeTheCommitTellsNothingOfIt() {
    func judge(canWrite seconds: Double, _ run: MongosyncLogErrors.Run = .present) -> Judgement {
      MongosyncLogErrors(run).judge(
        EvidenceFixture.restart.with { evidence in
          evidence.plan.canWriteAt = EvidenceFixture.now.addingTimeInterval(seconds)
          evidence.mongosyncLog = .value([Self.file()], [])
        })
    }
    #expect(judge(canWrite: 300).outcome == .pass)
    #expect(judge(canWrite: 7200).summaries(.unknown).first?.contains("canWrite became true at") == true)
    #expect(judge(canWrite: 7200, .earlier).outcome == .pass)
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

  @Test("Each known error of this run fails where its line is fatal, and else warns", arguments: LogError.all.map(\.id))
  func knownErrors(_ id: String) throws {
    let error = try #require(LogError.all.first { $0.id == id })
    let fatal = judge(.value([Self.file([Self.match(id, fatal: true)])], []))
    #expect(fatal.outcome == .fail)
    #expect(fatal.findings.map(\.explanation) == ["\(error.meaning) The first line: {the line}"])
    #expect(fatal.remedies.map(\.text) == [error.prevention])
    let passing = judge(.value([Self.file([Self.match(id)])], []))
    #expect(passing.outcome == (error.effect == .isNormal ? .pass : .warn))
    #expect(passing.remedies.isEmpty == (error.effect == .isNormal))
  }

  @Test func aFatalLineBeforeTheLastStartIsOver() {
    func outcome(startedIn line: Int) -> Outcome {
      let reading = MongosyncLogReading(understood: 50, lastStart: MongosyncLogMatch.Place(line: line))
      return judge(.value([Self.file([Self.match("fatal-error", fatal: true)], reading: reading)], [])).outcome
    }
    #expect(outcome(startedIn: 13) == .warn)
    #expect(outcome(startedIn: 12) == .fail)
    #expect(outcome(startedIn: 3) == .fail)
  }

  @Test func aLaterLogOfTheOnlyMongosyncShowsThatItWasStartedAgain() {
    let ended = Self.file([Self.match("fatal-error", fatal: true)], from: -60, to: 0)
    let later = Self.file(from: 10, to: 60)
    func outcome(_ files: [MongosyncLogFile], instances: Int) -> Outcome {
      MongosyncLogErrors(.present).judge(
        EvidenceFixture.restart.with { evidence in
          evidence.mongosyncLog = .value(files, [])
          evidence.plan.mongosyncInstances = instances
        }
      ).outcome
    }
    #expect(outcome([ended, later], instances: 1) == .warn)
    #expect(outcome([later, ended], instances: 1) == .warn)
    #expect(outcome([ended, later], instances: 2) == .fail)
    #expect(outcome([ended, Self.file(from: -60, to: 60)], instances: 1) == .fail)
    let picture = Self.file(from: 10, reading: MongosyncLogReading(understood: 0, kind: "a PNG picture"))
    #expect(outcome([ended, picture], instances: 1) == .unknown || outcome([ended, picture], instances: 1) == .fail)
  }

  @Test(
    "What cannot be read as mongosync's log never passes",
    arguments: [
      (MongosyncLogReading(understood: 0, kind: "a zip archive"), "looks like a zip archive"),
      (MongosyncLogReading(understood: 0, blank: 50, kind: "blank lines"), "looks like blank lines"),
      (MongosyncLogReading(understood: 49, firstOther: 7), "Of the 50 lines of mongosync.log 1 have a form"),
      (MongosyncLogReading(understood: 5, blank: 44, firstOther: 7), "the first of them line 7"),
      (MongosyncLogReading(understood: 50, namesMongosync: false), "names mongosync"), (nil, "did not note"),
    ] as [(MongosyncLogReading?, String)])
  func whatIsNoLogIsUnknown(_ reading: MongosyncLogReading?, _ words: String) {
    let judgement = judge(.value([Self.file(reading: reading)], []))
    #expect(judgement.outcome == .unknown)
    #expect(judgement.summaries(.unknown).count == 1 && judgement.summaries(.unknown)[0].contains(words))
  }

  @Test func oneLineInAHundredMayBeCutOff() {
    let log = Self.file(lines: 100, reading: MongosyncLogReading(understood: 99, firstOther: 1))
    let judgement = judge(.value([log], []))
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings.map(\.explanation) == ["1 line of another form could not be understood."])
  }

  @Test("Impossible times are unknown", arguments: [(0.0, 86_400.0), (60, 0), (-2e9, 0), (0, 1e11)])
  func impossibleTimes(_ start: Double, _ end: Double) {
    #expect(judge(.value([Self.file(from: start, to: end)], [])).outcome == .unknown)
  }

  @Test func aLogThatEndsLongBeforeTheAuditIsNotOfTheMongosyncThatRuns() {
    func outcome(_ state: MongosyncState, _ run: MongosyncLogErrors.Run, end: Double) -> Outcome {
      MongosyncLogErrors(run).judge(
        EvidenceFixture.restart.with { evidence in
          evidence.mongosync = [.telling(state)]
          evidence.mongosyncLog = .value([Self.file(from: -9_000, to: end)], [])
        }
      ).outcome
    }
    #expect(outcome(.running, .present, end: -1_000) == .unknown)
    #expect(outcome(.committing, .present, end: -1_000) == .unknown)
    #expect(outcome(.running, .present, end: -100) == .pass)
    #expect(outcome(.committed, .present, end: -1_000) == .pass)
    #expect(outcome(.running, .earlier, end: -1_000) == .pass)
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
    let log = Self.file([Self.match("verifier-mismatch", fatal: true)], damage: "its compressed bytes end too early")
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
    #expect(judge(.value([Self.file(), Self.file([Self.match("fatal-error", fatal: true)])], [])).outcome == .fail)
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
