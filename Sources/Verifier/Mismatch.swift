public import BSON

/// One document that is not the same on both clusters.
public struct Mismatch: Hashable, Sendable {
  /// How the two clusters differ in the document.
  public enum Kind: String, Sendable, CaseIterable {
    /// It is on the source only.
    case missing
    /// It is on the destination only.
    case extra
    /// It is on both, with other bytes.
    case differs
    /// One cluster has its `_id` more often than the other.
    case duplicateId
    /// Its bytes are no BSON.
    case undecodable
  }

  /// The collection, `database.collection`.
  public let namespace: String
  /// Its `_id`; nothing where that cannot be read.
  public let id: BSONValue?
  /// How the clusters differ.
  public let kind: Kind
  /// What differs within it, where it is on both clusters.
  public let difference: DocumentDifference?
  /// For how many seconds it has been seen to differ.
  public let persistedSeconds: Double

  /// States a mismatch.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - id: the document's `_id`, if that can be read.
  ///   - kind: how the clusters differ.
  ///   - difference: what differs within the document, where it is on both clusters.
  ///   - persistedSeconds: for how many seconds it has been seen to differ.
  public init(
    namespace: String, id: BSONValue?, kind: Kind, difference: DocumentDifference? = nil, persistedSeconds: Double = 0
  ) {
    self.namespace = namespace
    self.id = id
    self.kind = kind
    self.difference = difference
    self.persistedSeconds = persistedSeconds
  }
}
