internal import Digest
internal import Foundation

extension TestResult {
  /// The result in its one spelling.
  var json: CanonicalJSON {
    .object([
      "result": .string(summary.rawValue),
      "configuration": .array([
        .object([
          "name": .string(configuration.name),
          "content": .string(Data(configuration.content).base64EncodedString()),
        ])
      ]),
      "passedTests": .strings(passedTests), "warnedTests": .strings(warnedTests),
      "failedTests": .strings(failedTests), AuditFacts.name: audit.json,
    ])
  }

  /// A result as JSON has it.
  struct Form: Decodable {
    struct Configuration: Decodable {
      let name: String
      let content: Data
    }

    let result: Summary
    let configuration: [Configuration]
    let passedTests: [String]
    let warnedTests: [String]
    let failedTests: [String]
    let mongosyncAuditor: AuditFacts

    /// The result that it is the form of.
    ///
    /// - Throws: `SealError` when it has not exactly one configuration.
    func testResult() throws(SealError) -> TestResult {
      guard let only = configuration.first, configuration.count == 1 else {
        throw SealError(.noStatement, "The statement has \(configuration.count) configurations, and must have one.")
      }
      return TestResult(
        summary: result, configuration: .init(name: only.name, content: Array(only.content)),
        passedTests: passedTests, warnedTests: warnedTests, failedTests: failedTests, audit: mongosyncAuditor)
    }
  }
}
