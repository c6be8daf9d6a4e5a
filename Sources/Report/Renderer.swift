/// Turns a finished report into one output format.
///
/// A renderer is pure: the same report gives the same text, whoever asks and wherever.
public protocol Renderer: Sendable {
  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  func render(_ report: AuditReport, to output: inout some TextOutputStream)
}

extension Renderer {
  /// The whole report as text.
  ///
  /// - Parameter report: the finished report.
  /// - Returns: what `render` writes.
  public func text(of report: AuditReport) -> String {
    var text = ""
    render(report, to: &text)
    return text
  }
}
