/// For which time the answer of a report stands, as the parts of a sentence with two times in it.
struct ValidityWords: Sendable {
  let beforeSeen: String
  /// When the clusters were as the answer has it.
  let seen: String
  let beforeEnd: String
  /// From when on the answer must be sought anew.
  let end: String
  let afterEnd: String

  /// Words the validity of a report.
  ///
  /// - Parameter report: the report.
  init(_ report: AuditReport) {
    seen = Timestamp(report.seenAt).seconds
    end = Timestamp(report.validUntil).seconds
    let holds = report.run.finishedAt < report.validUntil
    beforeSeen = holds ? "Holds for what was seen at" : "Held for what was seen at"
    beforeEnd = holds ? "expires at" : "expired at"
    afterEnd = holds ? "." : ", before this report was made."
  }

  /// The sentence.
  var sentence: String { "\(beforeSeen) \(seen); \(beforeEnd) \(end)\(afterEnd)" }
}
