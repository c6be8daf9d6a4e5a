extension BSONDocument {
  /// Checks that every element at every depth is where the lengths around it say.
  ///
  /// Without this, all that comes after a damaged element would read as absent. Texts are not checked here: a server
  /// can hold strings that are not UTF-8, and each is checked when it is read.
  ///
  /// - Throws: `BSONError` at the first element that is damaged, or nested deeper than servers allow.
  public func requireSoundStructure() throws(BSONError) {
    try Self.requireSound(bytes.span, from: 0, depth: 0)
  }

  /// Servers nest 100 levels in a stored document, and replies put a few of their own around it.
  ///
  /// Source: MongoDB docs, limits: nested depth for BSON documents.
  private static let mostLevels = 200

  private static func requireSound(_ bytes: Span<UInt8>, from start: Int, depth: Int) throws(BSONError) {
    guard depth <= mostLevels else { throw BSONError(.tooDeep, at: start) }
    var walker = try BSONWalker(bytes, from: start)
    while let element = try walker.next(in: bytes) {
      guard element.type == .document || element.type == .array else { continue }
      guard bytes[element.value.upperBound - 1] == 0 else {
        throw BSONError(.wrongLength, at: element.value.upperBound - 1)
      }
      try requireSound(bytes, from: element.value.lowerBound, depth: depth + 1)
    }
  }
}
