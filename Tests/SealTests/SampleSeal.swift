import Digest
import Foundation

@testable import Seal

/// A report, a statement about it, and keys.
enum SampleSeal {
  static let report = Array(#"{"schemaVersion": "1.3", "verdict": "GO", "items": []}"#.utf8) + [0x0A]

  static let ledger = Statement.Ledger(root: ContentDigest(of: [1, 2, 3]), partitions: 12)

  static let result = TestResult(
    summary: .warned, configuration: .init(name: "configuration.json", content: Array(#"{"checklist":"verify"}"#.utf8)),
    passedTests: ["same-documents", "same-indexes"], warnedTests: ["clusters-quiet", "same-hidden"], failedTests: [],
    audit: AuditFacts(
      verdict: "GO", checklist: "verify", tool: "mongosync-auditor 0.1.0",
      run: "0195c2a4-7d10-7c3e-9b7e-5a2f64f1c001", seenAt: "2026-11-20T22:22:07.042Z",
      validUntil: "2026-11-20T22:37:07.042Z", unknown: [], manual: [], skipped: [], waived: ["same-hidden"],
      attested: ["same-indexes"], notApplicable: ["same-shard-keys"]))

  static func statement(_ name: String = "audit.json", ledger: Statement.Ledger? = ledger) throws -> Statement {
    try Statement(
      reportName: name, reportDigest: ContentDigest(of: report), ledger: ledger, result: result)
  }

  /// An envelope as it stands in a file.
  static func envelope(_ key: SigningKey) throws -> [UInt8] { try Envelope(sealing: statement(), with: key).bytes }

  /// An envelope around other bytes, signed as they are.
  static func envelope(around payload: [UInt8], _ key: SigningKey, type: String = Envelope.payloadType) throws -> String
  {
    let signature = try key.signature(of: PreAuthenticationEncoding.bytes(of: payload, type: type))
    return #"{"payload":"\#(base64(payload))","payloadType":"\#(type)","signatures":[{"keyid":""#
      + #"\#(key.verificationKey.id)","sig":"\#(base64(signature))"}]}"# + "\n"
  }

  static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Verifies an envelope and a report by it, as the program does.
  static func verify(_ envelope: [UInt8], _ key: VerificationKey, report: [UInt8] = report) throws(SealError) {
    try Envelope(reading: envelope).statement(signedBy: key).require(reportWith: ContentDigest(of: report))
  }

  /// Why an envelope is refused; nothing where it is accepted.
  static func refusal(_ envelope: [UInt8], _ key: VerificationKey, report: [UInt8] = report) -> SealError.Kind? {
    do throws(SealError) {
      try verify(envelope, key, report: report)
      return nil
    } catch {
      return error.kind
    }
  }
}

/// The same numbers in each run, so that a failure can be had again.
///
/// Source: SplitMix64, by Steele, Lea and Flood.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension [UInt8] {
  /// The same bytes with one of them, anywhere, made another.
  func withOneByteChanged(_ generator: inout SeededGenerator) -> [UInt8] {
    var changed = self
    let place = Int.random(in: indices, using: &generator)
    changed[place] ^= UInt8.random(in: 1...255, using: &generator)
    return changed
  }
}
