import BSON
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

/// A real 6.0 whose replies are put into the form of servers that cannot be run here.
@Suite struct NewerServersTests {
  private func surveyed(
    _ recorded: NewerServerReplies,
    _ change: @escaping @Sendable (BSONDocument, BSONDocument) -> BSONDocument = { _, reply in reply }
  ) async throws -> ClusterEvidence {
    let server = try #require(try await SharedServers.source().members.first)
    let proxy = try ReplyProxy.passing(for: server) { command, reply in
      .document(change(command, recorded.reply(to: command, insteadOf: reply) ?? reply))
    }
    return try await Surveyed.of(source: proxy.connectionString, seconds: 60).source
  }

  @Test(arguments: [NewerServerReplies.seven, .eight, .nine])
  func everythingIsRead(_ recorded: NewerServerReplies) async throws {
    let seen = try await surveyed(recorded)
    let member = try #require(seen.sets.first?.members.first)
    #expect(member.version.value == ReleaseVersion(recorded.version))
    #expect(
      member.featureCompatibilityVersion.value?.version == ReleaseVersion(recorded.featureCompatibilityVersion))
    #expect(member.writeBlock.value == .disabled, "\(member.writeBlock)")
    #expect(member.clock.value?.isFar() == false)
    #expect(
      seen.defaultConcerns.value == DefaultConcerns(read: "local", write: "majority", writeSource: "implicit"))
    #expect(seen.sets.first?.replicaSetID.value?.count == 24)
    let reasons = [seen.collections.reason, seen.accounts.reason, member.oplog.reason, member.operations.reason]
    #expect(reasons.allSatisfy { $0 == nil }, "\(reasons)")
    if recorded.isEight {
      let settings = try #require(seen.querySettings.value, "\(seen.querySettings)")
      #expect(settings.map { $0.shapeHash.prefix(8) } == ["0B9A2D60", "4A0E5C5A"])
      #expect(settings.last?.settings.canonical.contains("allowedIndexes") == true)
    }
  }

  @Test func aTimeSeriesWithoutAViewIsOneAllTheSame() async throws {
    let seen = try await surveyed(.nine)
    let series = try #require(seen.collection("metrics.weather"))
    #expect(series.type == "timeseries")
    #expect(series.options["timeseries"]?.canonical.contains("place") == true)
    #expect([series].entriesInPassing.map(\.state) == [.seriesAlone], "there are no buckets to compare it by")
  }

  /// A clock that is wrong, and an oplog that was written by one.
  @Test func aClockThatIsFarAheadIsSeen() async throws {
    let seen = try await surveyed(.eight) { command, reply in
      guard ["hello", "isMaster"].contains(command.names.first), case .date(let time)? = reply["localTime"] else {
        return reply
      }
      return reply.setting("localTime", to: .date(time + 900_000))
    }
    let clock = try #require(seen.sets.first?.members.first?.clock.value)
    #expect(clock.isFar())
    #expect((890...910).contains(clock.secondsAhead), "\(clock)")
  }

  @Test func anOplogThatIsDatedInTheFutureIsUnknown() async throws {
    let seen = try await surveyed(.eight) { command, reply in
      guard command["find"]?.string == "oplog.rs", let entry = reply[path: "cursor", "firstBatch"]?.documents?.first,
        case .timestamp(let seconds, let increment)? = entry["ts"]
      else { return reply }
      let later = entry.setting("ts", to: .timestamp(seconds: seconds + 7200, increment: increment))
      return reply.setting("cursor", "firstBatch", to: .array(of: [.document(later)]))
    }
    let reason = try #require(seen.sets.first?.members.first?.oplog.reason)
    #expect(reason.contains("minutes after the present of the auditor's host"), "\(reason)")
  }

  /// A shard of 8.0 refuses what is not on its list of direct commands.
  @Test func aShardThatRefusesDirectCommandsIsToBeAskedWithItsOwnRight() async throws {
    let refusedCommands: Set = ["listDatabases", "listCollections", "listIndexes", "dbStats"]
    let seen = try await surveyed(.eight) { command, reply in
      let isCatalog = command["pipeline"]?.documents?.first?.names.first == "$listCatalog"
      let isRefused = isCatalog || refusedCommands.contains(command.names.first ?? "")
      return isRefused ? NewerServerReplies.refusedDirectly : reply
    }
    for observed in [seen.databases.map { $0.count }, seen.collections.map { $0.count }] {
      guard case .refused(let refusal, _) = observed else {
        Issue.record("\(observed)")
        continue
      }
      #expect(refusal.kind == .unauthorized)
      #expect(refusal.message.contains("a shard that is asked directly requires directShardOperations"))
    }
    let member = try #require(seen.sets.first?.members.first)
    #expect(member.version.value == ReleaseVersion(8, 0, 15), "what is on the list is answered")
  }

  /// Memory that one operation may take is bounded since 9.0.
  @Test(arguments: [146, 292])
  func aServerThatGivesNoMoreMemoryIsToBeAskedForLess(_ code: Int32) async throws {
    let seen = try await surveyed(.nine) { command, reply in
      guard command.names.first == "usersInfo" else { return reply }
      return ["ok": 0.0, "code": .int32(code), "errmsg": "memory"]
    }
    let reason = try #require(seen.accounts.reason)
    #expect(reason.contains("(code \(code))"), "\(reason)")
    #expect(reason.contains("ask for less at once"), "\(reason)")
  }

  /// Atlas may have kinds of search indexes that nobody has heard of here.
  @Test func aSearchIndexOfAnUnknownTypeKeepsItsType() async throws {
    try await SharedServers.source().primary().insert("search_types.c", documents: ["{}"])
    func searchIndexes(_ indexes: [BSONDocument]) async throws -> Observed<[SearchIndex]> {
      try await surveyed(.eight) { command, reply in
        guard command["pipeline"]?.documents?.first?.names.first == "$listSearchIndexes",
          let collection = command["aggregate"]?.string, let database = command["$db"]?.string
        else { return reply }
        let batch = BSONValue.array(of: indexes.map { .document($0) })
        return [
          "cursor": ["id": .int64(0), "ns": .string("\(database).\(collection)"), "firstBatch": batch], "ok": 1.0,
        ]
      }.searchIndexes
    }
    let seen = try await searchIndexes([["name": "default", "type": "autoEmbed"], ["name": "old"]])
    let indexes = try #require(seen.value, "\(seen)").filter { $0.namespace == "search_types.c" }
    #expect(
      indexes == [
        SearchIndex(namespace: "search_types.c", name: "default", type: "autoEmbed"),
        SearchIndex(namespace: "search_types.c", name: "old", type: "search"),
      ])
    let wrong = try await searchIndexes([["name": "default", "type": 5]])
    #expect(wrong.reason?.contains("\"type\"") == true, "\(wrong)")
  }
}
