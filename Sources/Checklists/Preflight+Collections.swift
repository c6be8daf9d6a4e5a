extension Checklist {
  /// What must hold of the source's collections and indexes.
  static let preflightCollections: [Entry] = []
}
