/// A pattern for names: `*` stands for any characters, dots too, and `?` for any one; all else for itself.
public struct NamePattern: Sendable {
  private let pattern: [Unicode.Scalar]

  /// Takes a pattern.
  ///
  /// - Parameter pattern: the pattern as it was written; no text is wrong.
  public init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Whether a whole name fits.
  ///
  /// After a mismatch only the last star is tried further, so that the time grows with the two lengths multiplied.
  ///
  /// - Parameter name: the name.
  /// - Returns: whether it fits.
  public func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place + 1, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
        place += 1
        position += 1
      } else if let last = retry {
        retry = (last.place, last.position + 1)
        (place, position) = (last.place, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
