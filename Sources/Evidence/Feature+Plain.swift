extension Feature {
  /// Whether mongosync's documentation sets it no limit in any version, so that no check has to judge it.
  ///
  /// Only what its authors can have had in mind is plain: a feature that a later server brings is not, nor is one that
  /// the documents of server and mongosync both pass over, such as `storageEngine`.
  ///
  /// Source: MongoDB docs, mongosync 1.21: reference/limitations names what is not copied or not in every case, and
  /// mongosync-behavior what is changed meanwhile; none of these is among them. From 1.18 on Atlas's own databases are
  /// passed over. Kinds and options: MongoDB docs, server 8.0: create, createIndexes.
  public var isPlain: Bool { Self.plain[kind]?.contains(name) == true }

  private static let plain: [Kind: Set<String>] = [
    .databaseFamily: [DatabaseFamily.user.rawValue, DatabaseFamily.atlasInternal.rawValue],
    .collectionType: ["collection"],
    .collectionOption: ["changeStreamPreAndPostImages", "validationAction", "validationLevel", "validator"],
    .indexKeyType: ["2d", "2dsphere", "ascending", "descending", "hashed", "text", "wildcard"],
    .indexOption: ["partialFilterExpression", "sparse", "v"],
  ]
}
