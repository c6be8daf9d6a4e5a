import Evidence
import Findings
import MongoClient
import MongosyncAPI
import Survey
import TestSupport

/// What a survey of two clusters saw.
struct Surveyed: Sendable {
  let source: ClusterEvidence
  let destination: ClusterEvidence
  let mongosync: [MongosyncInstance]
  let records: [EvidenceRecord]

  /// Surveys clusters; the other one is a shared cluster where a test is about one only.
  static func of(
    source: String? = nil, destination: String? = nil, plan: Plan = Plan(), mongosync: [String] = [],
    isPatient: Bool = true, depth: ReadingDepth = .metadata, window: ActivityWindow = .single, seconds: Int = 240
  ) async throws -> Surveyed {
    let sharedSource = try await SharedServers.source().connectionString
    let sharedDestination = try await SharedServers.destination().connectionString
    let context = RunContext(runID: "survey-test", deadline: .now + .seconds(seconds))
    let addresses = try mongosync.map { try MongosyncAddress($0) }
    let seen = await Survey(
      plan: plan, context: context, depth: depth, mongosync: addresses, isPatient: isPatient, window: window
    ).run(
      source: ClusterTarget(.source, try ConnectionString(source ?? sharedSource)),
      destination: ClusterTarget(.destination, try ConnectionString(destination ?? sharedDestination)))
    return Surveyed(
      source: seen.evidence.source, destination: seen.evidence.destination, mongosync: seen.evidence.mongosync,
      records: seen.records)
  }
}

extension ClusterEvidence {
  /// A collection by its namespace.
  func collection(_ namespace: String) -> CollectionEvidence? {
    collections.value?.first { $0.namespace == namespace }
  }
}
