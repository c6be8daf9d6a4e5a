import Findings
import Foundation
import Report

/// Reports to render: one with everything in it, one with nothing, one that is very long, one that is hostile.
enum SampleReports {
  static let tool = AuditReport.Tool(name: "mongosync-auditor", version: "0.1.0", driver: "libmongoc 1.23.1")

  static let preflight = AuditReport.ChecklistSummary(name: "preflight", question: "May this migration start?")

  static let verify = AuditReport.ChecklistSummary(
    name: "verify", question: "Does the destination hold every document of the source?")

  /// Every outcome, a person's word, labels, remedies with commands, refusals.
  static let rich = report(
    items: SampleItems.all, evidence: SampleEvidence.all, coverage: SampleCoverage.some,
    notChecked: [
      "The tier of an Atlas cluster cannot be seen from a client.",
      "The contents of documents were not compared; the verify checklist does that.",
    ])

  /// No items, no evidence, no members.
  static let empty = AuditReport(
    tool: tool, run: run(labels: []), checklist: preflight, source: cluster(.source, members: []),
    destination: cluster(.destination, members: []), items: [], evidence: [])

  /// A cutover whose answer rests on a quiet source.
  static let quiet = AuditReport(
    tool: tool, run: run(labels: []), checklist: .init(name: "cutover", question: "May we commit now?"),
    source: cluster(.source, members: []), destination: cluster(.destination, members: []),
    items: ["source-writes-stopped", "commit-through"].map { id in
      AuditItem(
        id: id, title: id, kind: .check, outcome: id == "commit-through" ? .notApplicable : .pass, summary: "Seen.")
    }, evidence: [], sourceQuietSeconds: 94)

  /// Nothing but passes.
  static let clean = report(items: SampleItems.all.filter { $0.outcome == .pass }, evidence: SampleEvidence.all)

  /// The documents of some namespaces were compared, and little else was looked at.
  ///
  /// - Parameter comparisons: what comparing them came to.
  /// - Returns: the report.
  static func comparing(_ comparisons: [DocumentComparison]) -> AuditReport {
    AuditReport(
      tool: tool, run: run(labels: []), checklist: verify, source: cluster(.source, members: []),
      destination: cluster(.destination, members: []), items: [], evidence: [], documents: comparisons)
  }

  /// Five hundred items, one of them with five hundred findings.
  static let long = report(
    items: (1...500).map { number in
      AuditItem(
        id: "item-\(number)", title: "Item \(number)", kind: .check, outcome: number == 250 ? .fail : .pass,
        summary: "Seen number \(number).",
        findings: number == 250
          ? (1...500).map { Finding(.fail, Subject(.source, namespace: "db.c\($0)"), "Finding \($0) is here.") } : [],
        remedies: number == 250 ? [Remedy(.source, "Mend it.", command: "mend()")] : [])
    }, evidence: [])

  /// A hostile name in every place that can hold a text.
  ///
  /// - Parameter name: the name.
  /// - Returns: the report.
  static func hostile(_ name: String) -> AuditReport {
    let member = AuditReport.MemberSummary(host: name, set: name, state: name, version: name)
    let clusters = ClusterRole.allCases.map { role in
      AuditReport.ClusterSummary(
        role: role, address: name, topology: name, featureCompatibilityVersion: name, members: [member])
    }
    let waiver = Waiver(check: name, namespace: name, index: name, max: 3, reason: name, by: name, until: moment)
    let items = Outcome.allCases.map { outcome in
      AuditItem(
        id: name, title: name, kind: .check, outcome: outcome, summary: name,
        findings: [
          Finding(
            outcome == .waived ? .fail : outcome, Subject(.source, node: name, namespace: name, index: name),
            name + ".", explanation: name),
          Finding(.fail, Subject(namespace: name), name, amount: Amount(2, .documents)).accepted(by: waiver),
          Finding(.warn, Subject(namespace: name), name),
        ],
        remedies: [Remedy(.source, name, command: name)], citations: [Citation(name, name)],
        evidence: [EvidenceID(name)], attestation: Attestation(item: name, by: name, note: name, at: moment))
    }
    let evidence = [
      EvidenceRecord(
        id: EvidenceID(name), origin: .source, node: name, command: name, at: moment, answer: .reply(name)),
      EvidenceRecord(
        id: EvidenceID(name + "2"), origin: .source, node: name, command: "{}", at: moment, answer: .error(name)),
    ]
    return AuditReport(
      tool: .init(name: name, version: name, driver: name),
      run: .init(id: name, startedAt: moment, finishedAt: moment, labels: [.init(key: name, value: name)]),
      checklist: .init(name: name, question: name), plan: [.init(key: name, value: name)], source: clusters[0],
      destination: clusters[1], items: items,
      evidence: evidence, coverage: SampleCoverage.named(name), documents: SampleDocuments.named(name),
      notChecked: [name])
  }

  static let moment = Date(timeIntervalSince1970: 1_795_213_327.042)

  private static func report(
    items: [AuditItem], evidence: [EvidenceRecord], coverage: Coverage? = nil, notChecked: [String] = []
  ) -> AuditReport {
    AuditReport(
      tool: tool,
      run: run(labels: [.init(key: "change", value: "CHG0042137"), .init(key: "window", value: "Sunday 02:00 UTC")]),
      checklist: preflight, plan: [.init(key: "mongosyncVersion", value: "1.21")],
      source: cluster(
        .source,
        members: [
          .init(host: "db1.shop.example.net:27017", set: "rs0", state: "primary", version: "6.0.27"),
          .init(host: "db2.shop.example.net:27017", set: "rs0", state: "secondary", version: "6.0.27"),
          .init(host: "db3.shop.example.net:27017", set: "rs0", state: "not reached: timed out", version: "unknown"),
        ]),
      destination: cluster(
        .destination,
        members: [.init(host: "new1.shop.example.net:27017", set: "rs1", state: "primary", version: "7.0.12")]),
      items: items, evidence: evidence, coverage: coverage, notChecked: notChecked)
  }

  static func run(labels: [AuditReport.Label]) -> AuditReport.Run {
    AuditReport.Run(
      id: "0195c2a4-7d10-7c3e-9b7e-5a2f64f1c001", startedAt: moment, finishedAt: moment.addingTimeInterval(4.2),
      labels: labels)
  }

  static func cluster(
    _ role: ClusterRole, members: [AuditReport.MemberSummary]
  ) -> AuditReport.ClusterSummary {
    let isSource = role == .source
    return AuditReport.ClusterSummary(
      role: role,
      address: isSource
        ? "mongodb://auditor@db1.shop.example.net:27017,db2.shop.example.net:27017/?replicaSet=rs0&tls=true"
        : "mongodb://auditor@new1.shop.example.net:27017/?replicaSet=rs1&tls=true",
      topology: isSource ? "replica set rs0" : "replica set rs1",
      featureCompatibilityVersion: isSource ? "6.0" : "7.0", members: members)
  }
}
