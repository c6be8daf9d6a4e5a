import ArgumentParser
import Foundation

/// Feeds the program's readers with inputs that nobody would write, and stops at the first that breaks one.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Fuzz",
    abstract: "Feeds the program's readers with mutated inputs; the same seed gives the same inputs.",
    discussion: "Targets: \(FuzzTarget.all.map(\.name).joined(separator: ", ")).")

  @Argument(help: "The readers to feed; all if none is named.")
  var targets: [String] = []

  @Option(help: "How many inputs each reader is fed with.")
  var count: UInt64 = 1_000_000

  @Option(help: "The seed of all inputs; a random one is taken and printed if none is given.")
  var seed: UInt64 = .random(in: 1...999_999_999)

  @Option(help: "The number of the first input, to replay one that was reported.")
  var first: UInt64 = 0

  func validate() throws {
    for name in targets where !FuzzTarget.all.contains(where: { $0.name == name }) {
      throw ValidationError("There is no target \(name).")
    }
  }

  func run() throws {
    CrashReport.install()
    let watchdog = Watchdog()
    for target in FuzzTarget.all where targets.isEmpty || targets.contains(target.name) {
      let start = ContinuousClock.now
      var accepted: UInt64 = 0
      for number in first..<first &+ count {
        let replay = "\(target.name) --seed \(seed) --first \(number) --count 1"
        CrashReport.note(replay)
        let input = Mutator.input(number, of: target.seeds, seed: seed)
        watchdog.begin(replay)
        do {
          if try target.read(input) { accepted += 1 }
        } catch {
          print("FAILED \(replay)\n\(error)\ninput (base64): \(Data(input).base64EncodedString())")
          throw ExitCode(1)
        }
        watchdog.end()
      }
      let seconds = String(format: "%.1f", (ContinuousClock.now - start) / .seconds(1))
      print("\(target.name): \(count) inputs, \(accepted) accepted, seed \(seed), \(seconds) s")
      fflush(nil)
    }
  }
}
