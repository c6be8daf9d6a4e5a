import Foundation
import SecretScrubbing

/// What may be secret among the program's arguments, wherever it stands: an error would quote it.
///
/// The auditor takes no password as an argument of its own, but other programs do, and habits are carried over.
struct SecretArguments {
  private static let secretOptions = ["password", "passwd", "pwd", "secret", "token"]

  private let texts: [String]

  /// Finds them.
  ///
  /// - Parameter arguments: the program's arguments.
  init(_ arguments: [String]) {
    let logins = arguments.compactMap(Self.login)
    let values = zip(arguments, arguments.dropFirst()).compactMap { option, value in
      Self.takesSecret(option) && !value.hasPrefix("-") ? value : nil
    }
    texts = Set(logins + values).filter { !$0.isEmpty }.sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// A text that quotes none of them.
  ///
  /// - Parameter text: the text of an error.
  /// - Returns: the same text with `***` in place of what may hold a password.
  func masked(in text: String) -> String {
    let clean = texts.reduce(text) { $0.replacingOccurrences(of: $1, with: SecretScrubber.mask) }
    return SecretsInUse.scrubber.scrubbed(clean)
  }

  /// What follows the scheme of an address that may hold a password: where one begins is not certain in a broken one.
  private static func login(_ argument: String) -> String? {
    let value = argument.hasPrefix("-") ? argument.split(separator: "=", maxSplits: 1).dropFirst().first : argument[...]
    guard let value, let colon = value.firstIndex(of: ":") else { return nil }
    let isAddress = value[colon...].hasPrefix("://")
    guard value[colon...].contains("@") || (isAddress && value.contains("?")) else { return nil }
    return String(isAddress ? value : value[colon...])
  }

  private static func takesSecret(_ option: String) -> Bool {
    option == "-p" || (option.hasPrefix("--") && secretOptions.contains { option.lowercased().hasSuffix($0) })
  }
}
