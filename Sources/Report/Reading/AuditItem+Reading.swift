import Findings

extension AuditItem {
  init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      let id = try members.string("id")
      return AuditItem(
        id: id, title: try members.string("title"), kind: try members.take("kind").word(),
        outcome: try members.take("outcome").word(), summary: try members.string("summary"),
        findings: try members.array("findings") { slice throws(ReportReadingError) in
          try Finding(slice, ofCheck: id)
        },
        remedies: try members.array("remedies") { slice throws(ReportReadingError) in try Remedy(slice) },
        citations: try members.array("citations") { slice throws(ReportReadingError) in
          try JSONMembers.reading(slice) { members throws(ReportReadingError) in
            Citation(try members.string("requirement"), try members.string("document"))
          }
        },
        evidence: try members.strings("evidence").map(EvidenceID.init(named:)),
        attestation: try Self.attestation(members.takeIfPresent("attestation"), of: id))
    }
  }

  private static func attestation(
    _ slice: JSONSlice?, of item: String
  ) throws(ReportReadingError) -> Attestation? {
    guard let slice else { return nil }
    return try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Attestation(
        item: item, by: try members.string("by"), note: try members.string("note"),
        at: try members.takeIfPresent("at")?.date())
    }
  }
}

extension Finding {
  /// Reads a finding.
  ///
  /// - Parameters:
  ///   - slice: the finding.
  ///   - check: the item it belongs to, which is the check that a waiver names.
  /// - Throws: `ReportReadingError` when it is none.
  fileprivate init(_ slice: JSONSlice, ofCheck check: String) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      let place = try members.take("outcome")
      let outcome: Outcome = try place.word()
      let subject = try members.object("subject") { members throws(ReportReadingError) in
        Subject(
          try members.takeIfPresent("cluster")?.word(), node: try members.optionalString("node"),
          namespace: try members.optionalString("namespace"), index: try members.optionalString("index"))
      }
      let summary = try members.string("summary")
      let explanation = try members.string("explanation")
      guard let waiver = members.takeIfPresent("waiver") else {
        if outcome == .waived { throw place.wrong("nobody waives this finding.") }
        return Finding(outcome, subject, summary, explanation: explanation)
      }
      return try JSONMembers.reading(waiver) { members throws(ReportReadingError) in
        let unit: Amount.Unit = try members.takeIfPresent("counts")?.word() ?? .findings
        let accepted = Finding(
          try members.take("outcome").word(), subject, summary, explanation: explanation, amount: Amount(nil, unit))
        return accepted.accepted(
          by: Waiver(
            check: check, namespace: try members.optionalString("namespace"),
            index: try members.optionalString("index"), max: try members.takeIfPresent("max")?.int(),
            reason: try members.string("reason"),
            by: try members.string("by"), until: try members.take("until").date()))
      }
    }
  }
}

extension Remedy {
  fileprivate init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Remedy(
        try members.takeIfPresent("cluster")?.word(), try members.string("text"),
        command: try members.optionalString("command"), settlesUnknown: try members.take("settlesUnknown").bool())
    }
  }
}
