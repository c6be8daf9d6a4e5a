extension String {
  /// Whether another text has the same bytes.
  ///
  /// To Swift two spellings of one letter, such as é and e with an accent after it, are the same text; to a server they
  /// are two names.
  ///
  /// - Parameter other: the other text.
  /// - Returns: whether it has.
  public func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension String? {
  /// Whether another text has the same bytes, or both are nothing.
  ///
  /// - Parameter other: the other text.
  /// - Returns: whether it has.
  public func isExactly(_ other: String?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isExactly(other)
  }
}
