import Findings

/// A person's word on the page.
struct HTMLAttestation {
  let by: String
  let hasTime: Bool
  let at: String
  let hasNote: Bool
  let note: String

  /// Lays an attestation out.
  ///
  /// - Parameter attestation: the attestation.
  init(_ attestation: Attestation) {
    by = attestation.by
    hasTime = attestation.at != nil
    at = attestation.atInWords ?? ""
    hasNote = !attestation.note.isEmpty
    note = attestation.note
  }
}

/// A decision that accepts findings, on the page.
struct HTMLWaiver {
  let by: String
  let until: String
  let extent: String
  let count: String
  let reason: String

  /// Lays a decision out.
  ///
  /// - Parameter accepted: the decision and how much it accepts.
  init(_ accepted: AcceptedFindings) {
    by = accepted.waiver.by
    until = accepted.until
    extent = accepted.waiver.extent(of: accepted.unit).map { ", \($0)" } ?? ""
    count = accepted.count
    reason = accepted.waiver.reason
  }
}
