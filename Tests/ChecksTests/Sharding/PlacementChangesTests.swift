import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

import struct Foundation.Date

@Suite struct PlacementChangesTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    PlacementChanges().judge(
      EvidenceFixture.restart.sharded.with { evidence in
        for set in evidence.source.sets.indices {
          for member in evidence.source.sets[set].members.indices {
            evidence.source.sets[set].members[member].operations = .seen([])
          }
        }
        change(&evidence)
      })
  }

  @Test func cannotAriseOnAReplicaSet() {
    #expect(PlacementChanges().judge(EvidenceFixture.restart).outcome == .notApplicable)
  }

  @Test func passesAtRest() {
    #expect(judge { _ in }.outcome == .pass)
    let insert = RunningOperation(.definition, command: "create", namespace: "shop.new", seconds: 1)
    #expect(judge { $0.source.sets[0].members[0].operations = .seen([insert]) }.outcome == .pass)
  }

  @Test(
    arguments: [
      "movePrimary", "_shardsvrMovePrimary", "_shardsvrReshardCollection", "moveChunk", "moveRange", "moveCollection",
      "unshardCollection", "_configsvrAddShard", "removeShard", "_configsvrTransitionFromDedicatedConfigServer",
      "transitionToDedicatedConfigServer", "startShardDraining", "_configsvrStartShardDraining", "stopShardDraining",
      "_configsvrCommitShardRemoval", "startTransitionToDedicatedConfigServer",
    ])
  func whatRunsOnAShardFails(_ command: String) {
    let operation = RunningOperation(.definition, command: command, seconds: 1)
    let judgement = judge { $0.source.sets[1].members[0].operations = .seen([operation]) }
    #expect(judgement.summaries(.fail) == ["\(command) is running on source-shard1-1:27017."])
  }

  @Test func reshardingFailsAndAnUnendedChangeIsAWarning() {
    let judgement = judge { evidence in
      evidence.source.placementChanges = .seen([
        PlacementChange("reshardCollection", namespace: "shop.orders"),
        PlacementChange("movePrimary", namespace: "crm", since: EvidenceFixture.now.addingTimeInterval(-7200)),
      ])
    }
    #expect(judgement.summaries(.fail) == ["reshardCollection of shop.orders is under way."])
    #expect(judgement.summaries(.warn) == ["movePrimary of crm was begun, 2 h 0 min ago, and no end is recorded."])
    #expect(judgement.remedies.count == 1)
  }

  @Test func aShardThatIsDrainedFailsByName() {
    let judgement = judge { evidence in
      evidence.source.placementChanges = .seen([PlacementChange(PlacementChange.draining, shard: "shard1")])
    }
    #expect(judgement.summaries(.fail) == ["The shard shard1 is being drained."])
    #expect(judgement.remedies.count == 1)
  }

  /// Source: server 8.0: these run as reshardings, which `provenance` distinguishes.
  @Test(arguments: ["moveCollection", "balancerMoveCollection", "unshardCollection", "rewriteCollection", "of 9.9"])
  func whatRunsAsAReshardingIsNamedByWhatItIs(_ kind: String) {
    let judgement = judge { $0.source.placementChanges = .seen([PlacementChange(kind, namespace: "shop.orders")]) }
    #expect(judgement.summaries(.fail) == ["\(kind) of shop.orders is under way."])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.placementChanges = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].operations = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].state = .unreachable }.outcome == .unknown)
  }
}
