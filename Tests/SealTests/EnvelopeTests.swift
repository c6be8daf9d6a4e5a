import Digest
import Foundation
import Testing

@testable import Seal

@Suite struct EnvelopeTests {
  private let key = SigningKey()
  private var known: VerificationKey { key.verificationKey }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func whatIsSealedIsReadAgain() throws {
    for ledger in [SampleSeal.ledger, nil] {
      let statement = try SampleSeal.statement("audit ü \u{1F600}\n\"\\\u{7F}.json", ledger: ledger)
      let sealed = try Envelope(sealing: statement, with: key).bytes
      #expect(try Envelope(reading: sealed).statement(signedBy: known) == statement)
    }
  }

  /// The statement's one spelling, which others may rely on.
  @Test func theStatementIsSpelledAsDocumented() throws {
    let result = #"""
      "result":"WARNED","configuration":[{"name":"configuration.json","content":"eyJjaGVja2xpc3QiOiJ2ZXJpZnkifQ=="}],\#
      "passedTests":["same-documents","same-indexes"],"warnedTests":["clusters-quiet","same-hidden"],\#
      "failedTests":[],"mongosyncAuditor":{"verdict":"GO","checklist":"verify","tool":"mongosync-auditor 0.1.0",\#
      "run":"0195c2a4-7d10-7c3e-9b7e-5a2f64f1c001","seenAt":"2026-11-20T22:22:07.042Z",\#
      "validUntil":"2026-11-20T22:37:07.042Z","unknown":[],"manual":[],"skipped":[],"waived":["same-hidden"],\#
      "attested":["same-indexes"],"notApplicable":["same-shard-keys"]}
      """#
    let digest = ContentDigest(of: SampleSeal.report)
    #expect(
      try SampleSeal.statement().json.description == #"{"_type":"https://in-toto.io/Statement/v1","subject":["#
        + #"{"name":"audit.json","digest":{"sha256":"\#(digest)"}},{"name":"verification-ledger","digest":"#
        + #"{"rfc6962Sha256":"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"},"#
        + #""annotations":{"partitions":12}}],"predicateType":"#
        + #""https://in-toto.io/attestation/test-result/v0.1","predicate":{\#(result)}}"#)
  }

  @Test func anotherKeyIsRefused() throws {
    let other = SigningKey()
    let sealed = try SampleSeal.envelope(key)
    #expect(SampleSeal.refusal(sealed, other.verificationKey) == .otherKey)
    let renamed = String(decoding: sealed, as: UTF8.self)
      .replacing(known.id, with: other.verificationKey.id)
    #expect(SampleSeal.refusal(bytes(renamed), other.verificationKey) == .wrongSignature)
    #expect(SampleSeal.refusal(bytes(renamed), known) == .otherKey)
  }

  @Test func aSignatureOfAnotherStatementIsRefused() throws {
    let sealed = String(decoding: try SampleSeal.envelope(key), as: UTF8.self)
    let other = try Envelope(sealing: try SampleSeal.statement("other.json"), with: key).bytes
    let signature = try #require(sealed.firstMatch(of: /"sig":"([^"]+)"/)?.1)
    let swapped = try #require(String(decoding: other, as: UTF8.self).firstMatch(of: /"sig":"([^"]+)"/)?.1)
    #expect(SampleSeal.refusal(bytes(sealed.replacing(signature, with: swapped)), known) == .wrongSignature)
  }

  @Test func anotherPayloadTypeIsRefusedEvenWhereItIsSigned() throws {
    let sealed = String(decoding: try SampleSeal.envelope(key), as: UTF8.self)
    let renamed = sealed.replacing("vnd.in-toto+json", with: "vnd.in-toto+jsox")
    #expect(SampleSeal.refusal(bytes(renamed), known) == .noEnvelope)
    let payload = try SampleSeal.statement().json.line
    let signed = try SampleSeal.envelope(around: payload, key, type: "application/json")
    #expect(SampleSeal.refusal(bytes(signed), known) == .noEnvelope)
  }

  /// Each says the same as the envelope that was signed, in other bytes.
  @Test func otherSpellingsAreRefused() throws {
    let sealed = String(decoding: try SampleSeal.envelope(key), as: UTF8.self)
    try SampleSeal.verify(bytes(sealed), known)
    let payload = try #require(sealed.firstMatch(of: /"payload":"([^"]+)"/)?.1)
    let spellings = [
      sealed.replacing("{\"payload\"", with: "{\"note\":1,\"payload\""), sealed.replacing(":[{", with: ": [{"),
      sealed.replacing("\"sig\"", with: "\"extra\":\"\",\"sig\""), String(sealed.dropLast()), sealed + "\n",
      sealed.replacing("\n", with: "\r\n"), " " + sealed, "\u{FEFF}" + sealed,
      sealed.replacing("payloadType", with: "payload\\u0054ype"),
      sealed.replacing("vnd.in-toto", with: "vnd.in\\u002dtoto"),
      sealed.replacing("application/", with: "application\\/"),
      sealed.replacing("{\"payload\"", with: "{\"payload\":\"\(payload)\",\"payload\""),
      "{" + sealed.dropFirst().dropLast(2).replacing("\"payload\":\"\(payload)\",", with: "")
        + ",\"payload\":\"\(payload)\"}\n",
    ]
    for spelling in spellings {
      #expect([.notCanonical, .noEnvelope].contains(SampleSeal.refusal(bytes(spelling), known)), "\(spelling)")
    }
  }

  /// Base64 of 64 bytes ends with four bits that no byte needs.
  @Test func base64WithOtherTrailingBitsIsRefused() throws {
    let sealed = String(decoding: try SampleSeal.envelope(key), as: UTF8.self)
    let sig = try #require(sealed.firstMatch(of: /"sig":"([^"]+)=="/)?.1)
    let last = try #require(sig.utf8.last)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let place = try #require(alphabet.firstIndex(of: last))
    #expect(place.isMultiple(of: 16))
    for bits in 1..<16 {
      let other = sig.dropLast() + String(decoding: [alphabet[place + bits]], as: UTF8.self)
      let changed = sealed.replacing(sig, with: other)
      #expect(Data(base64Encoded: "\(other)==") == Data(base64Encoded: "\(sig)=="), "it means the same")
      #expect(SampleSeal.refusal(bytes(changed), known) == .notCanonical)
    }
    #expect(SampleSeal.refusal(bytes(sealed.replacing("\(sig)==", with: sig)), known) == .noEnvelope)
  }

  @Test func moreOrFewerSignaturesAreRefused() throws {
    let sealed = String(decoding: try SampleSeal.envelope(key), as: UTF8.self)
    let only = try #require(sealed.firstMatch(of: /\[(\{.*\})\]/)?.1)
    #expect(SampleSeal.refusal(bytes(sealed.replacing(only, with: "\(only),\(only)")), known) == .noEnvelope)
    #expect(SampleSeal.refusal(bytes(sealed.replacing(only, with: "")), known) == .noEnvelope)
  }

  @Test func whatIsCutOffAtAnyPlaceIsRefused() throws {
    let sealed = try SampleSeal.envelope(key)
    for length in 0..<sealed.count {
      #expect(SampleSeal.refusal(Array(sealed.prefix(length)), known) != nil, "\(length) bytes")
    }
    #expect(SampleSeal.refusal([], known) == .noEnvelope)
    #expect(SampleSeal.refusal(Array(repeating: UInt8(ascii: "["), count: 100_000), known) == .noEnvelope)
  }

  /// The right key signed it, and still it is not what report sign writes.
  @Test func otherPayloadsAreRefusedAlthoughTheyAreSigned() throws {
    let statement = try SampleSeal.statement().json.description
    let cases: [(String, SealError.Kind)] = [
      ("", .noStatement), ("{}", .noStatement), ("[1]", .noStatement),
      (statement, .notCanonical), (statement + "\n\n", .notCanonical),
      (statement.replacing("{\"_type\"", with: "{ \"_type\"") + "\n", .notCanonical),
      (statement.replacing("\"failedTests\"", with: "\"more\":1,\"failedTests\"") + "\n", .notCanonical),
      (statement.replacing("\"partitions\":12", with: "\"partitions\":12.0") + "\n", .notCanonical),
      (statement.replacing("Statement/v1", with: "Statement/v2") + "\n", .noStatement),
      (statement.replacing("test-result", with: "svr") + "\n", .noStatement),
      (statement.replacing("\"WARNED\"", with: "\"FINE\"") + "\n", .noStatement),
      (statement.replacing("\"audit.json\"", with: "\"../audit.json\"") + "\n", .noStatement),
      (statement.replacing("\"audit.json\"", with: "\"..\"") + "\n", .noStatement),
      (statement.replacing("\"audit.json\"", with: "\"\"") + "\n", .noStatement),
      (statement.replacing("\"sha256\"", with: "\"sha1\"") + "\n", .noStatement),
      (statement.replacing("rfc6962Sha256", with: "sha256") + "\n", .notCanonical),
    ]
    for (payload, kind) in cases {
      let sealed = try SampleSeal.envelope(around: bytes(payload), key)
      #expect(SampleSeal.refusal(bytes(sealed), known) == kind, "\(payload)")
    }
  }

  @Test func everyRefusalSaysWhy() throws {
    let sealed = try SampleSeal.envelope(key)
    let error = #expect(throws: SealError.self) { try SampleSeal.verify(sealed, known, report: [1]) }
    #expect(error?.kind == .otherReport)
    #expect(error?.description.contains("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a") == true)
    let other = #expect(throws: SealError.self) { try SampleSeal.verify(sealed, SigningKey().verificationKey) }
    #expect(other?.description.contains(known.id) == true)
  }
}
