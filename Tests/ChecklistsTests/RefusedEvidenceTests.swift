import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// What was refused is never passed, whichever answer it is and however many.
@Suite struct RefusedEvidenceTests {
  @Test func whereAllIsRefusedNothingIsJudged() throws {
    for scene in try Self.scenes {
      let told = try scene.items { _ in .unauthorized }.filter { ![.unknown, .manual].contains($0.outcome) }
      for item in told {
        #expect(Self.toldWithoutAsking[item.id] != nil, "\(scene.name): \(item.id) is \(item.outcome)")
      }
    }
  }

  @Test func whereOnlyTheTopologyIsKnownItAloneDecides() throws {
    for scene in try Self.scenes {
      let known = { (place: String) in place.hasSuffix(".topology") || place.hasSuffix(".shards") }
      let told = try scene.items { known($0) ? nil : .unauthorized }.filter {
        ![.unknown, .manual].contains($0.outcome)
      }
      for item in told where Self.toldWithoutAsking[item.id] == nil && item.id != "members-reachable" {
        let places = item.evidence.map(\.description)
        #expect(!places.isEmpty, "\(scene.name): \(item.id) is \(item.outcome) of nothing")
        #expect(places.allSatisfy(known), "\(scene.name): \(item.id) is \(item.outcome) of \(places)")
      }
    }
  }

  @Test func whatIsCitedForAPassIsNeededForIt() async throws {
    let spared = try await withThrowingTaskGroup(of: Set<Spared>.self) { group in
      for scene in try Self.scenes { group.addTask { try Self.spared(in: scene) } }
      return try await group.reduce(into: Set<Spared>()) { $0.formUnion($1) }
    }
    #expect(spared.symmetricDifference(Self.spared.keys) == [])
  }

  /// The checks that pass although an answer they cite was refused.
  private static func spared(in scene: Scene) throws -> Set<Spared> {
    var spared: Set<Spared> = []
    let before = try scene.items { _ in nil }
    for place in scene.evidence.places {
      let after = try scene.items { $0 == place ? .unauthorized : nil }
      for (before, after) in zip(before, after) {
        let isBetter = before.outcome == .fail && [.pass, .warn, .notApplicable].contains(after.outcome)
        #expect(!isBetter, "\(scene.name): \(before.id) is \(after.outcome) without \(place)")
        guard [.pass, .notApplicable].contains(before.outcome), before.evidence.map(\.description).contains(place),
          [.pass, .notApplicable].contains(after.outcome)
        else { continue }
        spared.insert(Spared(before.id, place.split(separator: ".").last.map(String.init) ?? place))
      }
    }
    return spared
  }

  /// The checks that a word of the command line or of the plan settles, with that word.
  private static let toldWithoutAsking = [
    "atlas-tier": "the hosts of the connection string: Atlas' own names end in mongodb.net",
    "confirm-swapped": "the checklist: it is done after the audit's verdict, not before",
    "device-sync-end": "the plan: when Device Sync was or will be ended",
    "mongosync-instances": "the plan: how many there will be",
    "namespace-conflicts": "the plan: that no data is there before",
    "namespace-filter": "the plan: that there is no filter",
    "start-parameters": "the plan: that the request asks for nothing that depends on a cluster",
    "unique-index-format": "the plan: that no reverse is wanted",
    "unique-indexes-on-all-shards": "the plan: that no reverse is wanted",
  ]

  /// What may be refused to a check that passes, with what it passes by.
  private static let spared = [
    Spared("atlas-tier", "topology"): "the hosts of the connection string",
    Spared("collations", "topology"): "the other cluster, of which it is enough to be sharded",
    Spared("confirm-swapped", "progress"): "the checklist, as it is done after the audit's verdict",
    Spared("destination-blocked-while-running", "writeBlockRecord"): "what each member says of itself",
    Spared("destination-open", "writeBlockRecord"): "what each member says of itself",
    Spared("destination-write-block-off", "writeBlockRecord"): "what each member says of itself",
    Spared("device-sync-on-destination", "mongosyncMetadata"): "the databases, none of which is one of Device Sync",
    Spared("members-reachable", "state"): "the refusal, which is an answer",
    Spared("metadata-cleaned-up", "mongosyncMetadata"): "the plan, which tells whether a reverse is wanted",
    Spared("mongosync-direction", "topology"): "the hosts that were reached",
    Spared("same-namespaces", "mongosyncMetadata"): "equal namespaces, whether or not there was a filter",
    Spared("shard-counts", "topology"): "the other cluster, of which it is enough to be a replica set",
    Spared("source-blocked-after-commit", "writeBlockRecord"): "what each member says of itself",
    Spared("source-closed-after-cutover", "mongosyncMetadata"): "the plan, which tells whether a reverse is wanted",
    Spared("source-closed-after-cutover", "writeBlockRecord"): "what each member says of itself",
    Spared("source-still-write-blocked", "writeBlockRecord"): "what each member says of itself",
    Spared("source-write-block-off", "writeBlockRecord"): "what each member says of itself",
    Spared("source-writes-stopped", "writeBlock"): "the oplog, in which nothing was written",
    Spared("source-writes-stopped", "writeBlockRecord"): "the oplog, or what each member says of itself",
    Spared("unclaimed-features", "databases"): "the catalog, which names the databases too",
  ]

  private static var scenes: [Scene] {
    get throws {
      let committed = EvidenceFixture.committed
      return try [
        Scene("preflight", .preflight, EvidenceFixture.preflight),
        Scene("preflight, sharded", .preflight, EvidenceFixture.shardedPreflight),
        Scene("restart", .restart, EvidenceFixture.restart),
        Scene("restart, sharded", .restart, EvidenceFixture.restart.sharded),
        Scene("cutover", .cutover, EvidenceFixture.cutover),
        Scene("cutover, sharded", .cutover, EvidenceFixture.cutover.sharded),
        Scene("committed", .cutover, committed),
        Scene("committed, sharded", .cutover, committed.sharded),
        Scene("post-cutover", .postCutover, EvidenceFixture.postCutover.with { $0.mongosync = committed.mongosync }),
        Scene("post-cutover, sharded", .postCutover, EvidenceFixture.postCutover.sharded),
        Scene("reverse", .reverse, EvidenceFixture.reverse.with { $0.mongosync = committed.mongosync }),
        Scene("reverse, sharded", .reverse, EvidenceFixture.reverse.sharded),
        Scene("device-sync", .deviceSync, EvidenceFixture.syncing),
      ]
    }
  }
}

/// A checklist with evidence that leaves it little to find.
private struct Scene {
  let name: String
  let evidence: RefusableEvidence
  private let checklist: Checklist

  init(_ name: String, _ checklist: Checklist, _ evidence: Evidence) throws {
    self.name = name
    self.checklist = checklist
    self.evidence = try RefusableEvidence(evidence)
  }

  /// The items of its checks, where some answers were refused.
  func items(_ refusals: (String) -> Refusal.Kind?) throws -> [AuditItem] {
    try Audit(checklist).items(judging: evidence.refusing(refusals)).filter { $0.kind == .check }
  }
}

/// A check, and an answer that it can do without.
private struct Spared: Hashable {
  let check: String
  let answer: String

  init(_ check: String, _ answer: String) {
    self.check = check
    self.answer = answer
  }
}
