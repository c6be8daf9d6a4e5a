import ArgumentParser
import Digest
import Foundation
import Ledger
import Seal
import Verifier

/// Proves what a ledger says of one partition.
struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Proves what a ledger says of one partition, against the Merkle root that its report names.",
    discussion: """
      The proof holds the bounds of the partition, which are values of _id, and nothing of other partitions but digests. \
      The ledger stays as it is: a copy of it is read.
      """)

  @Option(help: ArgumentHelp("The ledger, as verify --ledger wrote it.", valueName: "file"), completion: .file())
  var ledger: String

  @Option(help: ArgumentHelp("The collection.", valueName: "database.collection"))
  var namespace: String

  @Option(help: ArgumentHelp("Which partition of it, from 0.", valueName: "number"))
  var partition: Int

  @Option(
    help: ArgumentHelp("Where to write the proof; standard output if not given.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() async throws {
    try DistinctFiles.require(outputs: [("--output", output)], inputs: [("--ledger", ledger)])
    let file = try OutputFile(output, for: "proof")
    let path = ledger
    // Ended before it is looked into, it takes its copy away.
    let copied = try await Interruption.ending("no proof was made") {
      () async -> Result<VerificationLedger, LedgerError> in
      Result { () throws(LedgerError) in try VerificationLedger.copied(from: path) }
    }
    let proof: LedgerProof?
    do throws(LedgerError) {
      proof = try copied.get().examine { ledger throws(LedgerError) in try self.proof(from: ledger) }
    } catch {
      StandardError.tell("Error: \(error)")
      throw error.exitCode
    }
    guard let proof else {
      throw ValidationError(
        "The ledger \(ledger) has no partition \(partition) of \(namespace) that was compared to its end, and only such ones "
          + "can be proven.")
    }
    do {
      try file.write(Data(proof.json.line), isPrivate: true)
    } catch {
      StandardError.tell("Error: The proof could not be written: \(error.localizedDescription)")
      throw ExitCode.noReport
    }
  }

  private func proof(from ledger: VerificationLedger) throws(LedgerError) -> LedgerProof? {
    var tree = MerkleTree()
    var found: (leaf: LedgerLeaf, index: Int)?
    try LedgerLeaf.all(in: ledger) { leaf in
      if leaf.ordinal == partition, leaf.namespace.utf8.elementsEqual(namespace.utf8) { found = (leaf, tree.count) }
      tree.append(leaf.bytes)
    }
    return found.flatMap { LedgerProof(of: $0.leaf.text, at: $0.index, in: tree) }
  }
}
