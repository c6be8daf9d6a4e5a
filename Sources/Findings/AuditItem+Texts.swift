extension AuditItem {
  /// The same item with another wording.
  ///
  /// - Parameters:
  ///   - reason: why a command whose text would change is left out, as a sentence for its remedy.
  ///   - change: gives each text in its new form.
  /// - Returns: the item with every text that evidence or people brought into it changed; its ids stay.
  public func changingTexts(withholdingCommands reason: String, _ change: (String) -> String) -> AuditItem {
    AuditItem(
      id: id, title: title, kind: kind, outcome: outcome, summary: change(summary),
      findings: findings.map { $0.changingTexts(change) },
      remedies: remedies.map { $0.changingTexts(withholdingCommands: reason, change) }, citations: citations,
      evidence: evidence,
      attestation: attestation.map {
        Attestation(item: $0.item, by: change($0.by), note: change($0.note), at: $0.at)
      })
  }
}

extension Finding {
  fileprivate func changingTexts(_ change: (String) -> String) -> Finding {
    let finding = Finding(
      outcome, subject.changingTexts(change), change(summary), explanation: change(explanation),
      canBeSettled: canBeSettled, mayPass: mayPass, amount: amount)
    guard let acceptance else { return finding }
    let waiver = acceptance.waiver
    return finding.waived(
      as: Acceptance(
        of: acceptance.outcome,
        by: Waiver(
          check: waiver.check, namespace: waiver.namespace, index: waiver.index, max: waiver.max,
          reason: change(waiver.reason), by: change(waiver.by), until: waiver.until), counting: acceptance.unit))
  }
}

extension Subject {
  fileprivate func changingTexts(_ change: (String) -> String) -> Subject {
    Subject(cluster, node: node.map(change), namespace: namespace.map(change), index: index.map(change))
  }
}

extension Remedy {
  fileprivate func changingTexts(withholdingCommands reason: String, _ change: (String) -> String) -> Remedy {
    guard let command, change(command) != command else {
      return Remedy(cluster, change(text), command: command, settlesUnknown: settlesUnknown)
    }
    return Remedy(cluster, change(text) + " " + reason, settlesUnknown: settlesUnknown)
  }
}
