public import Evidence
public import Findings
import Foundation

/// mongosync's log should hold none of the errors that are known to end or to slow a migration.
public struct MongosyncLogErrors: Check {
  /// Whose log it is.
  public enum Run: Sendable {
    /// An earlier run, which is over: its errors tell what to mend before the next one.
    case earlier
    /// The run that is to be judged.
    case present
  }

  private let run: Run

  /// Makes the check.
  ///
  /// - Parameter run: whose log it is.
  public init(_ run: Run) { self.run = run }

  /// What it judges and why.
  public let about = About(
    id: "mongosync-log-errors",
    title: "mongosync's log holds no known error",
    rule: """
      The files given with --mongosync-log are logs of mongosync: JSON lines with a time, a level and a message, of \
      which no more than \(LogDoubt.mostOtherLines) in 100 have another form. They hold no line of the level fatal \
      after the last start of mongosync. Other known errors are warnings: mongosync retries them, and an error of an \
      earlier run is over. Where the log is that of a run before a restart, each is a warning.
      """,
    rationale: """
      An error in the log says why a run ended; started again with the same cause in place, the next one ends in the \
      same way.
      """,
    reads: ["the files given with --mongosync-log"],
    privileges: ["reading the files"],
    remedy: "Remove the cause that each finding names before the next run.",
    citations: [
      Citation("R-09", "MongoDB support-tools: migration/mongosync_insights, the texts that it looks for"),
      Citation("R-11", "MongoDB docs, mongosync: FAQ, errors in the log; release notes 1.14, 1.18 and 1.19 (pid)"),
    ])

  /// Judges every file that was given.
  public func judge(_ evidence: Evidence) -> Judgement {
    if case .notAsked(let why) = evidence.mongosyncLog {
      return Judgement([Finding(.notApplicable, Subject(), why)])
    }
    var judgement = Judgement()
    let files = judgement.value(of: evidence.mongosyncLog, Subject(), "mongosync's log") ?? []
    for file in files { judge(file, evidence, among: files, into: &judgement) }
    if run == .present, let last = evidence.staleLogEnd(of: files) {
      judgement.add(
        Finding(
          .unknown, Subject(), "mongosync is running, but the logs end at \(last.formatted(.iso8601)).",
          explanation: "They are of another run or were rotated; give the newest log of every mongosync too."))
    }
    if run == .present, let (last, written) = evidence.logEndBeforeCommit(of: files) {
      judgement.add(
        Finding(
          .unknown, Subject(),
          "The logs end at \(last.formatted(.iso8601)), and canWrite became true at \(written.formatted(.iso8601)).",
          explanation: "They are of another migration, or do not reach to the commit of this one."))
    }
    return judgement
  }

  private func judge(
    _ file: MongosyncLogFile, _ evidence: Evidence, among files: [MongosyncLogFile], into judgement: inout Judgement
  ) {
    let doubt = LogDoubt.about(file, now: evidence.collectedAt)
    for match in file.matches {
      let place = match.lastFatal.flatMap { evidence.hasStarted(after: $0, in: file, among: files) ? nil : $0 }
      judge(match, in: file, isFatal: place != nil && doubt == nil && run == .present, into: &judgement)
    }
    if let damage = file.damage {
      judgement.add(
        Finding(
          .unknown, Subject(), "The log \(file.name) could be read only in part, because \(damage).",
          explanation: "What was read, \(Self.span(of: file)), still counts."))
    } else if let doubt {
      judgement.add(Finding(.unknown, Subject(), doubt))
      judgement.suggest(
        Remedy(nil, "Give the file that mongosync writes under its --logPath, plain or packed once with gzip."))
    } else if file.matches.isEmpty {
      judgement.add(
        Finding(
          .pass, Subject(), "The log \(file.name) holds no known error: \(Self.span(of: file)).",
          explanation: Self.note(on: file)))
    }
  }

  private func judge(
    _ match: MongosyncLogMatch, in file: MongosyncLogFile, isFatal: Bool, into judgement: inout Judgement
  ) {
    let places =
      match.count == 1
      ? "once, in \(Self.words(match.first))"
      : "in \(match.count) lines, from \(Self.words(match.first)) to \(Self.words(match.last))"
    guard let error = LogError.named(match.pattern) else {
      let what = "\(match.pattern), which this version of the auditor does not know"
      judgement.add(
        Finding(.unknown, Subject(), "The log \(file.name) holds \(what), \(places).", explanation: match.sample))
      return
    }
    let outcome: Outcome = isFatal ? .fail : error.effect == .isNormal && match.lastFatal == nil ? .pass : .warn
    let past = !isFatal && match.lastFatal != nil && run == .present ? " mongosync was started again after it." : ""
    judgement.add(
      Finding(
        outcome, Subject(), "The log \(file.name) holds \(error.id) \(places).",
        explanation: "\(error.meaning)\(past) The first line: \(match.sample)"))
    if outcome != .pass { judgement.suggest(error.remedy) }
  }

  private static func note(on file: MongosyncLogFile) -> String {
    guard let reading = file.reading, reading.firstOther != nil else { return "" }
    let others = file.lines - reading.blank - reading.understood
    return "\(Wording.count(others, "line", "lines")) of another form could not be understood."
  }

  private static func span(of file: MongosyncLogFile) -> String {
    let lines = Wording.count(file.lines, "line", "lines")
    guard let first = file.firstTime, let last = file.lastTime else { return "\(lines) without times" }
    return "\(lines) from \(first.formatted(.iso8601)) to \(last.formatted(.iso8601))"
  }

  private static func words(_ place: MongosyncLogMatch.Place) -> String {
    "line \(place.line)" + (place.time.map { " at \($0.formatted(.iso8601))" } ?? "")
  }
}

extension Evidence {
  /// Whether mongosync was started again after a line: in the same file, or, of one mongosync, in a later one.
  fileprivate func hasStarted(
    after place: MongosyncLogMatch.Place, in file: MongosyncLogFile, among files: [MongosyncLogFile]
  ) -> Bool {
    if let start = file.reading?.lastStart, start.line > place.line { return true }
    guard let time = place.time, mongosync.count <= 1, plan.mongosyncInstances ?? 1 <= 1 else { return false }
    return files.contains { other in
      guard LogDoubt.about(other, now: collectedAt) == nil, let first = other.firstTime else { return false }
      return first > time
    }
  }
}
