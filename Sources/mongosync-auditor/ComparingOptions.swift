import ArgumentParser
import Foundation
import Verifier

/// Which documents are compared, and how.
struct ComparingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compare these collections only: shop.orders, shop.*, or /a regular expression/. May be given several times.",
      valueName: "pattern"), transform: NamespaceSelection.Pattern.init)
  var namespaces: [NamespaceSelection.Pattern] = []

  @Option(
    help: ArgumentHelp("Leave these collections out. May be given several times.", valueName: "pattern"),
    transform: NamespaceSelection.Pattern.init)
  var exclude: [NamespaceSelection.Pattern] = []

  @Option(help: ArgumentHelp("How many partitions are compared at once.", valueName: "number"))
  var workers = 4

  @Option(help: ArgumentHelp("About how many megabytes of documents a partition holds.", valueName: "MB"))
  var partitionSize = 64

  @Option(
    help: ArgumentHelp("How often what differs is read again before it counts.", valueName: "number"))
  var recheck = 2

  @Option(help: ArgumentHelp("How long what differs has to stand before it is read again.", valueName: "seconds"))
  var recheckDelay = 1.0

  @Option(
    help: ArgumentHelp(
      "Leave the rest of a collection uncompared after so many mismatches; without it every one is found.",
      valueName: "number"))
  var maxMismatches: Int?

  @Option(
    help: ArgumentHelp(
      "Write each mismatch as one line of JSON, with its _id; - for standard output.", valueName: "file"),
    completion: .file())
  var mismatches: String?

  @Flag(help: "Vouch for it that no application writes to either cluster meanwhile.")
  var quiesced = false

  @Option(help: ArgumentHelp("The time for the whole run.", valueName: "seconds"))
  var timeout = 86_400

  @Flag(help: "Tell on standard error what the driver logs.")
  var verbose = false

  func validate() throws {
    guard (1...64).contains(workers) else { throw ValidationError("--workers must be from 1 to 64.") }
    guard (1...100_000).contains(partitionSize) else {
      throw ValidationError("--partition-size must be from 1 to 100000 megabytes.")
    }
    guard (1...100).contains(recheck) else { throw ValidationError("--recheck must be from 1 to 100.") }
    guard (0...3600).contains(recheckDelay) else {
      throw ValidationError("--recheck-delay must be from 0 to 3600 seconds.")
    }
    guard maxMismatches ?? 1 >= 1 else { throw ValidationError("--max-mismatches must be at least 1.") }
    guard (1...604_800).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 604800 seconds.") }
  }

  /// Which collections are compared.
  var selection: NamespaceSelection {
    NamespaceSelection(namespaces, excluding: exclude)
  }

  /// How their documents are compared.
  var settings: VerificationSettings {
    var settings = VerificationSettings()
    settings.workers = workers
    settings.partitionBytes = partitionSize * 1_000_000
    settings.rechecks = recheck
    settings.recheckDelay = .seconds(recheckDelay)
    settings.mostMismatches = maxMismatches
    return settings
  }
}
