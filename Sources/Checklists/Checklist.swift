public import Checks
import Evidence

/// The checks and steps of one phase, in the order of its procedure.
public struct Checklist: Sendable {
  /// One line of a checklist.
  public enum Entry: Sendable {
    case check(any Check)
    case step(ManualStep)

    /// The public id of the check or step.
    public var id: String {
      switch self {
      case .check(let check): check.about.id
      case .step(let step): step.id
      }
    }

    /// The few words that name it.
    public var title: String {
      switch self {
      case .check(let check): check.about.title
      case .step(let step): step.title
      }
    }
  }

  /// The name, as given on the command line.
  public let name: String
  /// The question it answers.
  public let question: String
  /// Its lines, in order.
  public let entries: [Entry]
  /// Pairs of which only one can arise: when one is settled, the other is not applicable.
  public let alternatives: [(String, String)]
  /// What a report by this checklist does not vouch for, one sentence each.
  public let notChecked: [String]

  /// Makes a checklist.
  ///
  /// - Parameters:
  ///   - name: the name, as given on the command line.
  ///   - question: the question it answers.
  ///   - entries: its lines, in order.
  ///   - alternatives: pairs of ids of which only one can arise.
  ///   - coversCatalog: whether a feature of the clusters that no check claims is to be told as a warning.
  ///   - notChecked: what a report does not vouch for.
  public init(
    name: String, question: String, entries: [Entry], alternatives: [(String, String)] = [],
    coversCatalog: Bool = false, notChecked: [String] = Checklist.neverChecked
  ) {
    self.name = name
    self.question = question
    let claims = entries.flatMap { entry -> [Feature] in
      if case .check(let check) = entry { check.about.claims } else { [] }
    }
    self.entries = entries + (coversCatalog ? [.check(UnclaimedFeatures(besides: claims))] : [])
    self.alternatives = alternatives
    self.notChecked = notChecked
  }

  /// What a report does not vouch for where no mongosync was asked.
  public static let mongosyncNotAsked =
    "mongosync itself: its state and progress are not read; what depends on them is left to a person."

  /// What no checklist of this version looks at.
  public static let neverChecked = [
    "Documents: only the command verify compares the data of the two clusters.",
    "Anything that changed after the last answer was given.",
  ]

  /// Those that are judged by evidence that can be saved and sent: all but the comparison of documents.
  public static let ofEvidence: [Checklist] = [.preflight, .restart, .cutover, .postCutover, .reverse, .deviceSync]

  /// Every checklist there is.
  public static let all: [Checklist] = ofEvidence + [.verify]

  /// The ids of all its lines.
  public var ids: [String] { entries.map(\.id) }
}
