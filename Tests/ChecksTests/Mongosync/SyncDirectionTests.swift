import Evidence
import EvidenceFixtures
import Findings
import Testing

@testable import Checks

@Suite struct SyncDirectionTests {
  private let evidence = EvidenceFixture.restart

  private func direction(_ source: String, _ destination: String) -> SyncDirection {
    SyncDirection(.between(source, destination), evidence)
  }

  @Test func goesByTheHosts() {
    #expect(direction("source-1:27017", "destination-1:27017") == .asGiven)
    #expect(direction("destination-1:27017", "source-2:27017") == .swapped)
  }

  /// The same source may be copied to another cluster by another migration.
  @Test func aHostOfNeitherClusterMayBeOfAnotherMigration() {
    for (source, destination) in [("source-1:27017", "elsewhere:27017"), ("elsewhere:27017", "destination-1:27017")] {
      guard case .unknown(let why) = direction(source, destination) else {
        Issue.record("\(source) to \(destination)")
        continue
      }
      #expect(why.hasSuffix("no host of the clusters given is called elsewhere:27017"))
    }
    // What contradicts the order counts all the same.
    #expect(direction("elsewhere:1", "SOURCE-1") == .swapped)
  }

  @Test func whatNamesNoHostOrContradictsItselfTellsNothing() {
    for (source, destination) in [("a:1", "b:2"), ("source-1:27017", "source-2:27017"), ("", "")] {
      guard case .unknown = direction(source, destination) else {
        Issue.record("\(source) to \(destination)")
        continue
      }
    }
    #expect(SyncDirection(nil, evidence) == .unknown("mongosync does not report which way it copies"))
  }

  @Test func aHostOfBothClustersTellsNothing() {
    let tunnelled = evidence.with { evidence in
      evidence.source.sets = []
      evidence.destination.sets = []
    }
    guard case .unknown = SyncDirection(.between("localhost:27017", "localhost:27017"), tunnelled) else {
      Issue.record("told")
      return
    }
  }

  /// mongosync may have gone through another router than the auditor.
  @Test func anotherRouterOfTheClusterIsOneOfItsHosts() {
    let routed = evidence.with { evidence in
      evidence.source.routers = .seen(["Router7.example:27016", "shared:27017"])
      evidence.destination.routers = .seen(["router8.example:27017", "shared:27017"])
    }
    #expect(SyncDirection(.between("router7.example:27016", "router8.example"), routed) == .asGiven)
    #expect(SyncDirection(.between("router8.example:27017", "router7.example:27016"), routed) == .swapped)
    for (source, destination) in [("shared", "shared"), ("router7.example:27017", "x:1")] {
      guard case .unknown = SyncDirection(.between(source, destination), routed) else {
        Issue.record("\(source) to \(destination)")
        continue
      }
    }
  }

  @Test func theHostsOfTheConnectionStringCount() {
    var cluster = ClusterEvidence(
      role: .source, address: "mongodb://auditor:***@Router1,[::1],r3:5/?tls=true", notAsked: "It was not needed.")
    #expect(cluster.hosts == ["router1:27017", "[::1]:27017", "r3:5"])
    cluster.shards = .seen([Shard(id: "a", host: "a/h1:1,h2:2")])
    #expect(cluster.hosts.isSuperset(of: ["h1:1", "h2:2"]))
    let service = ClusterEvidence(role: .source, address: "mongodb+srv://name.example/", notAsked: "")
    #expect(service.hosts == [])
  }
}
