import ArgumentParser
import Findings
import Foundation
import MongoClient
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

  @Option(
    help: ArgumentHelp(
      "How much to prove: bytes or auto (all), dbhash (hashes of whole collections; locks them), digest (sums of hashes, "
        + "next to no network), counts.", valueName: "method"))
  var method = MethodArgument.auto

  @Option(help: ArgumentHelp("Compare this share of the ranges of each large collection only.", valueName: "percent"))
  var sample: Double?

  @Flag(help: "Take documents for the same that differ in the order of their fields alone.")
  var ignoreFieldOrder = false

  @Option(help: ArgumentHelp("How many partitions are compared at once.", valueName: "number"))
  var workers = VerificationSettings().workers

  @Option(help: ArgumentHelp("About how many megabytes of documents a partition holds.", valueName: "MB"))
  var partitionSize = 64

  @Option(
    help: ArgumentHelp(
      "Which members to read. What differs is read again from the primaries whatever this says.",
      valueName: "preference"), transform: Self.readPreference)
  var readPreference = ReadPreference.primary

  @Option(
    help: ArgumentHelp("Ask the servers to compress: zstd, snappy, zlib, the best first.", valueName: "names"),
    transform: { $0.split(separator: ",").map(String.init) })
  var compressors: [String] = []

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

  @Flag(help: "Put the values that differ into the list of mismatches; without it, fingerprints of them.")
  var showValues = false

  @Flag(help: "Vouch for it that no application writes to either cluster meanwhile.")
  var quiesced = false

  @Option(
    help: ArgumentHelp(
      "How to tell on standard error how far it is: auto (a panel on a terminal, else a line every ten seconds), plain, "
        + "json or none.", valueName: "form"))
  var progress = ProgressForm.auto

  @Option(help: ArgumentHelp("The time for all that is asked; reports are written afterwards.", valueName: "seconds"))
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
    if let sample {
      guard sample > 0, sample <= 100 else { throw ValidationError("--sample must be above 0 and at most 100.") }
      guard method.method == .bytes else { throw ValidationError("--sample goes with --method bytes only.") }
    }
    guard method.method == .bytes || !ignoreFieldOrder else {
      throw ValidationError("--ignore-field-order goes with --method bytes only: the servers' hashes see the order.")
    }
    for name in compressors where !["zstd", "snappy", "zlib"].contains(name) {
      throw ValidationError("--compressors takes zstd, snappy and zlib, separated by commas, not \(name).")
    }
    guard (1...604_800).contains(timeout) else { throw ValidationError("--timeout must be from 1 to 604800 seconds.") }
  }

  private static func readPreference(_ name: String) throws -> ReadPreference {
    guard let preference = ReadPreference(rawValue: name) else {
      let names = ReadPreference.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--read-preference must be one of \(names), not \(name).")
    }
    return preference
  }

  /// Which collections are compared.
  var selection: NamespaceSelection {
    NamespaceSelection(namespaces, excluding: exclude)
  }

  /// How their documents are compared.
  var settings: VerificationSettings {
    var settings = VerificationSettings()
    settings.method = method.method
    settings.sampledPercent = sample
    settings.ignoresFieldOrder = ignoreFieldOrder
    settings.readPreference = readPreference
    if showValues { settings.disclosure = .values }
    settings.workers = workers
    settings.partitionBytes = partitionSize * 1_000_000
    settings.rechecks = recheck
    settings.recheckDelay = .seconds(recheckDelay)
    settings.mostMismatches = maxMismatches
    return settings
  }
}

/// A method as the command line names it.
enum MethodArgument: String, CaseIterable, ExpressibleByArgument {
  case auto
  case bytes
  case digest
  case dbhash
  case counts

  /// The method; `auto` is the strongest.
  var method: ComparisonMethod { ComparisonMethod(rawValue: rawValue) ?? .bytes }
}
