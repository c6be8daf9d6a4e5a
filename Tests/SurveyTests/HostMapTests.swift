import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

/// Members that are reached by another address than their own name, as through a tunnel.
@Suite struct HostMapTests {
  @Test func `members are reached by the mapped address only, and keep their names`() async throws {
    let source = try await SharedServers.source()
    let host = source.members[0].host
    let mapped = host.replacing("127.0.0.1", with: "localhost")
    let seen = try await survey(source: "mongodb://127.0.0.1:1,\(host)/", hostMap: [host: mapped])
    #expect(seen.evidence.source.sets.first?.members.map(\.host) == [host])
    #expect(seen.evidence.source.sets.first?.primary?.version.value != nil)
    let asked = Set(seen.records.filter { $0.origin == .source }.map(\.node))
    #expect(asked == [mapped, "127.0.0.1:1"], "the first seed answers nothing, so the second is entered")
  }

  @Test func `a map that leads nowhere leaves the cluster unknown`() async throws {
    let source = try await SharedServers.source()
    let host = source.members[0].host
    let seen = try await survey(source: source.connectionString, hostMap: [host: "127.0.0.1:1"])
    guard case .refused(let refusal, _) = seen.evidence.source.topology else {
      Issue.record("a cluster behind a wrong map answered")
      return
    }
    #expect(refusal.kind == .unreachable)
  }

  private func survey(
    source: String, hostMap: [String: String]
  ) async throws -> (evidence: Evidence, records: [EvidenceRecord]) {
    let context = RunContext(runID: "host map", deadline: .now + .seconds(60))
    let destination = try await SharedServers.destination()
    return await Survey(plan: Plan(), context: context).run(
      source: ClusterTarget(.source, try ConnectionString(source), hostMap: hostMap),
      destination: ClusterTarget(.destination, try ConnectionString(destination.connectionString)))
  }
}
