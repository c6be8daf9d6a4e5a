import Evidence
import TestSupport
import Testing

extension ShardedTests {
  /// The user write block: the cluster's record, and what the members do.
  @Suite struct WriteBlockTests {
    @Test func `the write block is off, changing, on, and off again`() async throws {
      let migration = try await ShardedMigration.shared()
      #expect(try await writeBlock(migration) == WriteBlock(record: .off, shards: [.disabled, .disabled]))

      let changing = try await migration.source.withWriteBlockChanging { try await writeBlock(migration) }
      #expect(changing == WriteBlock(record: .changing, shards: [.enabled, .disabled]))

      #expect(try await writeBlock(migration) == WriteBlock(record: .on, shards: [.enabled, .enabled]))

      try await migration.source.setWriteBlock(false)
      #expect(try await writeBlock(migration) == WriteBlock(record: .off, shards: [.disabled, .disabled]))
    }

    /// The record that the router shows, and the mode of each shard's primary.
    private struct WriteBlock: Equatable {
      var record: WriteBlockRecord?
      var shards: [WriteBlockMode?]
    }

    private func writeBlock(_ migration: ShardedMigration) async throws -> WriteBlock {
      let source = try await migration.survey().source
      return WriteBlock(record: source.writeBlockRecord.value, shards: source.sets.map { $0.primary?.writeBlock.value })
    }
  }
}
