import ArgumentParser
import Report

/// One `--report FORMAT[:FILE]`.
struct ReportArgument: ExpressibleByArgument {
  /// The format to write.
  let format: ReportFormat
  /// The file to write to, or nothing for standard output.
  let file: String?

  /// The report that is written when none is asked for.
  static let standard = ReportArgument(format: .terminal, file: nil)

  private init(format: ReportFormat, file: String?) {
    self.format = format
    self.file = file
  }

  /// Reads `FORMAT`, `FORMAT:FILE` or `FORMAT:-`.
  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
    let file = parts.count == 2 ? String(parts[1]) : "-"
    guard !file.isEmpty else { return nil }
    self.init(format: format, file: file == "-" ? nil : file)
  }

  static let allValueStrings = ReportFormat.allCases.map(\.rawValue)
}
