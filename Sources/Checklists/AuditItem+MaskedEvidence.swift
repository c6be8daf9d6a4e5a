public import Evidence
public import Findings

extension AuditItem {
  /// The line that names what saved evidence does not hold because a secret stood there; `nil` where nothing is amiss.
  ///
  /// Two different secrets read alike once they are masked, so what holds one was not compared. Only a checklist that
  /// compares catalogs needs the line.
  ///
  /// - Parameters:
  ///   - evidence: evidence that was read from a bundle.
  ///   - checklist: the checklist that is judged by it.
  ///   - mask: what stands in the place of a secret.
  /// - Returns: the line.
  public static func maskedEvidence(in evidence: Evidence, by checklist: Checklist, mask: String) -> AuditItem? {
    guard checklist.entries.contains(where: { $0.id == "same-collection-options" }) else { return nil }
    let masked = (evidence.source.collections.value ?? []).filter { $0.holds(mask) }
    guard !masked.isEmpty else { return nil }
    let findings = masked.map { collection in
      Finding(
        .unknown, Subject(.source, namespace: collection.namespace),
        "A secret in the options or indexes of \(collection.namespace) is masked in the saved evidence.",
        explanation: "Two different secrets look the same once they are masked, so these options were not compared.")
    }
    return AuditItem(
      id: "masked-evidence", title: "No compared value is masked", kind: .audit, outcome: .unknown,
      summary: findings.count == 1
        ? findings[0].summary : "Secrets in the options or indexes of \(findings.count) collections are masked.",
      findings: findings,
      remedies: [Remedy(nil, "Run the checklist against the clusters themselves, without saved evidence.")])
  }
}

extension CollectionEvidence {
  fileprivate func holds(_ mask: String) -> Bool {
    ([options] + indexes.map(\.options)).contains { $0.values.contains { $0.canonical.contains(mask) } }
  }
}
