import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

extension ShardedTests {
  /// A cluster whose users its shards do not know.
  @Suite struct AccessTests {
    @Test func `each part of a cluster answers those users that it knows`() async throws {
      try await ShardedCluster.with(Self.options) { cluster in
        let auditor = try ConnectionString(cluster.router.connectionString(user: "auditor", password: "cluster"))
        let reader = try ConnectionString(cluster.router.connectionString(user: "reader", password: "cluster"))
        let local = try ConnectionString(
          cluster.shards[0].connectionString(user: "local", password: Self.shardPassword))

        let strangers = try await surveyed(
          source: ClusterTarget(.source, auditor), destination: ClusterTarget(.destination, reader))
        expectCluster(strangers.evidence.source, of: "auditor@admin")
        expectRefusedMembers(strangers.evidence.source)
        expectNoMonitoring(strangers.evidence.destination)

        let known = try await surveyed(
          source: ClusterTarget(.source, auditor, shardCredentials: local),
          destination: ClusterTarget(.destination, auditor))
        expectCluster(known.evidence.source, of: "auditor@admin")
        expectAnsweringMembers(known.evidence.source)
        #expect(!known.records.contains { "\($0)".contains(Self.shardPassword) })
      }
    }

    private func expectCluster(_ seen: ClusterEvidence, of user: String) {
      #expect(seen.topology.value == .shardedCluster)
      #expect(seen.connectedUser.value?.users == [user])
      #expect(seen.balancer.value?.mode == "full")
      #expect(seen.writeBlockRecord.value == .off)
      #expect(seen.collections.value?.map(\.namespace) == ["crm.people"])
    }

    private func expectRefusedMembers(_ seen: ClusterEvidence) {
      let set = seen.sets.first
      #expect(set?.membershipGap?.kind == .authenticationFailed)
      guard let member = set?.members.first, case .refused(let refusal, _) = member.indexFormats else {
        Issue.record("a member that does not know the user answered: \(seen.sets)")
        return
      }
      #expect(refusal.kind == .authenticationFailed)
      let reason = "\(member.host) was not reached. The server did not accept the credentials."
      #expect(refusal.message.hasPrefix(reason))
      #expect(refusal.message.contains("give --shard-credentials"))
      #expect(set?.membershipGap?.message.contains("give --shard-credentials") == true)
      #expect(member.writeBlock.reason == refusal.message)
    }

    private func expectAnsweringMembers(_ seen: ClusterEvidence) {
      let set = seen.sets.first
      #expect(set?.membershipGap == nil)
      #expect(set?.primary?.version.value == ReleaseVersion(6, 0, 27))
      #expect(set?.primary?.writeBlock.value == .disabled)
      #expect(set?.primary?.indexFormats.value?.first?.formatVersions.value == ["mail": 14])
    }

    /// A user who may read data only: what belongs to `config` is refused, not taken for absent.
    private func expectNoMonitoring(_ seen: ClusterEvidence) {
      #expect(seen.topology.value == .shardedCluster)
      #expect(seen.connectedUser.value?.users == ["reader@admin"])
      for refusal in [refusal(seen.balancer), refusal(seen.writeBlockRecord), refusal(seen.shards)] {
        #expect(refusal?.kind == .unauthorized)
      }
    }

    private func refusal<Value>(_ observed: Observed<Value>) -> Refusal? {
      guard case .refused(let refusal, _) = observed else { return nil }
      return refusal
    }

    private static let shardPassword = "shard's p@ss/1"

    private static let options = ShardedClusterOptions(
      name: "secured", shards: [[.ordinary]],
      accessControl: ReplicaSetOptions.AccessControl { admin in
        try await admin.run(
          "admin", #"{"createUser": "auditor", "pwd": "cluster", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
        try await admin.run("admin", #"{"createUser": "reader", "pwd": "cluster", "roles": ["readAnyDatabase"]}"#)
      },
      shardAccessControl: ReplicaSetOptions.AccessControl { admin in
        try await admin.run(
          "admin",
          #"{"createUser": "local", "pwd": "\#(shardPassword)", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
        try await admin.run(
          "crm", #"{"createIndexes": "people", "indexes": [{"key": {"mail": 1}, "name": "mail", "unique": true}]}"#)
      })
  }
}
