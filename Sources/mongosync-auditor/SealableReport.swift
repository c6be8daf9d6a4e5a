import Digest
import Findings
import Foundation
import Seal

/// What a seal takes from a report's JSON form.
struct SealableReport: Decodable {
  struct Tool: Decodable {
    let name: String
    let version: String
  }

  struct Run: Decodable {
    let id: String
  }

  struct Item: Decodable {
    let id: String
    let outcome: Outcome
  }

  struct Ledger: Decodable {
    let root: String
    let partitions: Int
  }

  private struct Version: Decodable {
    let schemaVersion: String
  }

  /// The major version of the JSON form whose meaning is known here.
  private static let knownMajor = "1"

  let tool: Tool
  let run: Run
  let checklist: String
  let plan: [String: String]
  let verdict: Verdict
  let warningsFail: Bool
  let seenAt: String
  let validUntil: String
  let items: [Item]
  let ledger: Ledger?

  /// Reads a report.
  ///
  /// - Parameter bytes: the bytes of its JSON form.
  /// - Throws: `SealError` when they are not those of a report that can be vouched for.
  init(_ bytes: [UInt8]) throws(SealError) {
    let data = Data(bytes)
    guard let version = try? JSONDecoder().decode(Version.self, from: data).schemaVersion else {
      throw .unsealable("It is no report in JSON, as --report json:FILE writes it; only that form can be signed.")
    }
    guard version.split(separator: ".").first.map(String.init) == Self.knownMajor else {
      throw .unsealable(
        "Its schemaVersion is \(CanonicalJSON.string(version)), and this program knows \(Self.knownMajor).x. Sign it with the "
          + "version that made it.")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw .unsealable("It is no whole report: what a seal takes from it is missing or of another kind.")
    }
    guard verdict == Verdict(of: items.map(\.outcome), warningsFail: warningsFail) else {
      throw .unsealable(
        "Its verdict \(verdict.rawValue) does not follow from its items: it was changed since it was made.")
    }
    guard ledger == nil || sealedLedger != nil else {
      throw .unsealable("The root of its ledger is no SHA-256 of 64 lower-case hexadecimal digits.")
    }
  }

  /// The ledger as a statement names it.
  var sealedLedger: Statement.Ledger? {
    ledger.flatMap { ledger in
      ContentDigest(ledger.root).map { Statement.Ledger(root: $0, partitions: ledger.partitions) }
    }
  }

  /// What it came to; what is not known never passes, and with `--fail-on warn` a warning is a failure.
  var result: TestResult {
    let accepted = ids(.warn, .waived)
    let summary: TestResult.Summary =
      switch verdict {
      case .go: accepted.isEmpty ? .passed : .warned
      case .noGo, .incomplete: .failed
      }
    return TestResult(
      summary: summary, configuration: .init(name: "configuration.json", content: Array("\(configuration)".utf8)),
      passedTests: ids(.pass, .attested), warnedTests: warningsFail ? ids(.waived) : accepted,
      failedTests: warningsFail ? ids(.fail, .warn) : ids(.fail),
      audit: AuditFacts(
        verdict: verdict.rawValue, checklist: checklist, tool: "\(tool.name) \(tool.version)", run: run.id,
        seenAt: seenAt, validUntil: validUntil, unknown: ids(.unknown), manual: ids(.manual), skipped: ids(.skipped),
        waived: ids(.waived), attested: ids(.attested), notApplicable: ids(.notApplicable)))
  }

  /// What was to be judged: the checklist, what fails, and the plan in the order of its keys.
  private var configuration: CanonicalJSON {
    let lines = plan.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .object([
      "checklist": .string(checklist), "failOn": .string(warningsFail ? "warn" : "fail"),
      "plan": .members(lines.map { CanonicalJSON.Member($0.key, .string($0.value)) }),
    ])
  }

  /// The items with certain outcomes, in the checklist's order.
  private func ids(_ outcomes: Outcome...) -> [String] {
    items.filter { outcomes.contains($0.outcome) }.map(\.id)
  }
}
