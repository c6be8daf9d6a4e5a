import Evidence
import Findings
import TestSupport
import Testing

@Suite struct MongosyncSurveyTests {
  @Test func `each mongosync is asked, and its reply is kept as it came`() async throws {
    let body = MongosyncStandIn.progress(of: .v1_21, at: .ready)
    let (first, second) = (try MongosyncStandIn(.body(body)), try MongosyncStandIn(.body(#"{"success":false}"#)))
    let surveyed = try await Surveyed.of(mongosync: [first.url, second.url], isPatient: false, seconds: 180)
    #expect(surveyed.mongosync.map(\.address) == ["\(first.url)/api/v1/progress", "\(second.url)/api/v1/progress"])
    #expect(surveyed.mongosync.first?.progress.value?.state == .running)
    #expect(surveyed.mongosync.last?.progress.reason == "mongosync could not tell its progress.")
    let records = surveyed.records.filter { $0.origin == .mongosync }
    #expect(Set(records.map(\.command)) == Set(surveyed.mongosync.map { "GET \($0.address)" }))
    #expect(records.contains { $0.answer == .reply(body) })
    for instance in surveyed.mongosync {
      let ids = Set(records.map(\.id))
      #expect(instance.progress.evidence.count == 1)
      #expect(instance.progress.evidence.allSatisfy(ids.contains))
    }
  }

  @Test func `a refused connection is told at once, though the run has time left`() async throws {
    let port = try MongosyncStandIn.freePort()
    // Were it sat out, the run would end with its deadline, and the members would then be told of that instead.
    let surveyed = try await Surveyed.of(mongosync: ["http://127.0.0.1:\(port)"], seconds: 600)
    guard case .refused(let refusal, let ids)? = surveyed.mongosync.first?.progress else {
      Issue.record("\(surveyed.mongosync)")
      return
    }
    #expect(refusal.kind == .connectionRefused)
    #expect(ids.count == 1)
  }

  @Test func `one that makes no sense at first is asked again`() async throws {
    let standIn = try MongosyncStandIn(
      .closeAtOnce, .body("", status: 503), .body(MongosyncStandIn.progress(of: .v1_20, at: .idle)))
    let surveyed = try await Surveyed.of(mongosync: [standIn.url], seconds: 120)
    #expect(surveyed.mongosync.first?.progress.value?.state == .idle)
    #expect(standIn.asked.count == 3)
  }

  @Test func `one that never answers is given up at the run's deadline`() async throws {
    let standIn = try MongosyncStandIn(.hang)
    let surveyed = try await Surveyed.of(mongosync: [standIn.url], seconds: 4)
    guard case .refused(let refusal, _)? = surveyed.mongosync.first?.progress else {
      Issue.record("\(surveyed.mongosync)")
      return
    }
    #expect(refusal.kind == .timedOut)
  }

  @Test func `a login in the address is neither sent nor kept`() async throws {
    let standIn = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_20, at: .idle)))
    let surveyed = try await Surveyed.of(mongosync: ["http://user:Geheim@localhost:\(standIn.port)"])
    #expect(surveyed.mongosync.first?.progress.value != nil)
    #expect(!surveyed.records.contains { "\($0)".contains("Geheim") })
    #expect(!standIn.requestLines.joined().contains { $0.contains("Geheim") })
  }

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2, .v4_2_6])
  func `a client that calls itself mongosync is seen on the member it is connected to`(
    _ version: MongodVersion
  ) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary], version: version)) { set in
      let standIn = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_21, at: .ready)))
      let before = try await Surveyed.of(source: set.connectionString, mongosync: [standIn.url], seconds: 180).source
      #expect(before.sets.first?.members.map { $0.mongosyncConnections.value?.count } == [0, 0])
      #expect(before.mongosyncConnections.value == nil)
      let client = try AdminClient("mongodb://\(set.members[1].host)/?directConnection=true&appName=MongoSync%20x")
      try await offCooperativePool { _ = try client.run("admin", #"{"ping": 1}"#) }
      let source = try await Surveyed.of(source: set.connectionString, mongosync: [standIn.url], seconds: 180).source
      let members = try #require(source.sets.first?.members)
      #expect(members.first { $0.host == set.members[0].host }?.mongosyncConnections.value == [])
      let seen = try #require(members.first { $0.host == set.members[1].host }?.mongosyncConnections.value?.first)
      #expect(seen.application == "MongoSync x")
      #expect(seen.client?.isEmpty == false)
      #expect(seen.connections >= 1)
    }
  }

  @Test func `the clients are not asked for without a mongosync`() async throws {
    let surveyed = try await Surveyed.of(seconds: 180)
    #expect(surveyed.mongosync == [])
    #expect(!surveyed.records.contains { $0.command.contains("idleConnections") })
  }
}
