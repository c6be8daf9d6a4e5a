import Findings

extension ReportComparison {
  /// The changes that lead one way.
  func changes(_ direction: ReportChange.Direction) -> [ReportChange] { changes.filter { $0.direction == direction } }

  /// Whether things got worse, in one word.
  var answerInWords: String { isWorse ? "WORSE" : changes(.better).isEmpty ? "NOT WORSE" : "BETTER" }

  /// How many changes there are each way.
  var countsInWords: String {
    changes.isEmpty
      ? "nothing changed"
      : "\(changes(.worse).count) for the worse, \(changes(.better).count) for the better, "
        + "\(changes(.other).count) otherwise"
  }
}

extension ReportComparison.Side {
  /// Which report it is.
  var inWords: String { "\(verdict.rawValue), seen at \(Timestamp(seenAt).seconds), run \(run)" }
}

extension ReportChange {
  /// How it was and is.
  var stepInWords: String {
    switch (was, now) {
    case (let was?, let now?) where was == now: "still \(now)"
    case (let was?, let now?): "\(was) -> \(now)"
    case (nil, let now?): "new: \(now)"
    case (let was?, nil): "gone: \(was)"
    case (nil, nil): ""
    }
  }
}
