public import BSON

/// One document that is not the same on both clusters.
public struct Mismatch: Sendable {
  /// How the two clusters differ in the document.
  public enum Kind: String, Sendable, CaseIterable, Codable {
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

  /// What happened around a document, where that explains the mismatch.
  public enum Circumstance: String, Sendable, CaseIterable, Codable {
    /// It was written on one of the clusters since the comparison began, which is no mismatch of the migration.
    case writtenSince
    /// A TTL index has let it go on one cluster, or may any moment.
    case ttlWindow
    /// A capped collection has let it go on one cluster to make room.
    case cappedRollOver
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
  /// What happened around the document, where that explains the mismatch.
  public var circumstance: Circumstance?

  /// Whether it counts against the migration.
  public var counts: Bool { circumstance != .writtenSince }

  /// States a mismatch.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - id: the document's `_id`, if that can be read.
  ///   - kind: how the clusters differ.
  ///   - difference: what differs within the document, where it is on both clusters.
  ///   - persistedSeconds: for how many seconds it has been seen to differ.
  ///   - circumstance: what happened around the document, where that explains the mismatch.
  public init(
    namespace: String, id: BSONValue?, kind: Kind, difference: DocumentDifference? = nil, persistedSeconds: Double = 0,
    circumstance: Circumstance? = nil
  ) {
    self.namespace = namespace
    self.id = id
    self.kind = kind
    self.difference = difference
    self.persistedSeconds = persistedSeconds
    self.circumstance = circumstance
  }
}
