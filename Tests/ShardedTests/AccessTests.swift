import BSON
import Evidence
import Findings
import MongoClient
import Survey
import Synchronization
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

    /// A host that an entry of `config.shards` names, and that answers for another set.
    @Test func `no login goes to a host that is not of the shard's replica set`() async throws {
      let stranger = try #require(try await SharedServers.source().members.first)
      let logins = Mutex(0)
      let host = try ReplyProxy(before: stranger) { command, _ in
        let name = command.names.first ?? ""
        let isLogin = ["saslStart", "saslContinue", "authenticate"].contains(name)
        if isLogin || command["speculativeAuthenticate"] != nil { logins.withLock { $0 += 1 } }
        return .none
      }
      try await ShardedCluster.with(Self.options) { cluster in
        let port = try #require(cluster.router.host.split(separator: ":").last.flatMap { Int($0) })
        let router = try ReplyProxy(beforePort: port) { command, reply in
          guard command["find"] == "shards", let first = reply[path: "cursor", "firstBatch"]?.documents?.first,
            let set = first["host"]?.string?.split(separator: "/").first
          else { return .none }
          let entry = first.setting("host", to: .string("\(set)/\(host.host)"))
          return .document(reply.setting("cursor", "firstBatch", to: [.document(entry)]))
        }
        let text = cluster.router.connectionString(user: "auditor", password: "cluster")
        let auditor = try ConnectionString(text.replacing(cluster.router.host, with: router.host))
        let local = try ConnectionString(
          cluster.shards[0].connectionString(user: "local", password: Self.shardPassword))
        for credentials in [local, nil] {
          let seen = try await surveyed(
            source: ClusterTarget(.source, auditor, shardCredentials: credentials),
            destination: ClusterTarget(.destination, auditor))
          let gap = seen.evidence.source.sets.first?.membershipGap?.message ?? ""
          #expect(gap.contains("No login was sent to \(host.host)"), "\(gap)")
        }
        #expect(logins.withLock { $0 } == 0)
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
