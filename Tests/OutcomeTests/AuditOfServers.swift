import Checklists
import Evidence
import Findings
import MongoClient
import MongosyncAPI
import Survey
import Testing

/// A checklist judged over real clusters, without the command line.
struct AuditOfServers {
  let source: String
  let destination: String
  var plan = Plan()
  var sourceShardCredentials: String?
  var mongosync: [String] = []
  var depth = ReadingDepth.metadata
  var window = ActivityWindow.single

  /// Surveys both clusters and judges every line.
  func items(of checklist: Checklist) async throws -> [AuditItem] {
    Audit(checklist).items(judging: try await evidence(for: checklist))
  }

  /// What both clusters tell of what a checklist asks for.
  func evidence(for checklist: Checklist) async throws -> Evidence {
    let context = RunContext(runID: "outcome-test", deadline: .now + .seconds(240))
    let login = try sourceShardCredentials.map { try ConnectionString($0) }
    let survey = Survey(
      plan: plan, context: context, questions: Audit(checklist).questions, depth: depth,
      mongosync: try mongosync.map { try MongosyncAddress($0) }, window: window)
    let seen = await survey.run(
      source: ClusterTarget(.source, try ConnectionString(source), shardCredentials: login),
      destination: ClusterTarget(.destination, try ConnectionString(destination)))
    return seen.evidence
  }

  /// The complete vector of outcomes, by id.
  func outcomes(of checklist: Checklist) async throws -> [String: Outcome] {
    Dictionary(uniqueKeysWithValues: try await items(of: checklist).map { ($0.id, $0.outcome) })
  }

  /// Expects the complete vector of outcomes to be the table, and says where it is not.
  func expect(
    _ checklist: Checklist, _ table: [String: Outcome], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    expect(try await outcomes(of: checklist), table, sourceLocation)
  }

  /// Expects the outcomes of some lines to be the table, whatever the others are.
  func expectLines(
    of checklist: Checklist, _ table: [String: Outcome], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let outcomes = try await outcomes(of: checklist)
    expect(outcomes.filter { table.keys.contains($0.key) }, table, sourceLocation)
  }

  private func expect(
    _ outcomes: [String: Outcome], _ table: [String: Outcome], _ sourceLocation: SourceLocation
  ) {
    let differences = Set(outcomes.keys).union(table.keys).sorted().filter { outcomes[$0] != table[$0] }.map { id in
      "\(id): \(outcomes[id]?.rawValue ?? "absent") instead of \(table[id]?.rawValue ?? "absent")"
    }
    #expect(outcomes == table, "\(differences)", sourceLocation: sourceLocation)
  }
}
