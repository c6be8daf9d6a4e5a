import Findings
import Foundation
import Report

/// A report of any number of items, each with findings, a remedy and an answer of a server.
enum LargeReport {
  /// Makes a report.
  ///
  /// - Parameter count: how many items it has; each takes about 2 kB of JSON.
  /// - Returns: the report, the same for the same count.
  static func of(items count: Int) -> AuditReport {
    let moment = Date(timeIntervalSince1970: 1_795_213_327)
    let member = AuditReport.MemberSummary(
      host: "db1.example.net:27017", set: "rs0", state: "primary", version: "6.0.27")
    let clusters = ClusterRole.allCases.map {
      AuditReport.ClusterSummary(
        role: $0, address: "mongodb://db1.example.net:27017/", topology: "replica set rs0",
        featureCompatibilityVersion: "6.0", members: [member])
    }
    return AuditReport(
      tool: .init(name: "mongosync-auditor", version: "0.1.0", driver: "libmongoc 1.23.1"),
      run: .init(id: "0195c2a4-7d10-7c3e-9b7e-5a2f64f1c001", startedAt: moment, finishedAt: moment),
      checklist: .init(name: "preflight", question: "May this migration start?"), source: clusters[0],
      destination: clusters[1], items: (0..<count).map(item), evidence: (0..<count).map { record($0, moment) })
  }

  private static func item(_ number: Int) -> AuditItem {
    let outcome: Outcome = number.isMultiple(of: 10) ? .fail : number.isMultiple(of: 3) ? .warn : .pass
    let findings = (0..<2).map { place in
      Finding(
        outcome, Subject(.source, node: "db1.example.net:27017", namespace: "shop.orders\(number)", index: "i\(place)"),
        "The collection shop.orders\(number) has an index that is \"not\" what mongosync can copy.",
        explanation: "It was seen with <options> that the documentation names; see the remedy.")
    }
    return AuditItem(
      id: "check-\(number)", title: "Collection \(number) can be copied", kind: .check, outcome: outcome,
      summary: "Index i0 of shop.orders\(number) and one more were looked at.", findings: findings,
      remedies: [
        Remedy(.source, "Drop the index and make it anew.", command: "db.orders\(number).dropIndex(\"i0\")")
      ], citations: [Citation("P-\(number % 90)", "MongoDB docs, mongosync 1.21: limitations")],
      evidence: [id(number)])
  }

  private static func record(_ number: Int, _ moment: Date) -> EvidenceRecord {
    let keys = (0..<4).map { "{ \"v\" : { \"$numberInt\" : \"2\" }, \"name\" : \"i\($0)\" }" }
    return EvidenceRecord(
      id: id(number), origin: .source, node: "db1.example.net:27017",
      command: "{ \"listIndexes\" : \"orders\(number)\", \"$db\" : \"shop\" }", at: moment,
      answer: .reply("{ \"ns\" : \"shop.orders\(number)\", \"firstBatch\" : [ \(keys.joined(separator: ", ")) ] }"))
  }

  private static func id(_ number: Int) -> EvidenceID { EvidenceID("source listIndexes \(1_000_000 + number)") }
}
