import Digest
import Foundation
import TestSupport
import Testing

@testable import Seal

/// Envelopes and reports of which one byte was changed.
@Suite struct TamperTests {
  private let key = SigningKey()

  @Test func anyChangedByteOfAnEnvelopeIsRefused() throws {
    let sealed = try SampleSeal.envelope(key)
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<1000 {
      let changed = sealed.withOneByteChanged(&generator)
      #expect(
        SampleSeal.refusal(changed, key.verificationKey) != nil, "\(String(decoding: changed, as: UTF8.self))")
    }
    #expect(SampleSeal.refusal(sealed, key.verificationKey) == nil)
  }

  @Test func anyChangedByteOfAReportIsRefused() throws {
    let sealed = try SampleSeal.envelope(key)
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1000 {
      let changed = SampleSeal.report.withOneByteChanged(&generator)
      #expect(SampleSeal.refusal(sealed, key.verificationKey, report: changed) == .otherReport)
    }
  }

  /// What the script in Python says of an envelope.
  private struct Judgement: Decodable {
    let signature: String
    let refused: String?
  }

  /// The validity of the signature alone, however the envelope is laid out.
  private func signature(in envelope: [UInt8], _ key: VerificationKey) -> String {
    guard let value = try? JSONSerialization.jsonObject(with: Data(envelope)) as? [String: Any],
      let payload = (value["payload"] as? String).flatMap({ Data(base64Encoded: $0) }),
      let type = value["payloadType"] as? String, let all = value["signatures"] as? [[String: Any]], all.count == 1,
      all[0]["keyid"] is String, let signature = (all[0]["sig"] as? String).flatMap({ Data(base64Encoded: $0) })
    else { return "unreadable" }
    let bytes = PreAuthenticationEncoding.bytes(of: Array(payload), type: type)
    return key.accepts(Array(signature), over: bytes) ? "valid" : "invalid"
  }

  /// The script knows nothing of our code; it checks all of the envelope by the specifications.
  @Test func anIndependentVerifierAgrees() async throws {
    try ExternalProgram.require(pythonPackage: "cryptography")
    let folder = try TemporaryFolder()
    let sealed = try SampleSeal.envelope(key)
    let text = String(decoding: sealed, as: UTF8.self)
    var generator = SeededGenerator(seed: 3)
    var envelopes = [sealed, Array(text.replacing(":[{", with: ": [{").utf8), Array(text.dropLast().utf8)]
    envelopes.append(try SampleSeal.envelope(SigningKey()))
    envelopes.append(try Envelope(sealing: try SampleSeal.statement(ledger: nil), with: key).bytes)
    for _ in 0..<60 { envelopes.append(sealed.withOneByteChanged(&generator)) }
    var paths: [String] = []
    for (number, envelope) in envelopes.enumerated() {
      paths.append(folder.path(of: "\(number).json"))
      try Data(envelope).write(to: URL(filePath: folder.path(of: "\(number).json")))
    }
    try folder.write(key.verificationKey.pem, to: "key.pem")
    try Data(SampleSeal.report).write(to: URL(filePath: folder.path(of: "audit.json")))
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "verify_envelope.py").path
    let run = try await ExternalProgram.run(["python3", script, "key.pem", "audit.json"] + paths, in: folder)
    try #require(run.status == 0, "\(run.output)")
    let judgements = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Judgement.self, from: Data($0.utf8))
    }
    try #require(judgements.count == envelopes.count)
    for (envelope, judgement) in zip(envelopes, judgements) {
      let text = String(decoding: envelope, as: UTF8.self)
      #expect(judgement.signature == signature(in: envelope, key.verificationKey), "\(text)")
      #expect(
        (judgement.refused == nil) == (SampleSeal.refusal(envelope, key.verificationKey) == nil),
        "\(judgement.refused ?? "accepted"): \(text)")
    }
    #expect(judgements.count { $0.refused == nil } == 2)
    #expect(Set(judgements.map(\.signature)) == ["valid", "invalid", "unreadable"])
  }
}
