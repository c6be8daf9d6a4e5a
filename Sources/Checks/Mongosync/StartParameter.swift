import Evidence
import Findings

/// One parameter of the start request, as mongosync's metadata knows it or, where that is silent, the plan.
enum StartParameter<Value: Hashable> {
  /// Somebody told it.
  case told(Value, Subject, by: String, note: String)
  /// Nobody told it, and why mongosync's metadata did not.
  case missing(note: String)
  /// The metadata databases contradict each other.
  case contradictory

  /// Finds a parameter; a contradiction between metadata and plan, or within the metadata, becomes a finding.
  ///
  /// - Parameters:
  ///   - name: the parameter's name.
  ///   - evidence: the metadata and the plan.
  ///   - metadata: picks the parameter out of the metadata.
  ///   - plan: the parameter in the plan.
  ///   - judgement: takes the findings.
  init(
    _ name: String, _ evidence: Evidence, metadata: (MongosyncMetadata) -> Value?, plan: Value?,
    _ judgement: inout Judgement
  ) {
    let observed = evidence.destination.mongosyncMetadata
    judgement.cite(observed.evidence)
    let told = (observed.value ?? []).compactMap { entry in metadata(entry).map { (entry.database, $0) } }
    guard let (database, value) = told.first else {
      let note =
        observed.reason.map { "mongosync's metadata could not be read: \($0)" }
        ?? "mongosync's metadata does not report it."
      self = plan.map { .told($0, Subject(), by: "The plan", note: note) } ?? .missing(note: note)
      return
    }
    let subject = Subject(.destination, namespace: database)
    guard Set(told.map(\.1)).count == 1 else {
      let words = told.map { "\($0.0) says \($0.1)" }.joined(separator: ", ")
      judgement.add(
        Finding(.unknown, Subject(.destination), "The metadata databases disagree about \(name): \(words)."))
      self = .contradictory
      return
    }
    if let plan, plan != value {
      judgement.add(
        Finding(
          .warn, subject, "The plan says \(name): \(plan), but mongosync's metadata in \(database) says \(value).",
          explanation: "The metadata counts; correct the plan."))
    }
    self = .told(value, subject, by: "mongosync's metadata in \(database)", note: "")
  }

  /// Judges a parameter that has good and bad values.
  ///
  /// - Parameters:
  ///   - name: the parameter's name.
  ///   - judgement: takes the finding.
  ///   - isGood: whether a value allows a reverse; nil for one that this version does not know.
  func require(_ name: String, _ judgement: inout Judgement, _ isGood: (Value) -> Bool?) {
    switch self {
    case .contradictory: break
    case .missing(let note):
      judgement.add(
        Finding(.unknown, Subject(), "Neither mongosync's metadata nor the plan tells \(name).", explanation: note))
      judgement.suggest(Remedy(nil, "State \(name) in the plan, as it was in the start request."))
    case .told(let value, let subject, let who, let note):
      guard let good = isGood(value) else {
        judgement.add(
          Finding(
            .unknown, subject, "\(who) says \(name): \(value), a value that this version of the program does not know.",
            explanation: note))
        return
      }
      judgement.add(
        Finding(
          good ? .pass : .fail, subject, "\(who) says \(name): \(value)\(good ? "" : ", which rules a reverse out").",
          explanation: note))
    }
  }
}
