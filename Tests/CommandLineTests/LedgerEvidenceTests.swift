import Foundation
import TestSupport
import Testing

/// A comparison of real servers whose report is signed, and whose ledger proves what was compared.
@Suite struct LedgerEvidenceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.path(of: name) }

  private func verify(_ database: String, _ ledger: String) async throws -> (run: CommandLineRun, report: JSON) {
    let (source, destination) = try await SharedServers.filledPair()
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json:\(path("\(ledger).json"))", "--recheck-delay", "0", "--partition-size", "1"]
        + [
          "--namespaces", "\(database).*", "--quiesced", "--attest", "verified-scope=Ada", "--ledger",
          path("\(ledger).ledger"),
        ],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(120))
    return (run, try JSON(parsing: try String(contentsOfFile: path("\(ledger).json"), encoding: .utf8)))
  }

  private func report(_ arguments: String...) async throws -> CommandLineRun {
    try await CommandLineRun.of(["report"] + arguments)
  }

  @Test func aPartitionIsProvenAgainstTheSignedReport() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      let admin = try set.primary()
      try await admin.insert("sealed.large", count: 15_000, sizeInBytes: 200)
      try await admin.insert("sealed.small", count: 10, sizeInBytes: 100)
    }
    let (run, json) = try await verify("sealed", "run")
    #expect(run.status == 0, "\(run.everything)")
    let partitions = try #require(json["ledger"]["partitions"].int)
    #expect(partitions > 2)
    let root = try #require(json["ledger"]["root"].string)
    let bytes = try Data(contentsOf: URL(filePath: path("run.ledger")))
    for (number, arguments) in [
      ("0", ("sealed.large", "0")), ("1", ("sealed.large", "1")), ("2", ("sealed.small", "0")),
    ] {
      let proof = try await report(
        "prove", "--ledger", path("run.ledger"), "--namespace", arguments.0, "--partition", arguments.1, "--output",
        path("proof\(number).json"))
      #expect(proof.status == 0, "\(proof.everything)")
      #expect(try String(contentsOfFile: path("proof\(number).json"), encoding: .utf8).contains(root))
    }
    #expect(try Data(contentsOf: URL(filePath: path("run.ledger"))) == bytes)
    let none = try await report(
      "prove", "--ledger", path("run.ledger"), "--namespace", "sealed.small", "--partition", "1")
    #expect(none.status == 64 && none.errors.contains("no partition 1 of sealed.small"), "\(none.everything)")

    let keys = ["--private-key", path("private.pem"), "--public-key", path("public.pem")]
    #expect(try await CommandLineRun.of(["report", "keygen"] + keys).status == 0)
    let signed = try await report("sign", "--key", path("private.pem"), path("run.json"))
    #expect(signed.status == 0, "\(signed.everything)")
    let check = ["verify", "--public-key", path("public.pem"), path("run.json.dsse.json")]
    let proofs = (0...2).flatMap { ["--proof", path("proof\($0).json")] }
    let verified = try await CommandLineRun.of(["report"] + check + proofs)
    #expect(verified.status == 0, "\(verified.everything)")
    #expect(verified.output.contains("Ledger: \(partitions) partitions, Merkle root \(root)"))
    #expect(verified.output.contains(#"Proven: {"namespace":"sealed.small","partition":0,"method":"bytes","#))
    let forged = try String(contentsOfFile: path("proof2.json"), encoding: .utf8)
      .replacing(#"\"documents\":10"#, with: #"\"documents\":11"#)
    try folder.write(forged, to: "forged.json")
    let refused = try await CommandLineRun.of(["report"] + check + ["--proof", path("forged.json")])
    #expect(refused.status == 1 && refused.errors.contains("do not lead to the root"), "\(refused.everything)")
    #expect(refused.output == "")
  }

  /// A report without a ledger can be signed, but proves no partition.
  @Test func aLedgerOfAnotherRunProvesNothing() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("sealed_other.a", documents: [#"{"_id": 1}"#])
    }
    let first = try await verify("sealed_other", "first")
    try await destination.primary().insert("sealed_other.a", documents: [#"{"_id": 2}"#])
    let second = try await verify("sealed_other", "second")
    #expect(first.run.status == 0 && second.run.status == 1, "\(first.run.everything)\(second.run.everything)")
    #expect(first.report["ledger"]["root"].string != second.report["ledger"]["root"].string)
    let proof = try await report(
      "prove", "--ledger", path("second.ledger"), "--namespace", "sealed_other.a", "--partition", "0", "--output",
      path("proof.json"))
    #expect(proof.status == 0, "\(proof.everything)")
    let keys = ["--private-key", path("private.pem"), "--public-key", path("public.pem")]
    #expect(try await CommandLineRun.of(["report", "keygen"] + keys).status == 0)
    #expect(try await report("sign", "--key", path("private.pem"), path("first.json")).status == 0)
    let refused = try await report(
      "verify", "--public-key", path("public.pem"), "--proof", path("proof.json"), path("first.json.dsse.json"))
    #expect(
      refused.status == 1 && refused.errors.contains("Make it from the ledger of that run"), "\(refused.everything)")
  }

  /// Nothing beside the one file is needed, and nothing is left beside it or where the copy was read.
  @Test func aCopyOfTheLedgerAloneProvesTheSame() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("sealed_alone.a", count: 12_000, sizeInBytes: 200)
    }
    let (run, json) = try await verify("sealed_alone", "alone")
    #expect(run.status == 0, "\(run.everything)")
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(written == ["alone.json", "alone.ledger"])
    let elsewhere = try TemporaryFolder()
    let (copy, scratch) = (elsewhere.path(of: "copy"), try TemporaryFolder())
    try FileManager.default.copyItem(atPath: path("alone.ledger"), toPath: copy)
    try FileManager.default.removeItem(atPath: path("alone.ledger"))
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: copy)
    let root = try #require(json["ledger"]["root"].string)
    for partition in 0..<2 {
      let proof = try await CommandLineRun.of(
        ["report", "prove", "--ledger", copy, "--namespace", "sealed_alone.a", "--partition", "\(partition)"],
        environment: ["TMPDIR": scratch.path])
      #expect(proof.status == 0 && proof.output.contains(root), "\(proof.everything)")
      #expect(proof.output.contains(#"\"partition\":\#(partition)"#), "\(proof.output)")
    }
    let pipe = try NamedPipe(in: folder)
    let piped = try await CommandLineRun.of(
      [
        "report", "prove", "--ledger", copy, "--namespace", "sealed_alone.a", "--partition", "0", "--output", pipe.path,
      ],
      environment: ["TMPDIR": scratch.path]
    ) { try pipe.read(until: $0) }
    #expect(piped.status == 0 && pipe.isPipe && pipe.text.contains(root), "\(piped.everything)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == ["copy"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }
}
