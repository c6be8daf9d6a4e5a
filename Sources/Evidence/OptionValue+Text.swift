import Foundation

extension OptionValue {
  /// The string that the value is, with JSON's escapes undone; nil for a value of another type.
  public var text: String? { try? JSONDecoder().decode(String.self, from: Data(canonical.utf8)) }
}
