/// One trait of what a cluster holds that a migration may stumble over, such as a collection option.
///
/// A check claims the features it judges; one that is seen and that nobody claims must be told, not passed over.
public struct Feature: Hashable, Codable, Sendable, Comparable {
  /// What has the trait.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case databaseFamily
    case collectionType
    case collectionOption
    case indexKeyType
    case indexOption
  }

  /// What has the trait.
  public let kind: Kind
  /// The trait as the server's catalog names it.
  public let name: String

  private init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// A database that is not an application's.
  public static func databaseFamily(_ family: DatabaseFamily) -> Self { Self(.databaseFamily, family.rawValue) }

  /// A type of collection, such as `view`.
  public static func collectionType(_ type: String) -> Self { Self(.collectionType, type) }

  /// An option of a collection, such as `capped`.
  public static func collectionOption(_ option: String) -> Self { Self(.collectionOption, option) }

  /// How a field is indexed, such as `2dsphere`; also `ascending`, `descending`, `wildcard`, and for what no server
  /// since 3.4 lets into a key `invalid`.
  public static func indexKeyType(_ type: String) -> Self { Self(.indexKeyType, type) }

  /// An option of an index, such as `unique`.
  public static func indexOption(_ option: String) -> Self { Self(.indexOption, option) }

  /// All features of a kind, for a check to claim that compares whatever is there; no server names one so.
  public static func every(_ kind: Kind) -> Self { Self(kind, "*") }

  /// The feature in words, such as `collection option capped`.
  public var words: String {
    switch kind {
    case .databaseFamily: "databases of \(DatabaseFamily(rawValue: name)?.owner ?? name)"
    case .collectionType: "collection type \(name)"
    case .collectionOption: "collection option \(name)"
    case .indexKeyType: "index key type \(name)"
    case .indexOption: "index option \(name)"
    }
  }

  /// Orders features from the database to the index, then by name.
  public static func < (left: Self, right: Self) -> Bool {
    let kinds = Kind.allCases
    let places = (kinds.firstIndex(of: left.kind) ?? 0, kinds.firstIndex(of: right.kind) ?? 0)
    return places.0 == places.1 ? left.name < right.name : places.0 < places.1
  }
}
