public import Evidence
import Findings

import struct Foundation.Date

extension EvidenceFixture {
  /// Two replica sets after the cutover of a migration that is not to be reversed: alike, open, and left clean.
  public static var postCutover: Evidence {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 21)
    plan.reversible = false
    plan.filtered = false
    var evidence = Evidence(
      plan: plan, source: ClusterFixture.replicaSet(.source), destination: ClusterFixture.replicaSet(.destination),
      collectedAt: now)
    evidence.source.setWriteBlock(.on)
    evidence.destination.mongosyncMetadata = .seen([])
    for cluster in [\Evidence.source, \.destination] {
      evidence[keyPath: cluster].accounts = .seen(
        Accounts(users: [.init("ann@crm", roles: ["readWrite@crm"])], roles: [.init("clerk@shop")]))
      evidence[keyPath: cluster].querySettings = .unheardOf
      evidence[keyPath: cluster].searchIndexes = .unheardOf
      evidence[keyPath: cluster].storedFunctions = .seen([])
      evidence[keyPath: cluster].zones = .seen([])
    }
    return evidence
  }

  /// Two replica sets of which neither ever knew Device Sync, before a migration and while the service existed.
  public static var deviceSync: Evidence {
    postCutover.with { evidence in
      evidence.source.setWriteBlock(.off)
      evidence.source.unsyncedDocuments = .seen([])
      evidence.source.documents = .seen([])
      evidence.destination.databases = .seen(["admin", "config", "local"])
      evidence.destination.collections = .seen([])
      evidence.collectedAt = Date(timeIntervalSince1970: 1_750_000_000)
    }
  }

  /// The same with Device Sync on the source.
  public static var syncing: Evidence {
    deviceSync.with { evidence in
      evidence.source.databases = .seen(["__realm_sync", "__realm_sync_63f8", "admin", "config", "local", "shop"])
      evidence.source.unsyncedDocuments = .seen([
        UnsyncedDocuments(database: "__realm_sync", count: 0, largest: []),
        UnsyncedDocuments(database: "__realm_sync_63f8", count: 0, largest: []),
      ])
    }
  }

  /// The same with other collections.
  ///
  /// - Parameters:
  ///   - source: the collections of the source.
  ///   - destination: those of the destination; the same if not given.
  /// - Returns: the evidence.
  public static func comparing(
    _ source: [CollectionEvidence], _ destination: [CollectionEvidence]? = nil
  ) -> Evidence {
    postCutover.with { evidence in
      evidence.source.collections = .seen(source)
      evidence.destination.collections = .seen(destination ?? source)
    }
  }

  /// One collection on both clusters, with other options.
  ///
  /// - Parameters:
  ///   - source: its options on the source.
  ///   - destination: its options on the destination.
  ///   - type: what it is.
  /// - Returns: the evidence.
  public static func comparing(
    options source: [String: OptionValue], _ destination: [String: OptionValue], type: String = "collection"
  ) -> Evidence {
    comparing(
      [ClusterFixture.things(type: type, options: source)], [ClusterFixture.things(type: type, options: destination)])
  }

  /// One collection on both clusters, with other indexes.
  ///
  /// - Parameters:
  ///   - source: its indexes on the source.
  ///   - destination: its indexes on the destination.
  /// - Returns: the evidence.
  public static func comparing(indexes source: [IndexEvidence], _ destination: [IndexEvidence]) -> Evidence {
    comparing([ClusterFixture.things(indexes: source)], [ClusterFixture.things(indexes: destination)])
  }
}

extension ClusterFixture {
  /// The collection `shop.things`.
  ///
  /// - Parameters:
  ///   - type: what it is.
  ///   - options: its options.
  ///   - indexes: its indexes.
  /// - Returns: the collection.
  public static func things(
    type: String = "collection", options: [String: OptionValue] = [:], indexes: [IndexEvidence] = []
  ) -> CollectionEvidence {
    CollectionEvidence(database: "shop", name: "things", type: type, options: options, indexes: indexes)
  }
}

extension IndexEvidence {
  /// An ascending index on `a`, named `a_1`.
  ///
  /// - Parameter options: its options beside the version.
  /// - Returns: the index.
  public static func onA(_ options: [String: OptionValue] = [:]) -> IndexEvidence {
    IndexEvidence(name: "a_1", key: [KeyField("a")], options: options.merging(["v": 2]) { one, _ in one })
  }
}
