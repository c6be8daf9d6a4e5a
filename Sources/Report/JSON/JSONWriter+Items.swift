import Findings

extension JSONWriter {
  /// Writes one line of the checklist.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - numbers: the short names of evidence.
  mutating func write(_ item: AuditItem, numbers: EvidenceNumbers) {
    object { writer in
      writer.member("id", item.id)
      writer.member("title", item.title)
      writer.member("kind", item.kind.rawValue)
      writer.member("outcome", item.outcome.rawValue)
      writer.member("summary", item.summary)
      writer.member("findings") { $0.array(item.findings) { writer, finding in writer.write(finding) } }
      writer.member("remedies") { $0.array(item.remedies) { writer, remedy in writer.write(remedy) } }
      writer.member("citations") { citations in
        citations.array(item.citations) { writer, citation in
          writer.object { writer in
            writer.member("requirement", citation.requirement)
            writer.member("document", citation.document)
          }
        }
      }
      writer.member("evidence", numbers[item.evidence])
      guard let attestation = item.attestation else { return }
      writer.member("attestation") { value in
        value.object { writer in
          writer.member("by", attestation.by)
          writer.member("note", attestation.note)
          writer.member("at", attestation.at.map { Timestamp($0).milliseconds })
        }
      }
    }
  }

  private mutating func write(_ finding: Finding) {
    object { writer in
      writer.member("outcome", finding.outcome.rawValue)
      writer.member("subject") { subject in
        subject.object { writer in
          writer.member("cluster", finding.subject.cluster?.rawValue)
          writer.member("node", finding.subject.node)
          writer.member("namespace", finding.subject.namespace)
          writer.member("index", finding.subject.index)
        }
      }
      writer.member("summary", finding.summary)
      writer.member("explanation", finding.explanation)
      guard let acceptance = finding.acceptance else { return }
      writer.member("waiver") { value in
        value.object { writer in
          writer.member("outcome", acceptance.outcome.rawValue)
          writer.member("namespace", acceptance.waiver.namespace)
          writer.member("index", acceptance.waiver.index)
          writer.write(boundOf: acceptance.waiver, counting: acceptance.unit)
          writer.member("by", acceptance.waiver.by)
          writer.member("until", Timestamp(acceptance.waiver.until).milliseconds)
          writer.member("reason", acceptance.waiver.reason)
        }
      }
    }
  }

  /// Writes a decision that accepts findings, and how many.
  ///
  /// - Parameter accepted: the decision.
  mutating func write(_ accepted: AcceptedFindings) {
    object { writer in
      writer.member("check", accepted.waiver.check)
      writer.member("namespace", accepted.waiver.namespace)
      writer.member("index", accepted.waiver.index)
      writer.write(boundOf: accepted.waiver, counting: accepted.unit)
      writer.member("by", accepted.waiver.by)
      writer.member("until", Timestamp(accepted.waiver.until).milliseconds)
      writer.member("reason", accepted.waiver.reason)
      writer.member("failures") { $0.number(accepted.failures) }
      writer.member("warnings") { $0.number(accepted.warnings) }
    }
  }

  private mutating func write(boundOf waiver: Waiver, counting unit: Amount.Unit) {
    if let max = waiver.max { member("max") { $0.number(max) } }
    if unit != .findings { member("counts", unit.rawValue) }
  }

  private mutating func write(_ remedy: Remedy) {
    object { writer in
      writer.member("cluster", remedy.cluster?.rawValue)
      writer.member("text", remedy.text)
      writer.member("command", remedy.command)
      writer.member("settlesUnknown") { $0.bool(remedy.settlesUnknown) }
    }
  }
}
