import Foundation
import Seal
import TestSupport
import Testing

/// Reports that are signed and verified by the program itself.
@Suite struct SealCommandTests {
  private let folder: TemporaryFolder
  private let (privateKey, publicKey, report, envelope): (String, String, String, String)

  /// Two keys, and the report of an example.
  init() throws {
    folder = try TemporaryFolder()
    privateKey = folder.path(of: "private.pem")
    publicKey = folder.path(of: "public.pem")
    report = folder.path(of: "audit.json")
    envelope = folder.path(of: "audit.json.dsse.json")
    let example = ExternalProgram.repository.appending(path: "Reports/examples/restart.json")
    try Data(contentsOf: example).write(to: URL(filePath: report))
  }

  private func run(_ arguments: String...) async throws -> CommandLineRun {
    try await CommandLineRun.of(["report"] + arguments)
  }

  private func makeKeys() async throws {
    let made = try await run("keygen", "--private-key", privateKey, "--public-key", publicKey)
    #expect(made.status == 0, "\(made.everything)")
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func keysAreMadeOnceAndTheSecretOneIsItsOwnersAlone() async throws {
    try await makeKeys()
    let rights = try FileManager.default.attributesOfItem(atPath: privateKey)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    let key = try SigningKey(pem: try text(privateKey))
    #expect(try text(publicKey) == key.verificationKey.pem)
    let others = folder.path(of: "other.pem")
    for pair in [(privateKey, others), (others, publicKey), (others, others), ("/no/such/folder/key", others)] {
      let again = try await run("keygen", "--private-key", pair.0, "--public-key", pair.1)
      #expect(again.status == 64, "\(again.everything)")
      #expect(!FileManager.default.fileExists(atPath: others))
    }
    #expect(try text(privateKey) == key.pem)
  }

  @Test func aSignedReportIsVerifiedAndAChangedOneIsRefused() async throws {
    try await makeKeys()
    let signed = try await run("sign", "--key", privateKey, report)
    #expect(signed.status == 0, "\(signed.everything)")
    let verified = try await run("verify", "--public-key", publicKey, envelope)
    #expect(verified.status == 0, "\(verified.everything)")
    #expect(verified.output.contains("Verdict: NO-GO") && verified.output.contains("Result: FAILED"))
    let again = try await run("sign", "--key", privateKey, report)
    #expect(again.status == 64 && again.errors.contains("already"), "\(again.everything)")
    let sealed = try text(envelope)
    let forced = try await run("sign", "--key", privateKey, "--force", report)
    #expect(forced.status == 0, "\(forced.everything)")
    #expect(try text(envelope) == sealed, "the same report and key have the same envelope")
    try folder.write(try text(report).replacing("NO-GO", with: "GO"), to: "audit.json")
    let changed = try await run("verify", "--public-key", publicKey, envelope)
    #expect(changed.status == 1 && changed.errors.contains("not the one that was signed"), "\(changed.everything)")
    #expect(changed.output == "")
    try folder.write(sealed.replacing("\"sig\"", with: "\"sig\" "), to: "audit.json.dsse.json")
    let spelled = try await run("verify", "--public-key", publicKey, envelope)
    #expect(spelled.status == 1 && spelled.errors.contains("in other bytes"), "\(spelled.everything)")
  }

  /// What another reader of JSON could take otherwise, or what no run wrote, is not signed.
  @Test(arguments: [
    ("\"verdict\": \"NO-GO\"", "\"verdict\": \"NO-GO\", \"verdict\": \"GO\""),
    ("\"items\": [", "\"items\": [], \"items\": ["), ("\"outcome\": \"fail\"", "\"outcome\": \"pass\""),
    ("\"verdict\": \"NO-GO\"", "\"verdict\": \"GO\""), ("\n", ""), ("\n", "\r\n"), ("\"fail\": ", "\"fail\": 1"),
    ("{\n", "{ \n"), ("\"schemaVersion\"", "\"schemaVersion\": \"1.4\", \"schemaVersion\""),
  ])
  func `what no run wrote is not signed`(_ part: String, _ change: String) async throws {
    try await makeKeys()
    let original = try text(report)
    let changed = original.replacing(part, with: change, maxReplacements: part == "\n" ? Int.max : 1)
    try #require(changed != original)
    try folder.write(changed, to: "audit.json")
    let signed = try await run("sign", "--key", privateKey, report)
    #expect(signed.status == 1 && !signed.errors.isEmpty, "\(signed.everything)")
    #expect(!FileManager.default.fileExists(atPath: envelope))
  }

  @Test func theReportMayLieElsewhereAndMustBeThere() async throws {
    try await makeKeys()
    let elsewhere = folder.path(of: "elsewhere.dsse.json")
    let signed = try await run("sign", "--key", privateKey, "--output", elsewhere, report)
    #expect(signed.status == 0, "\(signed.everything)")
    let moved = folder.path(of: "moved.json")
    try FileManager.default.moveItem(atPath: report, toPath: moved)
    let nowhere = try await run("verify", "--public-key", publicKey, "--report", report, elsewhere)
    #expect(nowhere.status == 64 && nowhere.errors.contains("cannot be read"), "\(nowhere.everything)")
    let missing = try await run("verify", "--public-key", publicKey, elsewhere)
    #expect(missing.status == 1 && missing.errors.contains("the report was not checked"), "\(missing.everything)")
    let named = try await run("verify", "--public-key", publicKey, "--report", moved, elsewhere)
    #expect(named.status == 0, "\(named.everything)")
  }

  @Test func filesThatCannotBeUsedAreWrongUsage() async throws {
    try await makeKeys()
    let nowhere = folder.path(of: "nowhere")
    for arguments in [
      ["verify", "--public-key", nowhere, report], ["verify", "--public-key", publicKey, nowhere],
      ["verify", "--public-key", privateKey, report], ["verify", "--public-key", folder.path, report],
      ["verify", "--public-key", publicKey, "--proof", nowhere, report], ["sign", "--key", nowhere, report],
      ["sign", "--key", publicKey, report], ["sign", "--key", privateKey, nowhere], ["sign", report],
      ["sign", "--key", privateKey, "--output", report, "--force", report],
      ["sign", "--key", privateKey, "--output", "/no/such/folder/envelope", report],
      ["prove", "--ledger", nowhere, "--namespace", "a.b", "--partition", "0"],
    ] {
      let run = try await CommandLineRun.of(["report"] + arguments)
      #expect(run.status == 64, "\(arguments): \(run.everything)")
      #expect(run.output == "" && run.errors.contains("Error: "), "\(run.everything)")
    }
    #expect(try text(report).contains("schemaVersion"))
  }

  @Test func whatIsNoReportIsNotSigned() async throws {
    try await makeKeys()
    let cases = [
      ("NO-GO: 3 failed", "no report in JSON"),
      (try text(report).replacing("\"NO-GO\"", with: "\"GO\""), "does not follow"),
      (try text(report).replacing("\"schemaVersion\": \"1.", with: "\"schemaVersion\": \"2."), "knows 1.x"),
    ]
    for (content, reason) in cases {
      try folder.write(content, to: "audit.json")
      let signed = try await run("sign", "--key", privateKey, report)
      #expect(signed.status == 1 && signed.errors.contains(reason), "\(signed.everything)")
      #expect(!FileManager.default.fileExists(atPath: envelope))
    }
  }

  @Test func theReadersOfAPrivateKeyAreWarnedOf() async throws {
    try await makeKeys()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: privateKey)
    let signed = try await run("sign", "--key", privateKey, report)
    #expect(signed.status == 0 && signed.errors.contains("warning: Others than its owner"), "\(signed.everything)")
  }

  /// A year later, with the README alone.
  @Test func theREADMEVerifiesWithoutTheProgram() async throws {
    try await makeKeys()
    let signed = try await run("sign", "--key", privateKey, report)
    #expect(signed.status == 0, "\(signed.everything)")
    let readme = try String(contentsOf: ExternalProgram.repository.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```").filter { $0.contains("openssl pkeyutl") }
    let commands = try #require(blocks.first).replacing("auditor.pub.pem", with: "public.pem")
    #expect(blocks.count == 1)
    let script = "set -euo pipefail\n" + commands.drop { $0 != "\n" }
    let good = try await ExternalProgram.run(["bash", "-c", script], in: folder)
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("Signature Verified Successfully") && good.output.contains("audit.json: OK"))
    try folder.write(try text(report) + " ", to: "audit.json")
    let changed = try await ExternalProgram.run(["bash", "-c", script], in: folder)
    #expect(changed.status != 0 && changed.output.contains("audit.json: FAILED"), "\(changed.output)")
    let sealed = try text(envelope)
    let payload = try #require(sealed.firstMatch(of: /"payload":"([^"]{20})/)?.1)
    try folder.write(sealed.replacing(payload, with: String(payload.reversed())), to: "audit.json.dsse.json")
    let forged = try await ExternalProgram.run(["bash", "-c", script], in: folder)
    #expect(forged.status != 0 && !forged.output.contains("Verified Successfully"), "\(forged.output)")
  }
}
