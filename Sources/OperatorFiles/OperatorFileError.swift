/// Why a file that a person wrote cannot be used.
package struct OperatorFileError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  package let message: String

  /// Records what is wrong.
  ///
  /// - Parameter message: what is wrong, where, and how to mend it.
  package init(_ message: String) { self.message = message }

  /// The message.
  package var description: String { message }
}
