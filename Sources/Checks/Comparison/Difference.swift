import Evidence
import Findings

/// Two values of one thing that ought to be the same.
struct Difference {
  let what: String
  let source: OptionValue?
  let destination: OptionValue?

  /// States a difference.
  ///
  /// - Parameters:
  ///   - what: the thing, to begin a sentence with.
  ///   - source: its value on the source, if it has one there.
  ///   - destination: its value on the destination, if it has one there.
  init(_ what: String, _ source: OptionValue?, _ destination: OptionValue?) {
    self.what = what
    self.source = source
    self.destination = destination
  }

  /// The difference as a finding with both values; long ones stand in the explanation.
  ///
  /// - Parameters:
  ///   - outcome: how it bears on the migration.
  ///   - subject: what it is about.
  ///   - note: what else there is to say.
  /// - Returns: the finding.
  func finding(_ outcome: Outcome, _ subject: Subject, note: String = "") -> Finding {
    // Values of two numeric types read alike; then only the types tell them apart.
    let tellsTypes = source?.readable == destination?.readable
    let values = [source, destination].map { value in
      value.map { tellsTypes ? $0.canonical : $0.readable } ?? "not set"
    }
    guard values.allSatisfy({ $0.count <= Self.shortEnough }) else {
      let both = "On the source it is: \(values[0]). On the destination it is: \(values[1])."
      return Finding(
        outcome, subject, "\(what) differs between the source and the destination.",
        explanation: note.isEmpty ? both : "\(both) \(note)")
    }
    return Finding(
      outcome, subject, "\(what) is \(values[0]) on the source and \(values[1]) on the destination.", explanation: note)
  }

  private static let shortEnough = 80
}

extension OptionValue {
  /// Whether two values of an option mean the same; the types of plain numbers do not matter.
  ///
  /// - Parameters:
  ///   - one: a value, or nothing where the option is not set.
  ///   - other: another value, or nothing.
  /// - Returns: whether they agree.
  static func agree(_ one: OptionValue?, _ other: OptionValue?) -> Bool {
    if one == other { return true }
    guard let number = one?.number, let other = other?.number else { return false }
    return number == other || (number.isNaN && other.isNaN)
  }
}
