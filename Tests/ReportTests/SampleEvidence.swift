import Findings
import Foundation

/// Answers of servers, a refusal among them, and one whose text is not JSON.
enum SampleEvidence {
  static let all = [
    record(
      .source, "db1.shop.example.net:27017", "buildInfo",
      .reply(
        #"{ "version" : "6.0.27", "modules" : [ "enterprise" ], "bits" : { "$numberInt" : "64" }, "#
          + #""storageEngines" : [ "devnull", "wiredTiger" ], "ok" : { "$numberDouble" : "1.0" } }"#)),
    record(
      .source, "db2.shop.example.net:27017", "collStats",
      .reply(
        #"{ "cursor" : { "firstBatch" : [ { "ns" : "shop.orders", "#
          + #""name\#u{202E}" : "\u001b[2J <script>alert(1)</script> 日本" } ], "id" : { "$numberLong" : "0" } } }"#)),
    record(
      .source, "db3.shop.example.net:27017", "serverStatus",
      .error("No answer within 10 s: connection timed out.")),
    record(.destination, "new1.shop.example.net:27017", "dbStats", .reply("not JSON \u{1B}[31m")),
  ]

  private static func record(
    _ origin: EvidenceOrigin, _ node: String, _ command: String, _ answer: EvidenceRecord.Answer
  ) -> EvidenceRecord {
    EvidenceRecord(
      id: EvidenceID("\(origin.rawValue) \(node) \(command)"), origin: origin, node: node,
      command: #"{ "\#(command)" : { "$numberInt" : "1" }, "comment" : "0195c2a4", "$db" : "admin" }"#,
      at: SampleReports.moment.addingTimeInterval(1), answer: answer)
  }
}
