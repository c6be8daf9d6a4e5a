public import Findings

extension AuditItem {
  /// How far apart the two clusters may have been asked and still be compared, in seconds.
  static let longestApart = 15.0 * 60

  /// The line that tells whether the two clusters were asked at about the same time, where two runs asked them.
  ///
  /// - Parameter seconds: how long the last answers of the two runs lie apart.
  /// - Returns: the line.
  public static func evidenceTimes(apart seconds: Double) -> AuditItem {
    let isFar = !(seconds <= longestApart)
    let minutes = Int(exactly: (seconds / 60).rounded()).map { $0 == 1 ? "1 minute" : "\($0) minutes" }
    let finding = Finding(
      isFar ? .warn : .pass, Subject(),
      "The two clusters were asked \(minutes ?? "ages") apart.",
      explanation: isFar ? "What is compared between them may never have been true at one time." : "")
    return AuditItem(
      id: "evidence-times", title: "Both clusters were asked at about the same time", kind: .check,
      outcome: finding.outcome, summary: finding.summary, findings: [finding],
      remedies: isFar
        ? [
          Remedy(
            nil,
            "Collect from both clusters again, in one run or within \(Int(longestApart / 60)) minutes of each other.")
        ] : [])
  }
}
