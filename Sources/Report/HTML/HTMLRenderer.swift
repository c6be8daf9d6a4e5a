import Mustache

/// Renders a report as one self-contained page for a browser or the printer, with all evidence.
///
/// It runs no script and requests nothing. It is well-formed XML as well, so that programs can read it.
public struct HTMLRenderer: Renderer {
  /// How many namespaces are shown in whose documents nothing differs.
  static let sameNamespacesShown = 500

  private let template: MustacheTemplate

  /// Reads the page template.
  ///
  /// - Throws: when the template built into the program is broken, which a test rules out.
  public init() throws {
    MustacheContentTypes.register(HTMLTextContent(), named: HTMLTextContent.name)
    template = try MustacheTemplate(string: HTMLTemplate.page)
  }

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    output.write(template.render(HTMLPage(report)))
  }
}
