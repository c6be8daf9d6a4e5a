import Foundation
import Report
import TestSupport

/// What rendering reports of growing size costs, beside a program that copies the same file.
///
/// Time and memory for a megabyte must stay the same from one size to the next.
struct ReportsComparison {
  private static let formats: [ReportFormat] = [.html, .markdown, .csv, .junit, .terminal, .json]
  private static let standardSizes = [12_500, 25_000, 50_000, 100_000]
  private static let copy = URL(fileURLWithPath: "/bin/cp")
  /// How much more a megabyte of the largest report may cost than one of the smallest.
  private static let mostGrowth = 1.25

  private let sizes: [Int]

  /// Prepares a comparison.
  ///
  /// - Parameter arguments: how many items the reports have; those of 25 to 200 MB if none are named.
  init(_ arguments: [String]) {
    let sizes = arguments.compactMap { Int($0) }
    self.sizes = sizes.isEmpty ? Self.standardSizes : sizes
  }

  private struct Run {
    let megabytes: Double
    let cost: Cost
  }

  /// Runs the comparison and prints it.
  ///
  /// - Throws: `BenchFailure` when a report is not rendered, or what keeps a program from being started.
  func run() async throws {
    print("Each report is rendered from its JSON by a process of its own; copy is cp, which only reads and writes it.")
    var runs: [String: [Run]] = [:]
    for size in sizes {
      let folder = try TemporaryFolder()
      let file = folder.path(of: "report.json")
      try Data(JSONRenderer().text(of: LargeReport.of(items: size)).utf8).write(to: URL(fileURLWithPath: file))
      let megabytes = Self.megabytes(of: file)
      print(String(format: "\n%d items, %.1f MB of JSON:", size, megabytes))
      print("                 wall   for a MB    client CPU   peak memory   for a MB     output")
      let copied = folder.path(of: "copy")
      try await show("copy", Self.copy, [file, copied], megabytes, copied, &runs)
      for format in Self.formats {
        let output = folder.path(of: "report.\(format.fileExtension)2")
        try await show(
          format.rawValue, ChildProcess.program,
          ["report", "render", file, "--report", "\(format.rawValue):\(output)"], megabytes, output, &runs)
      }
    }
    try judge(runs)
  }

  private func show(
    _ name: String, _ program: URL, _ arguments: [String], _ megabytes: Double, _ output: String,
    _ runs: inout [String: [Run]]
  ) async throws {
    let run = try await MeasuredRun.of(program, arguments)
    guard run.status == 0 else {
      throw BenchFailure("\(name) ended with \(run.status): \(String(decoding: run.output, as: UTF8.self))")
    }
    let memory = Double(run.cost.peakMemory) / 1e6
    print(
      "  " + name.padding(toLength: 10, withPad: " ", startingAt: 0)
        + String(
          format: "%7.2f s %7.1f ms %10.2f s %10.1f MB %7.2f MB %7.1f MB", run.cost.wall,
          1000 * run.cost.wall / megabytes, run.cost.processor, memory, memory / megabytes, Self.megabytes(of: output)))
    runs[name, default: []].append(Run(megabytes: megabytes, cost: run.cost))
  }

  private func judge(_ runs: [String: [Run]]) throws {
    print("\nThe aims: a megabyte of the largest report costs no more than of the one half as large, give or take:")
    for format in Self.formats.map(\.rawValue) {
      guard let largest = runs[format]?.last, let half = runs[format]?.dropLast().last else { continue }
      let growth = [
        ("client CPU", largest.cost.processor / largest.megabytes / (half.cost.processor / half.megabytes)),
        (
          "peak memory",
          Double(largest.cost.peakMemory) / largest.megabytes / (Double(half.cost.peakMemory) / half.megabytes)
        ),
      ]
      for (figure, growth) in growth {
        let verdict = growth <= Self.mostGrowth ? "met   " : "MISSED"
        print("  \(verdict)  \(format), \(figure): \(String(format: "%.2f, at most %.2f", growth, Self.mostGrowth))")
      }
    }
  }

  private static func megabytes(of file: String) -> Double {
    let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
    return Double(size) / 1e6
  }
}
