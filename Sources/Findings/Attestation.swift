/// A person's word that a step was taken or that something unseen is as it must be.
public struct Attestation: Hashable, Codable, Sendable {
  /// The item it settles.
  public let item: String
  /// Who says so.
  public let by: String
  /// What they add; empty if nothing.
  public let note: String

  /// Records a person's word.
  ///
  /// - Parameters:
  ///   - item: the id of the item it settles.
  ///   - by: who says so.
  ///   - note: what they add.
  public init(item: String, by: String, note: String = "") {
    self.item = item
    self.by = by
    self.note = note
  }
}
