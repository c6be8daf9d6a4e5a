import Findings

/// A text that mongosync's log holds when something went wrong, and what it means.
package struct LogError: Sendable {
  /// What it does to the migration.
  package enum Effect: Sendable {
    /// The migration ends, or its result is wrong, where the line is fatal; else mongosync retries.
    case aborts
    /// The migration gets slower, or repeats work.
    case slows
    /// Nothing: it is a part of every migration.
    case isNormal
  }

  /// Its id, as evidence names it.
  package let id: String
  /// The texts by which it is known.
  package let texts: [String]
  /// What it does to the migration.
  package let effect: Effect
  /// What happened, in one sentence.
  package let meaning: String
  /// What keeps it from happening in the next run, in one sentence.
  package let prevention: String
  /// The checks that look for its cause before a run.
  package let checks: [String]
  /// The requirements that these checks come from.
  package let requirements: [String]

  init(
    _ id: String, _ texts: [String], _ effect: Effect, _ meaning: String, prevention: String, checks: [String] = [],
    _ requirements: String...
  ) {
    self.id = id
    self.texts = texts
    self.effect = effect
    self.meaning = meaning
    self.prevention = prevention
    self.checks = checks
    self.requirements = requirements
  }

  /// What to do before the next run.
  var remedy: Remedy {
    Remedy(nil, prevention, command: checks.first.map { "mongosync-auditor explain \($0)" })
  }

  /// Whether every line of a level after which mongosync ends counts as this error.
  package var isAnyFatalLine: Bool { id == "fatal-error" }

  /// Finds an error by its id.
  ///
  /// - Parameter id: the id, as evidence names it.
  /// - Returns: the error, or nothing where this version does not know it.
  static func named(_ id: String) -> LogError? { all.first { $0.id == id } }

  /// Every error that is known.
  ///
  /// Source: the texts that MongoDB's own analyser of mongosync's logs looks for (mongodb/support-tools,
  /// migration/mongosync_insights), the documentation of mongosync 1.17 for an occupied destination, and release notes
  /// 1.15, 1.20 and 1.22.
  package static let all = changeStreamErrors + verificationErrors + indexErrors + clusterErrors + workloadErrors
}
