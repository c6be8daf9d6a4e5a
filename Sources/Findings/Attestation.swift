public import struct Foundation.Date

/// A person's word that a step was taken or that something unseen is as it must be.
public struct Attestation: Hashable, Codable, Sendable {
  /// The item it settles.
  public let item: String
  /// Who says so.
  public let by: String
  /// What they add; empty if nothing.
  public let note: String
  /// When they said so, where that is known.
  public let at: Date?

  /// Records a person's word.
  ///
  /// - Parameters:
  ///   - item: the id of the item it settles.
  ///   - by: who says so.
  ///   - note: what they add.
  ///   - at: when they said so, where that is known.
  public init(item: String, by: String, note: String = "", at: Date? = nil) {
    self.item = item
    self.by = by
    self.note = note
    self.at = at
  }

  /// Whether two people's words are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.item.isExactly(right.item) && left.by.isExactly(right.by) && left.note.isExactly(right.note)
      && left.at == right.at
  }
}
