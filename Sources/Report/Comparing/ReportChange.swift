import Findings

/// One thing in which two reports of a checklist differ.
public struct ReportChange: Hashable, Sendable {
  /// Where it leads.
  public enum Direction: String, CaseIterable, Sendable {
    /// Something fails, is unknown or uncovered now that was not.
    case worse
    /// Something is settled now that was not.
    case better
    /// Something is otherwise, and neither.
    case other
  }

  /// What changed.
  public enum Area: String, CaseIterable, Sendable {
    case verdict
    case cluster
    case item
    case finding
    case documents
    case coverage
  }

  /// Where it leads.
  public let direction: Direction
  /// What changed.
  public let area: Area
  /// What it is about: an item's id, a namespace, a cluster, or what a finding is about.
  public let subject: String
  /// How it was, in a few words; nothing where it was not there.
  public let was: String?
  /// How it is now; nothing where it is there no more.
  public let now: String?
  /// What the newer report says of it, else what the older one said; empty where the words above say all.
  public let explanation: String

  init(
    _ direction: Direction, _ area: Area, _ subject: String, was: String?, now: String?, explanation: String = ""
  ) {
    self.direction = direction
    self.area = area
    self.subject = subject
    self.was = was
    self.now = now
    self.explanation = explanation
  }

  /// A change between two values of which a greater one is better.
  init<Rank: Comparable>(
    _ area: Area, _ subject: String, was: String, now: String, rank: (old: Rank, new: Rank), explanation: String = ""
  ) {
    let direction: Direction = rank.new < rank.old ? .worse : rank.new > rank.old ? .better : .other
    self.init(direction, area, subject, was: was, now: now, explanation: explanation)
  }
}
