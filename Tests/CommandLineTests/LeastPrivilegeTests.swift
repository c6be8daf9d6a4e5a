import Checklists
import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import MongoClient
import MongosyncAPI
import Survey
import TestSupport
import Testing

@testable import mongosync_auditor

/// What the printed script grants is enough for every check, and each right is missed by those that need it alone.
@Suite struct LeastPrivilegeTests {
  @Test func eachRightIsMissedByTheChecksThatNeedItAndByNoOther() async throws {
    let pair = try await SecuredPair.started()
    try await Self.fill(pair)
    let rights = try Self.rights
    try await Self.define("createRole", rights, pair)
    try await pair.run(
      "admin",
      #"{"createUser": "auditor", "pwd": "secret", "roles": [{"role": "\#(AuditorRole.name(for: .check))", "db": "admin"}]}"#
    )
    let complete = try await Self.look(as: "auditor", pair)
    #expect(complete == (try await Self.look(as: nil, pair)))
    #expect(complete.unknown.isEmpty)
    for right in rights {
      try await Self.define("updateRole", rights.filter { $0 != right }, pair)
      let look = try await Self.look(as: "auditor", pair)
      let needing = try #require(NeededRights.rows[right.privilege.description])
      #expect(Set(look.unknown.keys) == needing, "\(right.privilege)")
      #expect(look.refusals > complete.refusals, "nothing is refused without \(right.privilege)")
      for (id, words) in look.unknown {
        #expect(words.contains("\(right.privilege.action) on "), "\(id) does not name \(right.privilege)")
      }
    }
    try await Self.define("updateRole", rights, pair)
    let sampling = try await Self.look(as: "auditor", pair, depth: .sample(10)).unknown
    #expect(Set(sampling.keys) == NeededRights.readingDocuments)
    for (id, words) in sampling { #expect(words.contains("find on shop."), "\(id) does not name find") }
  }

  @Test func theTableHasARowForEachRight() throws {
    let rights = try Self.rights.map(\.privilege.description)
    #expect(Set(rights) == Set(NeededRights.rows.keys))
    #expect(rights.count == NeededRights.rows.count)
  }

  /// What `explain` says a check needs has the right in it, in the server's word or as the listing of something.
  @Test func explainTellsTheRights() throws {
    let checks = Checklist.all.flatMap(\.entries).compactMap { entry in
      if case .check(let check) = entry { check.about } else { nil }
    }
    for (right, ids) in NeededRights.rows {
      let action = try #require(right.split(separator: " ").first).description
      for id in ids {
        let needs = try #require(checks.first { $0.id == id }).privileges.joined(separator: " ")
        #expect(needs.contains(action) || (action.hasPrefix("list") && needs.contains("listing")), "\(id): \(right)")
      }
    }
  }

  private static var rights: [ScriptedRight] {
    get throws { try ScriptedRight.all(in: RoleScript(for: .check, to: "auditor").text) }
  }

  /// What a user was shown.
  private struct Look: Equatable {
    /// The lines with anything unknown, with what they say of it.
    let unknown: [String: String]
    /// How many questions a server refused to answer.
    let refusals: Int
  }

  private static func define(_ command: String, _ rights: [ScriptedRight], _ pair: SecuredPair) async throws {
    let privileges = rights.map(\.json).joined(separator: ", ")
    try await pair.run(
      "admin", #"{"\#(command)": "\#(AuditorRole.name(for: .check))", "privileges": [\#(privileges)], "roles": []}"#)
  }

  /// Surveys both clusters and judges all checklists, with mongosync in every phase that one of them is for.
  private static func look(
    as user: String?, _ pair: SecuredPair, depth: ReadingDepth = .metadata
  ) async throws -> Look {
    let nobody = try MongosyncAddress("http://127.0.0.1:\(MongosyncStandIn.freePort())")
    let survey = Survey(
      plan: plan, context: RunContext(runID: "least", deadline: .now + .seconds(240)), depth: depth,
      mongosync: [nobody], isPatient: false)
    let (seen, records) = await survey.run(
      source: ClusterTarget(.source, try pair.login(to: pair.source, as: user)),
      destination: ClusterTarget(.destination, try pair.login(to: pair.destination, as: user)))
    let direction = MongosyncDirection.between(pair.source.members[0].host, pair.destination.members[0].host)
    let ready = MongosyncInstance.ready { $0.directionMapping = direction }
    let committed = MongosyncInstance.telling(.committed) { progress in
      progress.directionMapping = direction
      progress.canWrite = true
      progress.warnings = []
    }
    let scenes: [(Checklist, [MongosyncInstance])] = [
      (.preflight, []), (.restart, seen.mongosync), (.cutover, [ready]), (.cutover, [committed]),
      (.postCutover, [committed]), (.reverse, [committed]), (.deviceSync, []),
    ]
    let items = scenes.flatMap { checklist, instances in
      Checklists.Audit(checklist).items(judging: seen.with { $0.mongosync = instances })
    }
    // What may pass by itself, such as writes of the last seconds, is open for no want of a right.
    let unknown = items.map { item in
      let open = item.findings.filter { $0.outcome == .unknown && !$0.mayPass }
      return (item.id, open.map { "\($0.summary) \($0.explanation)\n" }.joined())
    }
    let refusals = records.count { if case .error = $0.answer { true } else { false } }
    return Look(
      unknown: Dictionary(unknown, uniquingKeysWith: +).filter { !$0.value.isEmpty }, refusals: refusals)
  }

  /// A plan that leaves nothing open for want of a word.
  private static var plan: Plan {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 18)
    plan.mongosyncUser = "mongosync"
    plan.mongosyncInstances = 1
    plan.mongosyncMemoryGB = 64
    plan.expectedCopyHours = 1
    plan.reversible = true
    plan.filtered = false
    plan.writeBlocking = .sourceAndDestination
    plan.preExistingDestinationData = false
    plan.canWriteAt = Date()
    return plan
  }

  private static func fill(_ pair: SecuredPair) async throws {
    for set in pair.sets { try await set.primary().insert("shop.orders", documents: [#"{"a": 1}"#]) }
    try await pair.run(
      "shop", #"{"createIndexes": "orders", "indexes": [{"key": {"a": 1}, "name": "a_1", "unique": true}]}"#)
    try await pair.run("shop", #"{"insert": "system.js", "documents": [{"_id": "one", "value": 1}]}"#)
    try await pair.run("shop", #"{"create": "weather", "timeseries": {"timeField": "at"}}"#)
    try await pair.run("admin", #"{"createUser": "mongosync", "pwd": "secret", "roles": ["root"]}"#)
    try await pair.source.primary().insert("__realm_sync.unsynced_documents", documents: [#"{"ns": {}}"#])
    try await pair.destination.primary().insert(
      "__mdb_internal_mongosync.globalState", documents: [#"{"reversible": true, "buildIndexes": "afterDataCopy"}"#])
  }
}
