/// What is measured: the bare loop, or `verify` with a method.
struct VerifyContender: Sendable {
  let name: String
  /// What `verify` is given besides what all have, with the path of a file that is not there yet.
  let arguments: @Sendable (_ freshFile: String) -> [String]

  private init(_ name: String, _ arguments: @escaping @Sendable (_ freshFile: String) -> [String]) {
    (self.name, self.arguments) = (name, arguments)
  }

  static let drain = VerifyContender("drain") { _ in [] }
  static let bytes = VerifyContender("bytes") { _ in ["--method", "bytes"] }
  static let ledger = VerifyContender("bytes+ledger") { ["--method", "bytes", "--ledger", $0] }
  static let digest = VerifyContender("digest") { _ in ["--method", "digest"] }
  static let dbhash = VerifyContender("dbhash") { _ in ["--method", "dbhash"] }

  /// All of them, the bare loop first.
  static let all = [drain, bytes, ledger, digest, dbhash]
}
