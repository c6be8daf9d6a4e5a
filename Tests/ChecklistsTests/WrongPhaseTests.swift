import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// A checklist for another phase than the one that mongosync reports prints nothing that destroys.
@Suite struct WrongPhaseTests {
  private static let destructive = [
    ".dropDatabase(", ".dropIndex(", "expireAfterSeconds: ", "setUserWriteBlockMode: 1, global: false",
  ]

  /// Both clusters with many faults: metadata, user databases, an index too many, a lifetime, write blocks.
  private static func evidence(_ change: (inout Evidence) -> Void) -> Evidence {
    EvidenceFixture.postCutover.with { evidence in
      let index = { (name: String, seconds: Int) in
        IndexEvidence(name: name, keyFields: [name], expireAfterSeconds: seconds)
      }
      for (cluster, indexes) in [
        (\Evidence.source, [index("t", 60), index("dummy", 2_147_483_647)]),
        (\Evidence.destination, [index("t", 30), index("dummy", 9)]),
      ] {
        evidence[keyPath: cluster].collections = .seen([
          CollectionEvidence(
            database: "shop", name: "orders",
            indexes: [IndexEvidence(name: "_id_", keyFields: ["_id"])] + indexes)
        ])
        evidence[keyPath: cluster].databases = .seen(["__mdb_internal_mongosync", "__realm_sync", "admin", "shop"])
        evidence[keyPath: cluster].setWriteBlock(.on)
        evidence[keyPath: cluster].sets[0].replicaSetID = .seen("64b00000000000000000000\(cluster == \.source ? 1 : 2)")
      }
      change(&evidence)
    }
  }

  private static func printed(_ checklist: Checklist, _ evidence: Evidence) -> [Remedy] {
    Audit(checklist).items(judging: evidence).flatMap(\.remedies).filter { remedy in
      destructive.contains { remedy.command?.contains($0) == true }
    }
  }

  @Test(
    "The wrong phase",
    arguments: [
      (Checklist.postCutover, MongosyncState.running), (.postCutover, .paused), (.restart, .running),
      (.restart, .committing), (.restart, .committed), (.preflight, .running), (.preflight, .committing),
      (.preflight, .committed), (.deviceSync, .running),
    ])
  func nothingThatDestroysIsPrinted(_ checklist: Checklist, _ state: MongosyncState) {
    let printed = Self.printed(
      checklist,
      Self.evidence { evidence in
        evidence.mongosync = [.telling(state) { $0.canWrite = state == .committed }]
      })
    // A restart that is due opens the destination whatever becomes of the earlier run.
    let commands = printed.filter { $0.cluster == .source || $0.command?.contains("global: false") != true }
      .compactMap(\.command)
    #expect(commands == [], "\(checklist.name), \(state)")
  }

  @Test("Swapped clusters", arguments: [Checklist.preflight, .restart, .postCutover, .deviceSync])
  func swapped(_ checklist: Checklist) {
    let printed = Self.printed(
      checklist,
      Self.evidence { evidence in
        evidence.mongosync = [
          .telling(checklist.name == "post-cutover" ? .committed : .idle) { progress in
            progress.directionMapping = .between("destination-1:27017", "source-1:27017")
          }
        ]
      })
    #expect(printed.compactMap(\.command) == [])
  }

  @Test("The right phase", arguments: [Checklist.restart, .postCutover])
  func inTheRightPhaseEachIsPrintedBesideItsCluster(_ checklist: Checklist) {
    let isAfter = checklist.name == "post-cutover"
    let printed = Self.printed(
      checklist,
      Self.evidence { evidence in
        evidence.mongosync = isAfter ? [.telling(.committed) { $0.canWrite = true }] : []
        evidence.destination.mongosyncMetadata = .seen([])
        evidence.plan.reversible = false
      })
    let commands = printed.compactMap(\.command)
    #expect(commands.count >= 2, "\(commands)")
    for remedy in printed {
      let id = remedy.cluster == .source ? "64b000000000000000000001" : "64b000000000000000000002"
      #expect(remedy.text.contains("(replica set id \(id))"), "\(remedy.text)")
      #expect(remedy.text.contains("\(remedy.cluster?.rawValue ?? "?")-1:27017"), "\(remedy.text)")
    }
  }
}
