import Evidence
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct ReplicaSetSurveyTests {
  @Test func `a hidden member is found and asked directly, and one that is down is known`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary, .hidden])) { set in
      try await set.primary().run(
        "app", #"{"createIndexes": "c", "indexes": [\#(Self.uniqueIndex)], "writeConcern": {"w": 3}}"#)
      let surveyed = try await Surveyed.of(source: set.connectionString)
      #expect(surveyed.source.topology.value == .replicaSet(name: "rs"))
      let seen = try #require(surveyed.source.sets.first)
      #expect(surveyed.source.sets.count == 1)
      #expect(seen.membershipGap == nil)
      #expect(seen.members.map(\.host) == set.members.map(\.host))
      #expect(seen.members.map(\.configuration.hidden) == [false, false, true])
      #expect(
        seen.members.compactMap(\.state.value).sorted { $0.rawValue < $1.rawValue } == [
          .primary, .secondary, .secondary,
        ])
      for member in seen.members {
        #expect(member.version.value == ReleaseVersion(6, 0, 27))
        #expect(member.featureCompatibilityVersion.value == FeatureCompatibilityVersion(ReleaseVersion(6, 0)))
        #expect(member.storageEngine.value == "wiredTiger")
        #expect(member.writeBlock.value == .disabled)
        let formats = try #require(member.indexFormats.value?.first { $0.namespace == "app.c" })
        #expect(formats.formatVersions.value?["dotted.index.name"] == 14, "\(formats.formatVersions)")
        #expect(surveyed.records.contains { $0.node == member.host })
      }
      try await expectDownMember(set)
    }
  }

  private func expectDownMember(_ set: ReplicaSet) async throws {
    let down = try #require(try await secondary(of: set))
    await down.kill()
    let seen = try #require(try await Surveyed.of(source: set.connectionString).source.sets.first)
    #expect(seen.members.count == 3)
    let member = try #require(seen.members.first { $0.host == down.host })
    #expect(member.state.value == nil)
    #expect(member.state.reason?.contains("\(down.host) was not reached") == true)
    #expect(member.indexFormats.reason?.contains(down.host) == true)
    #expect(seen.primary != nil)
  }

  private func secondary(of set: ReplicaSet) async throws -> MongodProcess? {
    for (index, member) in set.members.enumerated() where index < 2 {
      let hello = try await set.admin(of: index).run("admin", #"{"hello": 1}"#)
      if hello["secondary"].bool == true { return member }
    }
    return nil
  }

  @Test func `an arbiter is known and not asked`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary, .arbiter])) { set in
      let seen = try #require(try await Surveyed.of(destination: set.connectionString).destination.sets.first)
      #expect(seen.members.map(\.configuration.arbiterOnly) == [false, false, true])
      #expect(seen.members.last?.state.reason == "An arbiter holds no data.")
    }
  }

  @Test func `a direct connection to a secondary leads to the primary`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary])) { set in
      let down = try #require(try await secondary(of: set))
      let surveyed = try await Surveyed.of(source: set.connectionString(of: down))
      #expect(surveyed.source.sets.first?.members.count == 2)
      #expect(surveyed.source.databases.value?.contains("admin") == true)
    }
  }

  @Test func `the oplog's window is sane`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions()) { set in
      try await set.primary().insert("app.c", count: 2_000, sizeInBytes: 1_000)
      try await set.primary().run("admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 2.5}"#)
      var plan = Plan()
      plan.canWriteAt = .now
      let surveyed = try await Surveyed.of(destination: set.connectionString, plan: plan)
      let oplog = try #require(surveyed.destination.sets.first?.primary?.oplog.value)
      #expect(oplog.minimumRetentionHours == 2.5)
      #expect(oplog.first <= oplog.last)
      #expect((0...1).contains(oplog.hours))
      #expect(abs(oplog.last.timeIntervalSinceNow) < 120)
      #expect(oplog.size > 2_000_000)
      #expect(oplog.maximumSize == 64 * 1_048_576)
      #expect(oplog.recentBytesPerSecond.map { $0 > 0 } ?? true)
    }
  }

  private static let uniqueIndex = #"{"key": {"a.b": 1}, "name": "dotted.index.name", "unique": true}"#
}
