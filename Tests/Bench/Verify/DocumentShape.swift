/// What the documents of a collection are like.
enum DocumentShape: String, CaseIterable, Codable, Sendable {
  /// Ordinary documents of about 600 bytes.
  case documents
  /// Documents of about 100 bytes, of which each costs most beside its bytes.
  case tiny
  /// Documents of about 100 KB.
  case large

  /// How many documents there are.
  var count: Int {
    switch self {
    case .documents: 800_000
    case .tiny: 5_000_000
    case .large: 20_000
    }
  }

  /// How many are written in one batch.
  var batch: Int {
    switch self {
    case .documents: 2_000
    case .tiny: 10_000
    case .large: 50
    }
  }

  /// The cache that a server needs to hold all of them.
  var cacheSizeInGB: Double { self == .large ? 3 : 2 }
}

/// A collection of generated documents, the same on both clusters.
struct GeneratedCollection: Codable, Sendable {
  static let database = "bench"

  let name: String
  let shape: DocumentShape
  let count: Int
  /// How many bytes the documents have on one cluster.
  let bytes: Int

  /// It as its users name it.
  var namespace: String { "\(Self.database).\(name)" }
}
