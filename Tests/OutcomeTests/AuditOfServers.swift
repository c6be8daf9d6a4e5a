import Checklists
import Evidence
import Findings
import MongoClient
import Survey

/// A checklist judged over real clusters, without the command line.
struct AuditOfServers {
  let source: String
  let destination: String
  var plan = Plan()
  var sourceShardCredentials: String?

  /// Surveys both clusters and judges every line.
  func items(of checklist: Checklist) async throws -> [AuditItem] {
    let context = RunContext(runID: "outcome-test", deadline: .now + .seconds(60))
    let login = try sourceShardCredentials.map { try ConnectionString($0) }
    let seen = await Survey(plan: plan, context: context).run(
      source: ClusterTarget(.source, try ConnectionString(source), shardCredentials: login),
      destination: ClusterTarget(.destination, try ConnectionString(destination)))
    return Audit(checklist).items(judging: seen.evidence)
  }

  /// The complete vector of outcomes, by id.
  func outcomes(of checklist: Checklist) async throws -> [String: Outcome] {
    Dictionary(uniqueKeysWithValues: try await items(of: checklist).map { ($0.id, $0.outcome) })
  }
}
