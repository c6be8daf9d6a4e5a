import Foundation

/// The figures of all runs, and whether they are good enough.
struct Figures {
  let contender: Contender
  let audits: [Cost]
  let loops: [Cost]
  /// What the source did during all runs of both kinds.
  let load: ServerLoad

  /// The most that it may take, as a multiple of the bare loop.
  private static let allowedRatio = 1.3

  /// Prints them.
  ///
  /// - Throws: `BenchFailure` when it is slower or larger than it may be.
  func printAndJudge() throws {
    print("\n\(audits.count) pairs of runs, each run a process of its own, the order alternating:")
    print("              wall min   median    CPU median   peak memory")
    row(contender.name, audits)
    row("bare loop", loops)
    let ratio = median(audits.map(\.wall)) / median(loops.map(\.wall))
    let pairwise = zip(audits, loops).map { $0.wall / $1.wall }.map { String(format: "%.2f", $0) }
    print(String(format: "  ratio of medians %.2f; pair by pair %@", ratio, pairwise.joined(separator: ", ")))
    let runs = Double(audits.count + loops.count)
    let client = audits.reduce(0) { $0 + $1.processor } + loops.reduce(0) { $0 + $1.processor }
    print(
      String(
        format: """
            where the time goes: the source used %.2f s of CPU a run, %.1f ms for each aggregation; it \
          used %.2f ms a command; the source was asked for %.0f connections a run (monitors included)
          """, load.processor / runs, load.processor * 1000 / Double(max(1, load.aggregations)),
        median(audits.map(\.processor)) * 1000 / Double(audits.first?.commands ?? 1), Double(load.connections) / runs)
    )
    print(
      String(
        format: "  of all CPU spent by source and clients, the source spent %.0f %%",
        100 * load.processor / (load.processor + client)))
    let peak = audits.map(\.peakMemory).max() ?? 0
    guard ratio <= Self.allowedRatio, peak <= contender.allowedMemory else {
      throw BenchFailure(
        "Too slow or too large: at most 1.3 times the bare loop and \(contender.allowedMemory / 1_000_000) MB.")
    }
    print("Within the aim: at most 1.3 times the bare loop, at most \(contender.allowedMemory / 1_000_000) MB.")
  }

  private func row(_ name: String, _ costs: [Cost]) {
    let walls = costs.map(\.wall)
    print(
      "  " + name.padding(toLength: 11, withPad: " ", startingAt: 0)
        + String(
          format: "%8.2f s %7.2f s %10.2f s %10.1f MB", walls.min() ?? 0, median(walls), median(costs.map(\.processor)),
          Double(costs.map(\.peakMemory).max() ?? 0) / 1e6))
  }

  private func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
