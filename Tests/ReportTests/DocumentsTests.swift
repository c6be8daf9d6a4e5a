import Findings
import Foundation
import Testing

@testable import Report

@Suite struct DocumentsTests {
  private static let sample = SampleReports.comparing(SampleDocuments.all)

  @Test func everyFormatSaysHowMuchIsTheSameAndWhatDiffers() throws {
    for text in try texts(of: Self.sample) {
      #expect(text.contains("11 namespaces: 3 differ, 1 incomplete, 7 the same."))
      #expect(text.contains("Seen were 10,306,766 documents (4.3 GB where that was told) of the source"))
      #expect(text.contains("12,422 mismatches."))
      #expect(text.contains("2 missing on the destination, 1 on the destination only, 12,408 with other bytes"))
      #expect(text.contains("12,406 of 12,411: other type, int -> long, in qty"))
      #expect(text.contains("Not compared to its end: Partition 3 of 8: connection reset by peer."))
      #expect(text.contains("Its documents were sorted here, since its collation orders _id otherwise."))
      #expect(text.contains("250,003 -> 250,001"))
      #expect(text.contains("bytes of 12.5 %"))
      for method in ComparisonMethod.allCases {
        #expect(text.contains("\(method.rawValue), level \(method.level): \(method.cannotSee)"))
      }
      #expect(text.contains("a sample, told in percent: What was not in it."))
    }
  }

  @Test func theWorstComesFirstThenTheName() throws {
    let order = [
      "shop.carts", "shop.customers", "shop.orders", "shop.invoices", "shop.events", "shop.prices", "shop.products",
      "shop.returns", "shop.sessions", "shop.stock", "shop.tags",
    ]
    for text in try texts(of: SampleReports.comparing(SampleDocuments.all.reversed())) {
      let places = order.compactMap { text.firstRange(of: $0)?.lowerBound }
      #expect(places.count == order.count && places == places.sorted())
    }
  }

  @Test(arguments: [
    ([], "No namespace was compared."), ([SampleDocuments.returns], "1 namespace: 1 the same."),
    ([SampleDocuments.orders], "1 namespace: 1 differs."), ([SampleDocuments.invoices], "1 namespace: 1 incomplete."),
  ])
  func fewNamespaces(comparisons: [DocumentComparison], sentence: String) throws {
    for text in try texts(of: SampleReports.comparing(comparisons)) {
      #expect(text.contains(sentence))
      #expect(!text.contains("more that are the same"))
    }
  }

  @Test func whatIsNotComparedIsNotTalkedOf() throws {
    for text in try texts(of: SampleReports.empty) { #expect(!text.contains("Documents")) }
    #expect(!JSONRenderer().text(of: SampleReports.empty).contains("\"documents\""))
  }

  @Test func tenThousandNamespacesStayBoundedAndWhatIsCutIsCounted() throws {
    let report = SampleReports.comparing(SampleDocuments.many(10_000))
    let terminal = TerminalRenderer(colour: false, width: 100).text(of: report)
    #expect(terminal.contains("… and 9,870 more that are the same, 10 of them with notes; the JSON report has all\n"))
    #expect(terminal.split(separator: "\n").count < 400)
    for text in [MarkdownRenderer().text(of: report), try HTMLOutline(of: report).body] {
      #expect(text.contains("… and 9,400 more that are the same, 10 of them with notes; the JSON report has all"))
    }
    for text in try texts(of: report) {
      #expect((0..<100).allSatisfy { text.contains("db.c\(100_099 + $0 * 100)") })
    }
    #expect(try comparisons(in: report).count == 10_000)
  }

  @Test(arguments: [(30, 0), (31, 1)]) func theCapIsNotReachedByAccident(count: Int, left: Int) {
    let report = SampleReports.comparing(SampleDocuments.many(count))
    let text = TerminalRenderer(colour: false, width: 100).text(of: report)
    #expect(text.contains("… and \(left) more that are the same; the JSON report has all") == (left > 0))
  }

  @Test func aProgramGetsAllOfIt() throws {
    let written = try comparisons(in: Self.sample)
    let names = SampleDocuments.all.map(\.namespace)
    #expect(written.compactMap { $0["namespace"] as? String } == names)
    let orders = try #require(written.first { $0["namespace"] as? String == "shop.orders" })
    #expect(orders["result"] as? String == "differs")
    #expect((orders["destination"] as? [String: Int]) == ["documents": 250_001, "bytes": 88_053_816])
    #expect((orders["mismatches"] as? [[String: Any]])?.last?["documents"] as? Int == 12_408)
    #expect((orders["causes"] as? [[String: Any]])?.first?["words"] as? String == "other type, int -> long, in qty")
    #expect(orders["seconds"] as? Double == 22.7)
    let stock = try #require(written.first { $0["namespace"] as? String == "shop.stock" })
    #expect(stock["sampledPercent"] as? Double == 12.5)
    let sessions = try #require(written.first { $0["namespace"] as? String == "shop.sessions" })
    #expect((sessions["source"] as? [String: Int]) == ["documents": 88_001])
    #expect(sessions["level"] as? Int == 0 && sessions["gap"] == nil)
    let methods = try documents(in: Self.sample)["methods"] as? [[String: Any]]
    #expect(methods?.compactMap { $0["name"] as? String } == ["bytes", "dbhash", "digest", "counts"])
  }

  @Test func thatNothingDiffersIsAPassOnlyWhereItWouldHaveBeenSeen() {
    typealias Sample = SampleDocuments
    #expect([Sample.products, Sample.prices, Sample.returns].allSatisfy { $0.outcome == .pass })
    #expect([Sample.events, Sample.sessions, Sample.stock].allSatisfy { $0.outcome == .warn })
    #expect([Sample.orders, Sample.customers].allSatisfy { $0.outcome == .fail })
    #expect(Sample.invoices.outcome == .unknown)
  }

  @Test func ofManyWaysToDifferATerminalShowsTheFirst() throws {
    let side = DocumentComparison.Side(documents: 20, bytes: 999)
    let report = SampleReports.comparing([
      DocumentComparison(
        namespace: "a.b", source: side, destination: side, mismatches: [.init("with other bytes", 20)],
        causes: (0..<20).map { .init("other value, int, in f\($0)", 20 - $0) })
    ])
    let terminal = TerminalRenderer(colour: false, width: 100).text(of: report)
    #expect(terminal.contains("- 11 of 20: other value, int, in f9\n") && !terminal.contains("in f10"))
    #expect(terminal.contains("… and 10 more ways, all in the JSON, HTML and Markdown reports\n"))
    let others = [MarkdownRenderer().text(of: report), try HTMLOutline(of: report).body]
    #expect(others.allSatisfy { $0.contains("1 of 20: other value, int, in f19") })
  }

  @Test func countsBeyondAllMeasureAreAddedUpAllTheSame() throws {
    let side = DocumentComparison.Side(documents: .max, bytes: .max)
    let huge = DocumentComparison(
      namespace: "a.b", source: side, destination: side, mismatches: [.init("x", .max), .init("y", .max)])
    for text in try texts(of: SampleReports.comparing([huge, huge])) {
      #expect(text.contains("9,223,372,036,854,775,807 documents (9.2 EB) of the source"))
    }
  }

  /// Everything a person reads of a report, with white space drawn together.
  private func texts(of report: AuditReport) throws -> [String] {
    let terminals = [60, 160].map { TerminalRenderer(colour: false, width: $0).text(of: report) }
    let markdown = MarkdownRenderer().text(of: report).replacing("\\", with: "")
    return (terminals + [markdown, try HTMLOutline(of: report).text]).map { text in
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private func documents(in report: AuditReport) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(JSONRenderer().text(of: report).utf8)) as? [String: Any]
    return try #require(json?["documents"] as? [String: Any])
  }

  private func comparisons(in report: AuditReport) throws -> [[String: Any]] {
    try #require(try documents(in: report)["namespaces"] as? [[String: Any]])
  }
}
