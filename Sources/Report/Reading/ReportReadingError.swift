/// Why a file cannot be taken for a report.
public struct ReportReadingError: Error, CustomStringConvertible, Equatable {
  /// The reason and what to do, in sentences.
  public let description: String

  /// States a reason.
  ///
  /// - Parameter description: the reason and what to do, in sentences.
  init(_ description: String) { self.description = description }

  /// States what is wrong with a value.
  ///
  /// - Parameters:
  ///   - line: the line on which it begins, counted from one.
  ///   - problem: what is wrong, to be read after "Line 3: ".
  init(line: Int, _ problem: String) {
    self.init(
      "Line \(line): \(problem) The report was cut off or changed after it was written, or is of another program.")
  }
}
