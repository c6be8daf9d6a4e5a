import Findings
import Foundation
import Report
import TestSupport
import Testing

/// What CI boards and spreadsheets get, as their own readers read it.
@Suite struct BoardAndSheetTests {
  private static let samples: [AuditReport] =
    [SampleReports.empty, SampleReports.sized(1), SampleReports.sized(500), SampleReports.rich, SampleReports.long]
    + HostileNames.all.map { SampleReports.hostile($0.name) }

  /// The schema is that of Jenkins' plugin, by Gregory Boissinot, under the MIT licence that the file begins with.
  @Test func everyBoardFileFitsTheSchema() async throws {
    try ExternalProgram.require(pythonPackage: "xmlschema")
    let folder = try TemporaryFolder()
    for (number, report) in Self.samples.enumerated() {
      _ = try folder.write(JUnitRenderer().text(of: report), to: "\(number).xml")
    }
    let schema = ExternalProgram.repository.appending(path: "Tests/ReportTests/Schemas/junit-10.xsd").path
    let result = try await ExternalProgram.python(
      """
      import pathlib, sys, xmlschema
      schema = xmlschema.XMLSchema(sys.argv[1])
      count = 0
      for path in sorted(pathlib.Path(sys.argv[2]).iterdir()):
          for error in schema.iter_errors(str(path)):
              print(path.name, error.reason, error.path)
          count += 1
      print(count)
      """, arguments: [schema, folder.path])
    #expect(result.output == "\(Self.samples.count)\n" && result.status == 0, "\(result.output)")
  }

  @Test func aBoardIsGreenForGoAlone() {
    let counts = { (report: AuditReport) -> [String] in
      JUnitRenderer().text(of: report).split(separator: "\n").filter { $0.hasPrefix("<testsuites") }.map(String.init)
    }
    let head = "<testsuites name=\"mongosync-auditor\" "
    #expect(counts(SampleReports.clean).allSatisfy { $0.hasSuffix("failures=\"0\" errors=\"0\">") })
    #expect(counts(SampleReports.empty) == [head + "tests=\"1\" failures=\"0\" errors=\"1\">"])
    #expect(counts(SampleReports.long) == [head + "tests=\"501\" failures=\"2\" errors=\"0\">"])
    let board = JUnitRenderer().text(of: SampleReports.rich)
    #expect(board.contains("<failure message=\"NO-GO: "))
    #expect(board.contains("<skipped message=\"MANUAL: "))
  }

  @Test func aSheetHasARowForEachFinding() async throws {
    let rows = try await sheet(SampleReports.rich)
    let expected = SampleReports.rich.items.reduce(0) { $0 + max(1, $1.findings.count) }
    #expect(rows.count == expected)
    let first = try #require(rows.first)
    #expect(first["verdict"] == "NO-GO" && first["checklist"] == "preflight")
    let outcomes = rows.map { $0["outcome"] ?? "" }
    let known = Set(Outcome.allCases.map(\.rawValue))
    #expect(outcomes.allSatisfy(known.contains))
    let waived = try #require(rows.first { $0["outcome"] == "waived" })
    #expect(waived["waivedBy"]?.isEmpty == false && waived["waivedUntil"]?.hasSuffix("Z") == true)
    #expect(try await sheet(SampleReports.empty).isEmpty)
    #expect(try await sheet(SampleReports.long).count == 999)
  }

  /// A name can neither leave its cell nor be computed, and the cell says what the name is.
  @Test(arguments: HostileNames.all) func hostileNamesStayInTheirCells(name: String, remains: String) async throws {
    let rows = try await sheet(SampleReports.hostile(name))
    #expect(rows.count == 3 * Outcome.allCases.count)
    for row in rows {
      #expect(row.count == 26)
      for cell in row.values { #expect(!["=", "+", "-", "@"].contains { cell.hasPrefix($0) }) }
    }
  }

  /// The rows as Python's reader of CSV has them.
  private func sheet(_ report: AuditReport) async throws -> [[String: String]] {
    let folder = try TemporaryFolder()
    let file = try folder.write(CSVRenderer().text(of: report), to: "report.csv")
    let result = try await ExternalProgram.python(
      """
      import csv, json, sys
      with open(sys.argv[1], encoding='utf-8', newline='') as file:
          rows = list(csv.DictReader(file, strict=True))
      print(json.dumps(rows))
      """, arguments: [file])
    #expect(result.status == 0, "\(result.output)")
    return try JSONDecoder().decode([[String: String]].self, from: Data(result.output.utf8))
  }
}
