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
      The files given with --mongosync-log hold none of the texts that mongosync writes when a migration ends by an \
      error, or gets slow. Where the log is that of an earlier run, before a restart, each is a warning only.
      """,
    rationale: """
      An error in the log says why a run ended; started again with the same cause in place, the next one ends in the \
      same way.
      """,
    reads: ["the files given with --mongosync-log"],
    privileges: ["reading the files"],
    remedy: "Remove the cause that each finding names before the next run.",
    citations: [
      Citation("R-09", "MongoDB support-tools: migration/mongosync_insights, the texts that it looks for")
    ])

  /// Judges every file that was given.
  public func judge(_ evidence: Evidence) -> Judgement {
    if case .notAsked(let why) = evidence.mongosyncLog {
      return Judgement([Finding(.notApplicable, Subject(), why)])
    }
    var judgement = Judgement()
    for file in judgement.value(of: evidence.mongosyncLog, Subject(), "mongosync's log") ?? [] {
      judge(file, into: &judgement)
    }
    return judgement
  }

  private func judge(_ file: MongosyncLogFile, into judgement: inout Judgement) {
    for match in file.matches { judge(match, in: file, into: &judgement) }
    let span = Self.span(of: file)
    if let damage = file.damage {
      judgement.add(
        Finding(
          .unknown, Subject(), "The log \(file.name) could be read only in part, because \(damage).",
          explanation: "What was read, \(span), still counts."))
    } else if file.lines == 0 {
      judgement.add(Finding(.unknown, Subject(), "The log \(file.name) is empty, so it tells nothing."))
    } else if file.matches.isEmpty {
      judgement.add(Finding(.pass, Subject(), "The log \(file.name) holds no known error: \(span)."))
    }
  }

  private func judge(_ match: MongosyncLogMatch, in file: MongosyncLogFile, into judgement: inout Judgement) {
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
    let isFatal = error.effect == .aborts && run == .present
    judgement.add(
      Finding(
        isFatal ? .fail : .warn, Subject(), "The log \(file.name) holds \(error.id) \(places).",
        explanation: "\(error.meaning) The first line: \(match.sample)"))
    judgement.suggest(error.remedy)
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
