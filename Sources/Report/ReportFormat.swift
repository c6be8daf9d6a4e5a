/// A form in which a report can be had.
public enum ReportFormat: String, CaseIterable, Codable, Sendable {
  /// For a person at a terminal.
  case terminal
  /// For a ticket or a wiki.
  case markdown
  /// For a browser or the printer, with all evidence.
  case html
  /// For a ticket or the archive, with all evidence: the HTML as a browser prints it.
  case pdf
  /// For a program, with all evidence.
  case json
  /// For the board of a CI system.
  case junit
  /// For a spreadsheet, one row a finding.
  case csv

  /// The ending of a file in this format, without the dot.
  public var fileExtension: String {
    switch self {
    case .terminal: "txt"
    case .markdown: "md"
    case .html: "html"
    case .pdf: "pdf"
    case .json: "json"
    case .junit: "xml"
    case .csv: "csv"
    }
  }

  /// Finds the format for a file's ending.
  ///
  /// - Parameter fileExtension: the ending without the dot, in any case.
  public init?(fileExtension: String) {
    guard let format = Self.allCases.first(where: { $0.fileExtension == fileExtension.lowercased() }) else {
      return nil
    }
    self = format
  }
}
