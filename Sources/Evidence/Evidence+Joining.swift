extension Evidence {
  /// The evidence of two runs, of which each asked one of the clusters.
  ///
  /// The earlier of the two times counts: nothing that is judged may be older than it seems.
  ///
  /// - Parameters:
  ///   - source: the run that asked the source; its plan stands, and its word on a mongosync that both asked.
  ///   - destination: the run that asked the destination.
  /// - Returns: both clusters together.
  public static func joining(source: Evidence, destination: Evidence) -> Evidence {
    var both = source
    both.destination = destination.destination
    both.collectedAt = min(source.collectedAt, destination.collectedAt)
    let addresses = Set(source.mongosync.map(\.address))
    both.mongosync += destination.mongosync.filter { !addresses.contains($0.address) }
    both.mongosyncLog = source.mongosyncLog.joined(with: destination.mongosyncLog)
    return both
  }

  /// The same evidence under another plan.
  ///
  /// The plan decided one question, that for mongosync's user: the answer counts only for the user it was asked for.
  ///
  /// - Parameter plan: the other plan; where it names no user, that of the first plan stands.
  /// - Returns: the evidence with that plan.
  public func judged(by plan: Plan) -> Evidence {
    var evidence = self
    evidence.plan = plan
    guard let user = plan.mongosyncUser else {
      evidence.plan.mongosyncUser = self.plan.mongosyncUser
      return evidence
    }
    guard user != self.plan.mongosyncUser else { return evidence }
    let asked = self.plan.mongosyncUser.map { "for the user \($0)" } ?? "for no user of mongosync's"
    let reason = "The evidence was collected \(asked), and the plan now names \(user)."
    evidence.source.mongosyncUser = .notAsked(reason)
    evidence.destination.mongosyncUser = .notAsked(reason)
    return evidence
  }
}

extension Observed {
  /// What two runs saw of several things, one after the other; what either refused is refused.
  fileprivate func joined<Element>(with other: Observed) -> Observed where Value == [Element] {
    switch (self, other) {
    case (.value(let first, let evidence), .value(let second, let more)):
      .value(first + second.filter { !first.contains($0) }, evidence + more)
    case (.notAsked, _): other
    case (.refused, _), (_, .notAsked): self
    case (.value, .refused): other
    }
  }
}
