import BSON
import MongoClient
import TestSupport

/// Two clusters, of which one is the copy of the other but for a few changes.
struct Scene: Sendable {
  let number: UInt64
  let seed: UInt64
  let kind: PairKind
  /// How `verify` compares documents.
  var method = "bytes"
  var source: ClusterModel
  var changes: [Change]

  /// What the destination holds: the copy, changed.
  var destination: ClusterModel { changes.reduce(into: source) { model, change in change.apply(&model) } }

  /// The changes that change something; others are left over where a scene was made smaller.
  var effectiveChanges: [Change] {
    changes.filter { change in
      var model = source
      change.apply(&model)
      return change.freezesMajority || "\(model)" != "\(source)"
    }
  }

  /// Whether users and roles are compared as well, which `check post-cutover` does.
  var comparesUsers: Bool { !source.users.isEmpty }
}

/// Which servers a scene is played on.
enum PairKind: String, CaseIterable, Sendable {
  case v60to60 = "6.0.27 to 6.0.27"
  case v50to60 = "5.0.4 to 6.0.27"
  case v44to60 = "4.4.2 to 6.0.27"
  case v50to50 = "5.0.4 to 5.0.4"
  case v44to44 = "4.4.2 to 4.4.2"
  case laggingSource = "6.0.27 with an arbiter to 6.0.27"
  case routed = "6.0.27 to 6.0.27, both sharded"

  var versions: (source: MongodVersion, destination: MongodVersion) {
    switch self {
    case .v60to60, .laggingSource, .routed: (.v6_0_27, .v6_0_27)
    case .v50to60: (.v5_0_4, .v6_0_27)
    case .v44to60: (.v4_4_2, .v6_0_27)
    case .v50to50: (.v5_0_4, .v5_0_4)
    case .v44to44: (.v4_4_2, .v4_4_2)
    }
  }

  /// The kinds of collections that both servers know.
  var collectionKinds: [CollectionModel.Kind] {
    CollectionModel.Kind.allCases.filter { kind in
      switch kind {
      case .clustered, .preImages: versions.source == .v6_0_27
      case .timeSeries: versions.source != .v4_4_2
      default: true
      }
    }
  }
}

extension Scene: CustomStringConvertible {
  /// The scene in a few lines, for whoever looks for the fault.
  var description: String {
    let collections = source.collections.flatMap { collection in
      [
        "  \(collection.namespace): \(collection.kind), \(collection.documents.count) documents, "
          + Self.text(BSONDocument(collection.options))
          + (collection.sharding.map { ", sharded by \(Self.text($0.key)), split at \(Self.text($0.split))" } ?? "")
      ] + collection.indexes.map { "    index \(Self.text($0.specification))" }
    }
    let users = source.users.map { user in
      "  user \(user.database).\(user.name): \(user.roles) \(user.mechanisms) \(user.allowedAddresses)"
    }
    let changes = self.changes.isEmpty ? ["  no change"] : self.changes.map { "  changed: \($0.description)" }
    return (["scene \(number), seed \(seed), \(kind.rawValue), by \(method)"] + collections + users + changes)
      .joined(separator: "\n")
  }

  private static func text(_ document: BSONDocument) -> String {
    (try? ExtendedJSON.canonical(document)) ?? "\(document.names)"
  }
}
