import Bundles
import Evidence
import Findings

extension Redaction {
  /// Redacts what was seen together with what comparing documents came to.
  ///
  /// The fields in which documents differ are redacted already, where their ways to differ were put into words; the
  /// `_id`s of documents are left out.
  ///
  /// - Parameter evidence: what was seen.
  /// - Returns: the same without names.
  /// - Throws: `EncodingError` or `DecodingError` when evidence has a form that cannot be kept without its texts.
  func redactedWithDocuments(_ evidence: Evidence) throws -> Evidence {
    var clean = try redacted(evidence)
    guard let verification = evidence.verification else { return clean }
    var after: [ClusterEvidence]?
    if let clusters = verification.clustersAfter, let source = clusters.first, let destination = clusters.last {
      var later = evidence
      (later.source, later.destination) = (source, destination)
      after = try redacted(later).clusters
    }
    clean.verification = DocumentVerification(
      comparisons: verification.comparisons.map(redacted), clustersAfter: after,
      writes: verification.writes.map { redacted($0) { $0.map(redacted) } }, isResumed: verification.isResumed,
      scope: verification.scope)
    return clean
  }

  private func redacted(_ writes: RecentWrites) -> RecentWrites {
    RecentWrites(
      namespace: namespace(writes.namespace), entries: writes.entries, deletes: writes.deletes, last: writes.last)
  }

  /// Notes and gaps may quote what a server said, with any name in it; the first sentence of a note is the program's.
  private func redacted(_ comparison: DocumentComparison) -> DocumentComparison {
    DocumentComparison(
      namespace: namespace(comparison.namespace), method: comparison.method,
      sampledPercent: comparison.sampledPercent, source: comparison.source, destination: comparison.destination,
      mismatches: comparison.mismatches, causes: comparison.causes,
      notes: comparison.notes.map { note in note.firstRange(of: ". ").map { note[..<$0.lowerBound] + "." } ?? note },
      gap: comparison.gap.map { _ in Redaction.omission }, seconds: comparison.seconds)
  }
}
