import Foundation
import TestSupport

/// What is measured: the bare loop, or `verify` with a method.
struct VerifyContender: Sendable {
  let name: String
  /// What `verify` is given besides what all have, with the path of a file that is not there yet.
  let arguments: @Sendable (_ freshFile: String) -> [String]
  /// An option without which the program does not have this contender.
  let option: String?

  private init(
    _ name: String, needing option: String? = nil, _ arguments: @escaping @Sendable (String) -> [String] = { _ in [] }
  ) {
    (self.name, self.option, self.arguments) = (name, option, arguments)
  }

  static let drain = VerifyContender("drain")
  static let bytes = VerifyContender("bytes")
  static let ledger = VerifyContender("bytes+ledger", needing: "--ledger") { ["--ledger", $0] }
  static let digest = VerifyContender("digest", needing: "--method") { _ in ["--method", "digest"] }
  static let dbhash = VerifyContender("dbhash", needing: "--method") { _ in ["--method", "dbhash"] }

  /// Those that the program knows, the bare loop first.
  static func known() async throws -> [VerifyContender] {
    let all = [drain, bytes, ledger, digest, dbhash]
    let help = try await offCooperativePool { try ChildProcess(ChildProcess.program, ["verify", "--help"]).output }
    let text = String(decoding: help, as: UTF8.self)
    let known = all.filter { $0.option.map(text.contains) ?? true }
    let unknown = all.filter { contender in !known.contains { $0.name == contender.name } }.map(\.name)
    if !unknown.isEmpty { print("verify does not know these yet, so they are left out: \(unknown)") }
    return known
  }
}
