import Bundles
import Evidence
import Foundation
import Testing

@Suite struct DamagedBundleTests {
  private let text: String

  init() throws {
    text = String(decoding: try BundleFile.data(of: BundleFixture.bundle(BundleFixture.full)), as: UTF8.self)
  }

  /// The bundle with one part replaced, the first time it stands there.
  private func changing(_ part: String, to other: String) throws -> String {
    let range = try #require(text.firstRange(of: part))
    return text.replacingCharacters(in: range, with: other)
  }

  private func error(of text: String) -> BundleError? {
    do throws(BundleError) {
      _ = try BundleFile.bundle(in: Data(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["", "{", "[]", "null", "7", "\u{0}", "{}", #"{"schema":{"name":"report","version":"1.0"}}"#])
  func `what is no bundle is refused`(_ text: String) {
    #expect(error(of: text) != nil)
  }

  @Test func `a bundle cut short anywhere is refused`() {
    let bytes = Array(text.utf8)
    for length in stride(from: 1, to: bytes.count - 2, by: 1_997) {
      #expect(error(of: String(decoding: bytes.prefix(length), as: UTF8.self))?.code == .damaged)
    }
  }

  @Test(arguments: ["2.0", "0.9", "new", "99999999999999999999.0"])
  func `another major version is refused before anything else is read`(_ other: String) throws {
    let text = try changing(#""version" : "1.0""#, to: #""version" : "\#(other)""#)
    #expect(error(of: text.replacing(#""records""#, with: #""answers""#))?.code == .otherSchema)
  }

  @Test func `a later minor version is read, whatever it adds`() throws {
    #expect(error(of: try changing(#""version" : "1.0""#, to: #""version" : "1.7", "more" : [1]"#)) == nil)
  }

  @Test func `what an earlier version did not ask counts as not asked`() throws {
    let text = try changing(#""mongosyncLog""#, to: #""earlier""#)
    let bundle = try BundleFile.bundle(in: Data(text.utf8))
    #expect(bundle.evidence.mongosyncLog == .notAsked("The version that saved this evidence did not ask for it."))
  }

  @Test(arguments: [
    (#""records" : ["#, #""record" : ["#, "It has no records."),
    (#""run" : "run-1""#, #""run" : 1"#, "What it has at run is of the wrong type."),
    (#""role" : "source""#, #""role" : "destination""#, "It gives a cluster the wrong role."),
    (#""role" : "source""#, #""role" : "third""#, "What it has at evidence.source.role cannot be read."),
    (#""collectedAt" : "2"#, #""collectedAt" : "x2"#, "What it has at evidence.collectedAt cannot be read."),
    (#""run" : "run-1""#, #""run" : null"#, "What it has at run is of the wrong type."),
  ])
  func `a departure from the form is told by its place`(_ part: String, _ other: String, _ message: String) throws {
    let error = error(of: try changing(part, to: other))
    #expect(error?.code == .malformed)
    #expect(error?.description == message)
  }

  @Test(arguments: ["[]", #"["source", "source"]"#])
  func `no cluster, or one twice, is no bundle`(_ clusters: String) throws {
    let start = try #require(text.firstRange(of: #""clusters" : ["#))
    let end = try #require(text[start.upperBound...].firstIndex(of: "]"))
    let changed = text[..<start.lowerBound] + #""clusters" : \#(clusters)"# + text[text.index(after: end)...]
    #expect(error(of: String(changed))?.description == "It does not tell which clusters were asked.")
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")], [600, 100_000])
  func `nesting beyond reason is refused`(_ brackets: (String, String), _ depth: Int) throws {
    let deep = String(repeating: brackets.0, count: depth) + "1" + String(repeating: brackets.1, count: depth)
    #expect(error(of: deep)?.code == .damaged)
    #expect(error(of: try changing(#""run" : "run-1""#, to: #""run" : \#(deep)"#))?.code == .damaged)
  }

  @Test(arguments: ["1e400", "99999999999999999999999999", "-1e400", "1.5", "NaN"])
  func `a number that does not fit is refused`(_ number: String) throws {
    #expect(error(of: try changing(#""lines" : 3"#, to: #""lines" : \#(number)"#)) != nil)
  }

  @Test func `a name given twice is no trap`() throws {
    #expect(error(of: try changing(#""run" : "run-1""#, to: #""run" : "a", "run" : "b""#)) == nil)
  }
}
