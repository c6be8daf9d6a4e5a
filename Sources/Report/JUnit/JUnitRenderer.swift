import Findings

/// Renders a report for the boards of CI systems, as JUnit's XML.
///
/// The verdict is a case of its own, so that a board is green for GO alone: where nothing failed but something is
/// unknown or open, and where nothing was looked at, it is an error.
///
/// Source: the schema that Jenkins checks such files by (junit-10.xsd).
public struct JUnitRenderer: Renderer {
  /// Makes a renderer.
  public init() {}

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let cases = report.items.map { JUnitCase($0, warningsFail: report.warningsFail) }
    let results = [JUnitCase.Result(report.verdict)] + cases.map(\.result)
    let counts: HTMLText =
      """
      tests="\(results.count)" failures="\(results.count { $0 == .failed })" errors="\(results.count { $0 == .error })"
      """
    let skipped = results.count { $0 == .skipped }
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.write("<testsuites name=\"mongosync-auditor\" \(counts)>\n")
    let suite: HTMLText =
      """
        <testsuite name="\(report.checklist.name)" \(counts) skipped="\(skipped)" \
      timestamp="\(String(Timestamp(report.run.startedAt).seconds.dropLast()))">

      """
    output.write(suite.description)
    output.write("    <properties>\n")
    for (name, value) in Self.properties(of: report) {
      let property: HTMLText = "      <property name=\"\(name)\" value=\"\(value)\"/>\n"
      output.write(property.description)
    }
    output.write("    </properties>\n")
    write(JUnitCase(verdictOf: report), of: report, to: &output)
    for testCase in cases { write(testCase, of: report, to: &output) }
    output.write("  </testsuite>\n</testsuites>\n")
  }

  private func write(_ testCase: JUnitCase, of report: AuditReport, to output: inout some TextOutputStream) {
    let head: HTMLText =
      """
          <testcase classname="mongosync-auditor.\(report.checklist.name)" name="\(testCase.name)">
            \(testCase.content)
          </testcase>

      """
    output.write(head.description)
  }

  private static func properties(of report: AuditReport) -> [(String, String)] {
    [
      ("verdict", report.verdict.rawValue), ("run", report.run.id),
      ("seenAt", Timestamp(report.seenAt).milliseconds), ("validUntil", Timestamp(report.validUntil).milliseconds),
      ("tool", "\(report.tool.name) \(report.tool.version)"), ("source", report.source.address),
      ("destination", report.destination.address),
    ] + report.run.labels.map { ("label.\($0.key)", $0.value) }
  }
}
