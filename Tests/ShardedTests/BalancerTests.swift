import Evidence
import TestSupport
import Testing

extension ShardedTests {
  /// The balancer: on, off, and off while its last round goes on.
  @Suite struct BalancerTests {
    @Test func `the balancer is full, off within a round, off, and full again`() async throws {
      let migration = try await ShardedMigration.shared()
      let full = try await balancer(migration)
      #expect(full?.mode == "full")
      #expect(full?.activeWindow.value == .some(nil))

      let inRound = try await migration.source.withBalancerOffInItsRound { try await balancer(migration) }
      #expect(inRound?.mode == "off")
      #expect(inRound?.inBalancerRound == true)

      let off = try await balancer(migration)
      #expect(off?.mode == "off")
      #expect(off?.inBalancerRound == false)

      try await migration.source.setBalancer(.full)
      #expect(try await balancer(migration)?.mode == "full")
      #expect(try await migration.survey().destination.balancer.value?.mode == "full")
    }

    @Test func `a balancing window is told`() async throws {
      let migration = try await ShardedMigration.shared()
      try await migration.source.setBalancingWindow((start: "01:00", stop: "05:00"))
      let window = try await balancer(migration)?.activeWindow.value
      try await migration.source.setBalancingWindow(nil)
      #expect(window == "01:00-05:00")
      #expect(try await balancer(migration)?.activeWindow.value == .some(nil))
    }

    private func balancer(_ migration: ShardedMigration) async throws -> BalancerEvidence? {
      try await migration.survey().source.balancer.value
    }
  }
}
