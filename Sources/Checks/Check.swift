public import Evidence
public import Findings

/// One rule of a migration, judged from evidence alone.
///
/// A check is a pure function: the same evidence gives the same judgement, on any machine, at any time.
public protocol Check: Sendable {
  /// What it judges and why.
  var about: About { get }

  /// What must be asked for it beyond what every checklist needs.
  var questions: Questions { get }

  /// Judges the evidence.
  ///
  /// - Parameter evidence: all that was seen; what a server refused to tell is `unknown`, never a pass.
  /// - Returns: at least one finding.
  /// - Throws: any error; the audit reports it as `unknown`.
  func judge(_ evidence: Evidence) throws -> Judgement
}

extension Check {
  /// The collections and indexes: a check that can do without them says so.
  public var questions: Questions { .catalog }
}
