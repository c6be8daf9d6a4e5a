import Findings

extension AuditReport.Tool {
  init(_ members: inout JSONMembers) throws(ReportReadingError) {
    self.init(
      name: try members.string("name"), version: try members.string("version"), driver: try members.string("driver"))
  }
}

extension AuditReport.Run {
  init(_ members: inout JSONMembers) throws(ReportReadingError) {
    self.init(
      id: try members.string("id"), startedAt: try members.take("startedAt").date(),
      finishedAt: try members.take("finishedAt").date(), labels: try AuditReport.Label.read(try members.take("labels")))
  }
}

extension AuditReport.Label {
  static func read(_ slice: JSONSlice) throws(ReportReadingError) -> [Self] {
    var labels: [Self] = []
    for (key, value) in try slice.members() { labels.append(Self(key: key, value: try value.string())) }
    return labels
  }
}

extension AuditReport.BundleSummary {
  init(_ members: inout JSONMembers) throws(ReportReadingError) {
    self.init(
      file: try members.string("file"),
      clusters: try members.array("clusters") { slice throws(ReportReadingError) in try slice.word() },
      run: try members.string("run"), collectedAt: try members.take("collectedAt").date(),
      tool: try members.string("tool"), isRedacted: try members.take("redacted").bool())
  }
}

extension AuditReport.ClusterSummary {
  init(_ role: ClusterRole, _ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Self(
        role: role, address: try members.string("address"), topology: try members.string("topology"),
        featureCompatibilityVersion: try members.string("featureCompatibilityVersion"),
        members: try members.array("members") { slice throws(ReportReadingError) in
          try JSONMembers.reading(slice) { members throws(ReportReadingError) in
            AuditReport.MemberSummary(
              host: try members.string("host"), set: try members.string("set"), state: try members.string("state"),
              version: try members.string("version"))
          }
        })
    }
  }
}

extension EvidenceRecord {
  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - slice: the answer.
  ///   - place: its place in the report, counted from nought, after which it is named.
  /// - Throws: `ReportReadingError` when it is none.
  init(_ slice: JSONSlice, place: Int) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      let name = try members.take("id")
      guard try name.string() == EvidenceNumbers.name(at: place) else {
        throw name.wrong("the answers are not numbered one after the other.")
      }
      let origin: EvidenceOrigin = try members.takeIfPresent("cluster")?.word() ?? .mongosync
      let node = try members.string("node")
      let command = try members.take("command").embedded()
      let at = try members.take("at").date()
      let answer: Answer
      if let reply = members.takeIfPresent("reply") {
        answer = .reply(try reply.embedded())
      } else if let error = try members.optionalString("error") {
        answer = .error(error)
      } else {
        answer = .withheld(digest: try members.string("withheld"))
      }
      return EvidenceRecord(
        id: EvidenceID(numbered: place), origin: origin, node: node, command: command, at: at, answer: answer)
    }
  }
}

extension JSONSlice {
  /// What was written as it was where it was JSON, and as a string where it was not.
  fileprivate func embedded() throws(ReportReadingError) -> String { isString ? try string() : text }
}

extension EvidenceID {
  /// The name of the answer at a place in a report, such that names are in the order of the places.
  init(numbered place: Int) {
    let digits = String(place)
    self.init("E" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits)
  }

  /// The answer that a report calls by a short name; a name that is not short stays as it is.
  init(named name: String) {
    if name.hasPrefix("E"), let number = Int(name.dropFirst()), number > 0 {
      self.init(numbered: number - 1)
    } else {
      self.init(name)
    }
  }
}
