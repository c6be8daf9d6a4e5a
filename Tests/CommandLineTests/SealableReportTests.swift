import Foundation
import Seal
import Testing

@testable import mongosync_auditor

/// What a seal takes from a report.
@Suite struct SealableReportTests {
  private func report(
    _ outcomes: [String], _ verdict: String, warningsFail: Bool = false, version: String = "1.3", more: String = ""
  ) -> [UInt8] {
    let items = outcomes.map { #"{"id": "item-\#($0)", "title": "t", "outcome": "\#($0)"}"# }.joined(separator: ",")
    return Array(
      """
      {"schemaVersion": "\(version)", "tool": {"name": "mongosync-auditor", "version": "0.1.0", "driver": "d"},
       "run": {"id": "run-7", "startedAt": "x"}, "checklist": "restart", "plan": {"b": "2", "a": "1"},
       "verdict": "\(verdict)", "warningsFail": \(warningsFail), "seenAt": "2026-11-20T22:22:07.042Z",
       "validUntil": "2026-11-20T22:37:07.042Z", "items": [\(items)]\(more)}
      """.utf8)
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(SealError) {
      _ = try SealableReport(bytes)
      return nil
    } catch {
      return error.kind == .noReport ? error.description : "another kind: \(error)"
    }
  }

  @Test(arguments: [
    (["pass", "notApplicable"], "GO", false, "PASSED"), (["pass", "attested"], "GO", false, "PASSED"),
    (["pass", "warn"], "GO", false, "WARNED"), (["pass", "waived"], "GO", false, "WARNED"),
    (["pass", "warn"], "NO-GO", true, "FAILED"), (["fail", "pass"], "NO-GO", false, "FAILED"),
    (["unknown", "pass"], "INCOMPLETE", false, "FAILED"), (["manual"], "INCOMPLETE", false, "FAILED"),
    (["skipped", "warn"], "INCOMPLETE", false, "FAILED"), ([], "INCOMPLETE", false, "FAILED"),
  ])
  func `what is not known never passes`(
    _ outcomes: [String], _ verdict: String, _ warningsFail: Bool, _ summary: String
  ) throws {
    let result = try SealableReport(report(outcomes, verdict, warningsFail: warningsFail)).result
    #expect(result.summary.rawValue == summary)
    #expect(result.audit.verdict == verdict)
  }

  @Test func everyItemIsNamed() throws {
    let outcomes = ["fail", "unknown", "manual", "skipped", "warn", "waived", "attested", "pass", "notApplicable"]
    let result = try SealableReport(report(outcomes, "NO-GO")).result
    #expect(result.failedTests == ["item-fail"])
    #expect(result.warnedTests == ["item-warn", "item-waived"])
    #expect(result.passedTests == ["item-attested", "item-pass"])
    #expect(result.audit.unknown == ["item-unknown"] && result.audit.manual == ["item-manual"])
    #expect(result.audit.skipped == ["item-skipped"] && result.audit.notApplicable == ["item-notApplicable"])
    #expect(result.audit.waived == ["item-waived"] && result.audit.attested == ["item-attested"])
    #expect(
      String(decoding: result.configuration.content, as: UTF8.self)
        == #"{"checklist":"restart","failOn":"fail","plan":{"a":"1","b":"2"}}"#)
    let strict = try SealableReport(report(["warn", "waived"], "NO-GO", warningsFail: true)).result
    #expect(strict.failedTests == ["item-warn"] && strict.warnedTests == ["item-waived"])
  }

  @Test func whatIsNoReportIsRefused() {
    let root = String(repeating: "0a", count: 32)
    #expect(refusal(report(["pass"], "GO")) == nil)
    #expect(refusal(report(["pass"], "GO", version: "1.99", more: #", "new": 1"#)) == nil)
    #expect(refusal(report(["pass"], "GO", more: #", "ledger": {"root": "\#(root)", "partitions": 3}"#)) == nil)
    for (bytes, reason) in [
      ([], "no report in JSON"), (Array("NO-GO: 3 failed".utf8), "no report in JSON"),
      (Array("{}".utf8), "no report in JSON"), (Array("[]".utf8), "no report in JSON"),
      (report(["pass"], "GO", version: "2.0"), "knows 1.x"), (report(["pass"], "GO", version: ""), "knows 1.x"),
      (report(["fail"], "GO"), "does not follow"), (report(["unknown"], "GO"), "does not follow"),
      (report(["warn"], "GO", warningsFail: true), "does not follow"), (report([], "GO"), "does not follow"),
      (report(["fine"], "GO"), "no whole report"), (Array(#"{"schemaVersion": "1.3"}"#.utf8), "no whole report"),
      (report(["pass"], "GO", more: #", "ledger": {"root": "0a", "partitions": 3}"#), "root of its ledger"),
    ] {
      let refusal = refusal(bytes)
      #expect(refusal?.contains(reason) == true, "\(refusal ?? "accepted"): \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
