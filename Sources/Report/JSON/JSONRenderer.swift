import Findings

/// Renders a report for a program: `Reports/schema/report.schema.json` describes the form.
public struct JSONRenderer: Renderer {
  /// Makes a renderer.
  public init() {}

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let numbers = EvidenceNumbers(report)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", AuditReport.schemaVersion)
      writer.member("tool") { $0.write(report.tool) }
      writer.member("run") { $0.write(report.run) }
      if !report.bundles.isEmpty {
        writer.member("bundles") { $0.array(report.bundles) { writer, bundle in writer.write(bundle) } }
      }
      writer.member("checklist", report.checklist.name)
      writer.member("question", report.checklist.question)
      writer.member("plan") { $0.write(report.plan) }
      writer.member("verdict", report.verdict.rawValue)
      if let seconds = report.sourceQuietSeconds { writer.member("sourceQuietSeconds") { $0.number(seconds) } }
      writer.member("warningsFail") { $0.bool(report.warningsFail) }
      writer.member("seenAt", Timestamp(report.seenAt).milliseconds)
      writer.member("validUntil", Timestamp(report.validUntil).milliseconds)
      writer.member("counts") { counts in
        counts.object { writer in
          for (outcome, count) in report.counts { writer.member(outcome.rawValue) { $0.number(count) } }
        }
      }
      writer.member("clusters") { clusters in
        clusters.object { writer in
          for cluster in report.clusters { writer.member(cluster.role.rawValue) { $0.write(cluster) } }
        }
      }
      writer.member("items") { $0.array(report.items) { writer, item in writer.write(item, numbers: numbers) } }
      writer.member("decisions") { decisions in
        decisions.object { writer in
          writer.member("waivers") { $0.array(report.waivers) { writer, accepted in writer.write(accepted) } }
        }
      }
      if let coverage = report.coverage { writer.member("coverage") { $0.write(coverage) } }
      if let documents = report.documents { writer.member("documents") { $0.write(documents) } }
      if let ledger = report.ledger { writer.member("ledger") { $0.write(ledger) } }
      writer.member("notChecked", report.notChecked)
      writer.member("evidence") { evidence in
        evidence.array(report.evidence.enumerated()) { writer, numbered in
          writer.write(numbered.element, name: EvidenceNumbers.name(at: numbered.offset))
        }
      }
    }
    output.write(writer.text)
    output.write("\n")
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ tool: AuditReport.Tool) {
    object { writer in
      writer.member("name", tool.name)
      writer.member("version", tool.version)
      writer.member("driver", tool.driver)
    }
  }

  fileprivate mutating func write(_ run: AuditReport.Run) {
    object { writer in
      writer.member("id", run.id)
      writer.member("startedAt", Timestamp(run.startedAt).milliseconds)
      writer.member("finishedAt", Timestamp(run.finishedAt).milliseconds)
      writer.member("labels") { $0.write(run.labels) }
    }
  }

  fileprivate mutating func write(_ labels: [AuditReport.Label]) {
    object { writer in
      for label in labels { writer.member(label.key, label.value) }
    }
  }

  fileprivate mutating func write(_ bundle: AuditReport.BundleSummary) {
    object { writer in
      writer.member("file", bundle.file)
      writer.member("clusters", bundle.clusters.map(\.rawValue))
      writer.member("run", bundle.run)
      writer.member("collectedAt", Timestamp(bundle.collectedAt).milliseconds)
      writer.member("tool", bundle.tool)
      writer.member("redacted") { $0.bool(bundle.isRedacted) }
    }
  }

  fileprivate mutating func write(_ ledger: AuditReport.LedgerSummary) {
    object { writer in
      writer.member("root", ledger.root)
      writer.member("partitions") { $0.number(ledger.partitions) }
    }
  }

  fileprivate mutating func write(_ cluster: AuditReport.ClusterSummary) {
    object { writer in
      writer.member("address", cluster.address)
      writer.member("topology", cluster.topology)
      writer.member("featureCompatibilityVersion", cluster.featureCompatibilityVersion)
      writer.member("members") { members in
        members.array(cluster.members) { writer, member in
          writer.object { writer in
            writer.member("host", member.host)
            writer.member("set", member.set)
            writer.member("state", member.state)
            writer.member("version", member.version)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ record: EvidenceRecord, name: String) {
    object { writer in
      writer.member("id", name)
      writer.member("cluster", record.origin.cluster?.rawValue)
      writer.member("node", record.node)
      writer.member("command") { record.origin == .mongosync ? $0.string(record.command) : $0.embedded(record.command) }
      writer.member("at", Timestamp(record.at).milliseconds)
      switch record.answer {
      case .reply(let reply): writer.member("reply") { $0.embedded(reply) }
      case .error(let error): writer.member("error", error)
      case .withheld(let digest): writer.member("withheld", digest)
      }
    }
  }
}
