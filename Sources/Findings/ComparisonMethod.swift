/// How the documents of one namespace are compared, which decides how much it proves.
public enum ComparisonMethod: String, CaseIterable, Sendable {
  /// Both servers count the documents.
  case counts
  /// Both servers add up hashes of their documents, range by range; what differs is compared by its bytes.
  case digest
  /// Both servers hash all documents of a collection; what differs is compared by its bytes.
  case dbhash
  /// All documents are read from both clusters and compared byte for byte.
  case bytes

  /// How much it proves: 0 the least, 3 all.
  public var level: Int {
    switch self {
    case .counts: 0
    case .digest: 1
    case .dbhash: 2
    case .bytes: 3
    }
  }

  /// What it finds, as one sentence.
  public var sees: String {
    switch self {
    case .counts: "Documents that one cluster has and the other has not, unless as many are missing as are extra."
    case .digest: "Documents that are missing or extra, and values, fields or orders of fields that differ."
    case .dbhash: "Every byte that differs, by an MD5 over all documents of a collection in their order."
    case .bytes: "Every byte that differs, document by document."
    }
  }

  /// What it cannot see, as one sentence.
  ///
  /// Source: the hashes of `$toHashedIndexKey` over `$_internalKeyStringValue` as seen on server 6.0.27; MD5 is broken
  /// against people who mean to deceive.
  public var cannotSee: String {
    switch self {
    case .counts: "What any document holds, and documents missing where as many others are extra."
    case .digest:
      """
      Numbers of one value and size in another type (1 as a long or as a double), a decimal written with another \
      exponent, the sign of a zero, the bits of a NaN, a string as a symbol, and changes whose hashes happen to add up \
      to the same.
      """
    case .dbhash: "Documents made to have the same MD5 on purpose, and writes not yet held by a majority."
    case .bytes: "Nothing of the documents as a majority had them when they were read."
    }
  }

  /// Whether nothing but somebody's intent could hide a difference from it.
  public var provesEverything: Bool { level >= Self.dbhash.level }
}
