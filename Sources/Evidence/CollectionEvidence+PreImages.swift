extension CollectionEvidence {
  /// Whether the collection keeps documents as they were before a change, for change streams.
  ///
  /// Source: server 6.0, `changeStreamPreAndPostImages: {enabled}`; server 5.0, `recordPreImages`.
  public var keepsPreImages: Bool {
    if options["recordPreImages"]?.bool == true { return true }
    return options["changeStreamPreAndPostImages"]?.canonical.contains(/"enabled" : (true|\{ "\$number\w+" : "1)/)
      ?? false
  }
}
