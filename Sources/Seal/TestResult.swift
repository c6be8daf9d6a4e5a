/// What a report came to, in the terms of in-toto's test results v0.1.
public struct TestResult: Hashable, Sendable {
  /// The one word on which others decide.
  public enum Summary: String, Codable, Sendable {
    /// Everything was looked at and nothing speaks against going on.
    case passed = "PASSED"
    /// The same, but for warnings or for what somebody accepted.
    case warned = "WARNED"
    /// Something failed, or is not known.
    case failed = "FAILED"
  }

  /// What was to be tested, as it was told.
  public struct Configuration: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// All of it.
    public let content: [UInt8]

    /// Describes what was to be tested.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - content: all of it.
    public init(name: String, content: [UInt8]) {
      self.name = name
      self.content = content
    }
  }

  /// The type of every such predicate.
  static let type = "https://in-toto.io/attestation/test-result/v0.1"

  /// The one word on which others decide.
  public let summary: Summary
  /// What was to be tested.
  public let configuration: Configuration
  /// The items that passed, those included that a named person settled.
  public let passedTests: [String]
  /// The items with a warning, those included that a named person accepted.
  public let warnedTests: [String]
  /// The items that failed.
  public let failedTests: [String]
  /// What in-toto has no words for.
  public let audit: AuditFacts

  /// States a result.
  ///
  /// - Parameters:
  ///   - summary: the one word on which others decide.
  ///   - configuration: what was to be tested.
  ///   - passedTests: the items that passed.
  ///   - warnedTests: the items with a warning.
  ///   - failedTests: the items that failed.
  ///   - audit: what in-toto has no words for.
  public init(
    summary: Summary, configuration: Configuration, passedTests: [String], warnedTests: [String],
    failedTests: [String], audit: AuditFacts
  ) {
    self.summary = summary
    self.configuration = configuration
    self.passedTests = passedTests
    self.warnedTests = warnedTests
    self.failedTests = failedTests
    self.audit = audit
  }
}
