import Foundation
import FoundationXML
import Report

/// A page read back as XML: its elements in order, its links, its text.
final class HTMLOutline: NSObject, XMLParserDelegate {
  /// A page that is no well-formed XML.
  struct NotWellFormed: Error {
    let line: Int
    let reason: String
  }

  /// Every start tag with the names of its attributes.
  private(set) var elements: [String] = []
  private(set) var identifiers: [String] = []
  private(set) var links: [String] = []
  /// The Content Security Policy that the page declares.
  private(set) var policy: String?
  /// The levels of the headings, in order.
  private(set) var headings: [Int] = []
  /// What stands in each `style` and `script` element, in order.
  private(set) var styles: [String] = []
  private(set) var scripts: [String] = []
  /// All text outside the head but for the script.
  private(set) var text = ""

  private var isInBody = false
  private var element = ""

  convenience init(of report: AuditReport) throws { try self.init(of: HTMLRenderer().text(of: report)) }

  init(of page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else {
      throw NotWellFormed(line: parser.lineNumber, reason: "\(String(describing: parser.parserError))")
    }
  }

  /// The text outside the head with its white space drawn together.
  var body: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    isInBody = isInBody || name == "body"
    element = name
    if name == "style" { styles.append("") }
    if name == "script" { scripts.append("") }
    if name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue { headings.append(level) }
    elements.append(([name] + attributes.keys.sorted()).joined(separator: " "))
    if let identifier = attributes["id"] { identifiers.append(identifier) }
    if attributes["http-equiv"] == "Content-Security-Policy" { policy = attributes["content"] }
    if let link = attributes["href"] { links.append(link) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    switch element {
    case "style": styles[styles.count - 1] += string
    case "script": scripts[scripts.count - 1] += string
    default: if isInBody { text += string }
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    element = ""
  }
}
