import ArgumentParser
import Digest
import Foundation
import Seal

/// Verifies a signed report.
struct VerifySealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies that a report is the one that was signed, byte for byte, and by whom.",
    discussion: """
      Exit status: 0 all is as it was signed, 1 refused, with the reason, 64 a file is missing or cannot be read. What \
      the verdict was does not change the exit status.
      """)

  @Option(
    help: ArgumentHelp("The signer's public Ed25519 key in PEM, got by a way that you trust.", valueName: "file"),
    completion: .file())
  var publicKey: String

  @Option(
    help: ArgumentHelp(
      "The report; the file beside the envelope that it names if not given.", valueName: "report.json"),
    completion: .file())
  var report: String?

  @Option(
    help: ArgumentHelp(
      "A proof by report prove to check against the ledger that was signed; repeatable.", valueName: "file"),
    completion: .file())
  var proof: [String] = []

  @Argument(help: ArgumentHelp("The envelope, as report sign wrote it.", valueName: "envelope"), completion: .file())
  var envelope: String

  func run() throws {
    let pem = try InputFile.text(of: publicKey, "public key")
    let key = try SealError.asUsage(publicKey) { () throws(SealError) in try VerificationKey(pem: pem) }
    let bytes = try InputFile.bytes(of: envelope, "envelope")
    let proofs = try proof.map { path in (path, try InputFile.bytes(of: path, "proof")) }
    let statement = try SealError.asRefusal(envelope) { () throws(SealError) in
      try Envelope(reading: bytes).statement(signedBy: key)
    }
    let place = try place(of: statement.reportName)
    let digest = ContentDigest(of: try InputFile.bytes(of: place, "report"))
    try SealError.asRefusal(place) { () throws(SealError) in try statement.require(reportWith: digest) }
    let leaves = try proofs.map { path, bytes in
      try SealError.asRefusal(path) { () throws(SealError) in
        let proof = try LedgerProof(reading: bytes)
        try proof.require(in: statement.ledger)
        return proof.leaf
      }
    }
    print("\(place): as it was signed by the key \(key.id).")
    let audit = statement.result.audit
    for (name, value) in [
      ("Verdict", audit.verdict), ("Result", statement.result.summary.rawValue), ("Checklist", audit.checklist),
      ("Run", audit.run), ("Seen at", audit.seenAt), ("Held until", audit.validUntil), ("Made by", audit.tool),
    ] {
      print("  \(name): \(Self.visible(value))")
    }
    if let ledger = statement.ledger { print("  Ledger: \(ledger.partitions) partitions, Merkle root \(ledger.root)") }
    for leaf in leaves { print("  Proven: \(Self.visible(leaf))") }
  }

  private func place(of name: String) throws -> String {
    if let report { return report }
    let folder = envelope.lastIndex(of: "/").map { String(envelope[...$0]) } ?? ""
    let place = folder + name
    guard FileManager.default.fileExists(atPath: place) else {
      throw SealError.refusal(
        "The envelope is as it was signed, but the report was not checked: there is no \(Self.visible(place)). Put it beside the "
          + "envelope, or name it by --report.")
    }
    return place
  }

  /// A signed text as a terminal may have it: whoever signed it may have signed what a terminal obeys.
  private static func visible(_ text: String) -> String {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? text : CanonicalJSON.string(text).description
  }
}
