import Mustache

/// Renders a report as one self-contained page for a browser or the printer, with all evidence.
///
/// Its one script filters and unfolds; without it all is there as well. It requests nothing. It is well-formed XML as
/// well, so that programs can read it.
public struct HTMLRenderer: Renderer {
  /// How many namespaces are shown in whose documents nothing differs.
  static let sameNamespacesShown = 500

  private let beginning: MustacheTemplate
  private let item: MustacheTemplate
  private let middle: MustacheTemplate
  private let record: MustacheTemplate
  private let end: MustacheTemplate

  /// Reads the templates of the page.
  ///
  /// - Throws: when a template built into the program is broken, which a test rules out.
  public init() throws {
    MustacheContentTypes.register(HTMLTextContent(), named: HTMLTextContent.name)
    beginning = try MustacheTemplate(string: HTMLTemplate.beginning)
    item = try MustacheTemplate(string: HTMLTemplate.item)
    middle = try MustacheTemplate(string: HTMLTemplate.middle)
    record = try MustacheTemplate(string: HTMLTemplate.record)
    end = try MustacheTemplate(string: HTMLTemplate.end)
  }

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let page = HTMLPage(report)
    let numbers = EvidenceNumbers(report)
    let known = Set(report.evidence.indices.map(EvidenceNumbers.name))
    output.write(beginning.render(page))
    for (place, line) in report.items.enumerated() {
      output.write(item.render(HTMLItem(line, place: place, numbers: numbers, known: known)))
    }
    output.write(middle.render(page))
    for (place, answer) in report.evidence.enumerated() {
      output.write(record.render(HTMLEvidence(answer, name: EvidenceNumbers.name(at: place))))
    }
    output.write(end.render(page))
  }
}
