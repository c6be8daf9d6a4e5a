import Evidence
import Findings

/// How far the cutover is, by the states of all mongosyncs that were asked.
enum CutoverPhase: Equatable {
  /// No mongosync was given.
  case untold
  /// None of them told its state, and why.
  case unknown(String)
  /// None has begun to commit.
  case before
  /// At least one has begun, and not all are through; whether the first one lets applications write.
  case committing(canWrite: Bool)
  /// All are through.
  case committed

  /// Why a row that is about the time before the commit does not arise.
  static let begun = "The commit has begun."
  /// Why a row that is about the time after the commit does not arise.
  static let notBegun = "The commit has not begun."

  /// Reads the phase.
  ///
  /// - Parameter evidence: what the mongosyncs told.
  init(_ evidence: Evidence) {
    let states = evidence.mongosync.map { $0.progress.value?.state }
    let known = states.compactMap(\.self).filter { if case .unknown = $0 { false } else { true } }
    if states.isEmpty {
      self = .untold
    } else if known.isEmpty {
      let reason = evidence.mongosync.compactMap(\.progress.reason).first
      self = .unknown(reason ?? "mongosync reports no state that is documented.")
    } else if states.allSatisfy({ $0 == .committed }) {
      self = .committed
    } else if known.contains(.committing) || known.contains(.committed) {
      self = .committing(canWrite: evidence.mongosync.first?.progress.value?.canWrite == true)
    } else {
      self = .before
    }
  }
}

extension MongosyncInstance {
  /// Whether it tells no state, or one that it has without a migration, and so nothing of what an earlier process did.
  var knowsNoMigration: Bool { [nil, .idle, .initializing].contains(progress.value?.state) }
}

extension Judgement {
  /// Judges each mongosync in a row that is about the time before the commit.
  ///
  /// - Parameters:
  ///   - evidence: what the mongosyncs told.
  ///   - confirm: what a person has to confirm where no mongosync was given.
  ///   - filter: the jq filter that shows it.
  ///   - judge: judges one that tells its progress.
  /// - Returns: the judgement.
  static func beforeCommit(
    _ evidence: Evidence, confirm: String, filter: String,
    _ judge: (Subject, MongosyncProgress, inout Judgement) -> Void
  ) -> Judgement {
    switch CutoverPhase(evidence) {
    case .committing, .committed: Judgement([Finding(.notApplicable, Subject(), CutoverPhase.begun)])
    case .untold, .unknown, .before: ofEach(evidence, confirm: confirm, filter: filter, judge)
    }
  }

  /// Judges each mongosync.
  ///
  /// - Parameters:
  ///   - evidence: what the mongosyncs told.
  ///   - confirm: what a person has to confirm where no mongosync was given.
  ///   - filter: the jq filter that shows it.
  ///   - judge: judges one that tells its progress.
  /// - Returns: the judgement.
  static func ofEach(
    _ evidence: Evidence, confirm: String, filter: String,
    _ judge: (Subject, MongosyncProgress, inout Judgement) -> Void
  ) -> Judgement {
    guard !evidence.mongosync.isEmpty else {
      return Judgement(
        [Finding(.manual, Subject(), confirm, explanation: "No mongosync was given to ask.")],
        remedies: [
          .progress("Read it at every mongosync, or give their addresses with --mongosync.", filter: filter)
        ])
    }
    var judgement = Judgement()
    for instance in evidence.mongosync {
      if let progress = judgement.progress(of: instance, canBeSettled: true) {
        judge(Subject(node: instance.address), progress, &judgement)
      }
      if judgement.findings.last?.outcome == .unknown {
        judgement.suggest(
          .progress("Read it at this mongosync.", filter: filter, at: instance.address, settlesUnknown: true))
      }
    }
    return judgement
  }
}
