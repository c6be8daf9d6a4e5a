import ArgumentParser
import Digest
import Foundation
import Ledger
import MongoClient
import Verifier

/// Where a comparison notes what it has done.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Note what was compared in this file, with digests, so that a run that ended can be gone on with.",
      valueName: "file"), completion: .file())
  var ledger: String?

  @Flag(help: "Go on with the ledger of a run that ended.")
  var resume = false

  func validate() throws {
    guard ledger != nil || !resume else { throw ValidationError("--resume needs --ledger FILE to go on with.") }
    guard let ledger else { return }
    _ = try OutputFile(ledger, for: "ledger")
  }

  /// Begins the ledger, or opens it to go on.
  ///
  /// - Parameter facts: what must be the same for a run to go on with it.
  /// - Returns: the ledger; nothing where none is wanted.
  /// - Throws: `LedgerError` when it cannot be used.
  func open(_ facts: [LedgerFact]) throws(LedgerError) -> VerificationLedger? {
    guard let ledger else { return nil }
    return resume ? try .resume(at: ledger, facts) : try .begin(at: ledger, facts)
  }
}

extension LedgerError {
  /// The status that tells a script whose fault it is: the command line's, or the file's.
  var exitCode: ExitCode {
    switch kind {
    case .exists, .missing, .otherRun: .validationFailure
    case .damaged, .inUse, .notWritable, .notReadable: .noReport
    }
  }
}
