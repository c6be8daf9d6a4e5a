import Foundation
import MongoClient

/// The connection strings among the program's arguments, wherever they stand.
struct ConnectionStringArguments {
  private let secrets: Secrets

  /// Finds them.
  ///
  /// - Parameter arguments: the program's arguments.
  init(_ arguments: [String]) {
    secrets = Secrets(
      arguments.compactMap { argument in
        // From the scheme to the end: where a password begins is not certain in a broken one.
        ["mongodb://", "mongodb+srv://", "http://", "https://"].compactMap { argument.range(of: $0)?.lowerBound }.min()
          .map { String(argument[$0...]) }.flatMap { $0.contains("@") || $0.contains("?") ? $0 : nil }
      })
  }

  /// A text that quotes none of them.
  ///
  /// - Parameter text: the text of an error.
  /// - Returns: the same text with `***` in place of what may hold a password.
  func strikingOut(_ text: String) -> String { secrets.strikingOut(text) }
}
