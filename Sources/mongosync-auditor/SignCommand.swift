import ArgumentParser
import Digest
import Findings
import Foundation
import Report
import Seal

/// Signs a report.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Seals a report in JSON: writes a signed statement of its digest and result beside it.",
    discussion: "The statement is an in-toto test result v0.1 in a DSSE envelope; the report itself stays as it is.")

  @Option(
    help: ArgumentHelp("The private Ed25519 key in PEM, as report keygen writes it.", valueName: "file"),
    completion: .file())
  var key: String

  @Option(
    help: ArgumentHelp(
      "Where to write the envelope; the report's path and .dsse.json if not given.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace an envelope that is there already.")
  var force = false

  @Argument(
    help: ArgumentHelp("The report, as --report json:FILE wrote it.", valueName: "report.json"), completion: .file())
  var report: String

  func run() throws {
    let place = URL(fileURLWithPath: report)
    let target = output ?? "\(report).dsse.json"
    try DistinctFiles.require(outputs: [("--output", target)], inputs: [("--key", key), ("the report", report)])
    let pem = try InputFile.text(of: key, "private key")
    let signer = try SealError.asUsage(key) { () throws(SealError) in try SigningKey(pem: pem) }
    warnOfReaders()
    let bytes = try InputFile.bytes(of: report, "report")
    let write = try writer(target)
    let sealable = try SealError.asRefusal(report) { () throws(SealError) in try SealableReport(bytes) }
    do {
      _ = try AuditReport(json: bytes)
    } catch {
      throw SealError.refusal("\(report): It is not as a run wrote it, so it cannot be signed. \(error)")
    }
    let envelope = try SealError.asRefusal(report) { () throws(SealError) in
      let statement = try Statement(
        reportName: place.lastPathComponent, reportDigest: ContentDigest(of: bytes), ledger: sealable.sealedLedger,
        result: sealable.result)
      return try Envelope(sealing: statement, with: signer)
    }
    do {
      try write(envelope.bytes)
    } catch let error as ValidationError {
      throw error
    } catch {
      StandardError.tell("Error: The envelope could not be written to \(target): \(error.localizedDescription)")
      throw ExitCode.noReport
    }
    print("\(target): \(sealable.verdict.rawValue), signed by the key \(envelope.keyID).")
  }

  private func writer(_ target: String) throws -> ([UInt8]) throws -> Void {
    guard force else {
      let file = try NewFile(
        target, for: "envelope", advice: "Name another file by --output, or replace it by --force.")
      return { try file.write($0) }
    }
    let file = try OutputFile(target, for: "envelope")
    return { try file.write(Data($0)) }
  }

  private func warnOfReaders() {
    let attributes = try? FileManager.default.attributesOfItem(atPath: key)
    guard let rights = attributes?[.posixPermissions] as? Int, rights & 0o077 != 0 else { return }
    StandardError.warn(
      "Others than its owner may read the private key \(key), and so sign in its owner's name: chmod 600.")
  }
}
