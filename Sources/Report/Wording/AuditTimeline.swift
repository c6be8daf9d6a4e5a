import Findings

import struct Foundation.Date

/// When what of an audit happened, and from when until when its answer stands.
struct AuditTimeline: Sendable {
  /// One stretch of it.
  struct Span: Hashable, Sendable {
    /// What happened.
    let name: String
    /// How much of it, in words; empty where there is nothing to count.
    let amount: String
    /// When it began.
    let from: Date
    /// When it ended.
    let until: Date
  }

  /// The run, and who was asked meanwhile or earlier.
  let work: [Span]
  /// The time for which the answer stands.
  let validity: Span
  /// The first and the last moment of all that happened; an answer that stands for longer reaches beyond.
  let extent: ClosedRange<Date>

  /// Draws the times of a report together.
  ///
  /// - Parameter report: the report.
  init(_ report: AuditReport) {
    let run = Span(name: "Run", amount: "", from: report.run.startedAt, until: report.run.finishedAt)
    let questions = EvidenceOrigin.allCases.compactMap { Self.questions(to: $0, in: report) }
    work = [run] + questions
    validity = Span(name: "Answer holds", amount: "", from: report.seenAt, until: report.validUntil)
    let ends = work.flatMap { [$0.from, $0.until] } + [report.seenAt]
    let first = ends.reduce(report.seenAt, min)
    extent = first...ends.reduce(first, max)
  }

  /// Whether the answer stands for longer than the time that is drawn to scale.
  var reachesBeyond: Bool { validity.until > extent.upperBound }

  /// Where a moment lies, from 0, the first moment, to 1, the last; moments outside lie at the nearer end.
  ///
  /// - Parameter moment: the moment.
  /// - Returns: its place.
  func place(of moment: Date) -> Double {
    let length = extent.upperBound.timeIntervalSince(extent.lowerBound)
    guard length > 0 else { return 0 }
    return min(1, max(0, moment.timeIntervalSince(extent.lowerBound) / length))
  }

  private static func questions(to origin: EvidenceOrigin, in report: AuditReport) -> Span? {
    let times = report.evidence.lazy.filter { $0.origin == origin }.map(\.at)
    guard let first = times.min(), let last = times.max() else { return nil }
    let count = Figures.count(times.count, "question", "questions")
    return Span(
      name: origin.rawValue.prefix(1).uppercased() + origin.rawValue.dropFirst(), amount: count, from: first,
      until: last)
  }
}
