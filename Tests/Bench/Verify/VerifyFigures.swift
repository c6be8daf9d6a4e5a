import Foundation

/// The figures of one collection in one variation.
struct VerifyFigures {
  /// Where the collection lies, where that is not clear.
  var place = ""
  let collection: GeneratedCollection
  let variation: Variation
  let contenders: [VerifyContender]
  let runs: [String: [VerifyTrial.Run]]

  /// Prints them as a table.
  func print() {
    let title = "\(collection.shape)\(place), \(variation.words)"
    Swift.print("\n\(title); medians:")
    Swift.print(
      "                   wall  of drain  comparing   client CPU  of drain   server CPU     network   peak memory")
    for name in contenders.map(\.name) {
      let network = self[name] { Double($0.load.sentBytes) / 1e6 }
      Swift.print(
        "  " + name.padding(toLength: 12, withPad: " ", startingAt: 0)
          + String(
            format: "%7.2f s %9.2f %@ %10.2f s %9.2f %10.2f s %8.1f MB %10.1f MB", self[name] { $0.cost.wall },
            ratio(name) { $0.cost.wall }, comparing(name), self[name] { $0.cost.processor },
            ratio(name) { $0.cost.processor }, self[name] { $0.load.processor }, network, peakMemory(name)))
    }
    fflush(nil)
  }

  /// What a contender costs as a multiple of what the bare loop does.
  func ratio(_ name: String, _ figure: (VerifyTrial.Run) -> Double) -> Double {
    self[name, figure] / self[VerifyContender.drain.name, figure]
  }

  /// What the reports say of the time for comparing alone.
  private func comparing(_ name: String) -> String {
    let seconds = self[name] { $0.comparing ?? 0 }
    return seconds > 0 ? String(format: "%8.2f s", seconds) : String(repeating: " ", count: 10)
  }

  /// The most megabytes that a contender ever held.
  func peakMemory(_ name: String) -> Double { Double((runs[name] ?? []).map(\.cost.peakMemory).max() ?? 0) / 1e6 }

  /// The median of a figure over the runs of a contender.
  subscript(name: String, figure: (VerifyTrial.Run) -> Double) -> Double {
    let sorted = (runs[name] ?? []).map(figure).sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
