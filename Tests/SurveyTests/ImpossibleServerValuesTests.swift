import BSON
import Evidence
import Findings
import TestSupport
import Testing

/// Fields of the right type whose values no server can have, put into a real server's replies by a proxy.
@Suite struct ImpossibleServerValuesTests {
  static let impossible: [WrongField] =
    [
      ("999.0", "version"), ("6.0.27.1", "version"), ("6", "version"), ("6.0.-1", "version"), ("0.0.0", "version"),
      ("6.77.1", "version"), ("", "version"),
    ].map { value, field in
      WrongField("the version is \(value)", field: field, of: "buildInfo") {
        $0.setting("version", to: .string(value))
      } seenIn: {
        WrongField.member($0)?.version.reason
      }
    } + [
      WrongField("the FCV is 999.0", field: "version", of: "getParameter", with: "featureCompatibilityVersion") {
        $0.setting("featureCompatibilityVersion", "version", to: "999.0")
      } seenIn: {
        WrongField.member($0)?.featureCompatibilityVersion.reason
      },
      WrongField("the retention is below zero", field: "oplogMinRetentionHours", of: "serverStatus") {
        $0.setting("oplogTruncation", "oplogMinRetentionHours", to: -1)
      } seenIn: {
        WrongField.member($0)?.oplog.reason
      },
      WrongField("the retention is 1e300 hours", field: "oplogMinRetentionHours", of: "serverStatus") {
        $0.setting("oplogTruncation", "oplogMinRetentionHours", to: 1e300)
      } seenIn: {
        WrongField.member($0)?.oplog.reason
      },
      WrongField(
        "the oplog begins in 1970", field: "ts", of: "find", on: "oplog.rs",
        WrongField.holding(["ts": .timestamp(seconds: 5, increment: 1)])
      ) {
        WrongField.member($0)?.oplog.reason
      },
      WrongField(
        "the oplog's size is below zero", field: "size", of: "aggregate", on: "oplog.rs",
        WrongField.holding(["size": -1, "maxSize": 5])
      ) {
        WrongField.member($0)?.oplog.reason
      },
      WrongField(
        "the oplog may hold nothing", field: "maxSize", of: "aggregate", on: "oplog.rs",
        WrongField.holding(["size": 1, "maxSize": 0])
      ) {
        WrongField.member($0)?.oplog.reason
      },
    ]

  @Test(arguments: impossible)
  func `a value that no server can have is unknown, and its field is named`(_ wrong: WrongField) async throws {
    let reason = try #require(try await wrong.reasonSeen(), "there is a value")
    #expect(reason.contains("\"\(wrong.field)\""), "\(reason)")
  }
}
