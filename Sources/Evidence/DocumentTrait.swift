/// Something about a document that a migration minds, told from its bytes.
public enum DocumentTrait: String, CaseIterable, Codable, Sendable {
  /// A field of the document itself, not of one inside it, whose name begins with `$`.
  case dollarPrefixedField
  /// A document, or one inside it, with two fields of one name.
  case duplicateField
  /// A timestamp of zero anywhere in it.
  case emptyTimestamp
  /// The field that Atlas Device Sync puts into documents, `_id__baas_transaction`.
  case deviceSyncField
  /// Bytes that cannot be read as a document.
  case damaged
  /// An `_id` that another document of the same collection has too.
  case repeatedID
}

/// The documents of one collection that have a trait.
public struct TraitSighting: Hashable, Codable, Sendable {
  /// The trait.
  public let trait: DocumentTrait
  /// How many of the documents read have it.
  public var count: Int
  /// The `_id`s of the first few.
  public var examples: [OptionValue]
  /// The names of the fields concerned, of the first few.
  public var fields: [String]

  /// Describes a sighting.
  ///
  /// - Parameters:
  ///   - trait: the trait.
  ///   - count: how many of the documents read have it.
  ///   - examples: the `_id`s of the first few.
  ///   - fields: the names of the fields concerned.
  public init(_ trait: DocumentTrait, count: Int, examples: [OptionValue] = [], fields: [String] = []) {
    self.trait = trait
    self.count = count
    self.examples = examples
    self.fields = fields
  }
}
