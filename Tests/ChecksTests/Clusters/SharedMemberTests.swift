import Evidence
import Findings
import Foundation
import Testing

@Suite struct SharedMemberTests {
  @Test func oneClusterUnderTwoNamesIsNoticed() {
    #expect(evidence("rs0", "db1:27017", "rs0", "DB1:27017").sharedMember == "rs0/db1:27017")
  }

  @Test func twoClustersThatCallAMemberAlikeAreTwo() {
    #expect(evidence("rs0", "localhost:27017", "rs1", "localhost:27017").sharedMember == nil)
    #expect(evidence("rs0", "db1:27017", "rs0", "db2:27017").sharedMember == nil)
  }

  private func evidence(_ source: String, _ one: String, _ destination: String, _ other: String) -> Evidence {
    Evidence(
      plan: Plan(), source: cluster(.source, source, one), destination: cluster(.destination, destination, other),
      collectedAt: Date(timeIntervalSince1970: 0))
  }

  private func cluster(_ role: ClusterRole, _ set: String, _ host: String) -> ClusterEvidence {
    var cluster = ClusterEvidence(role: role, address: "mongodb://\(host)/", notAsked: "not in this test")
    let member = MemberEvidence(MemberConfiguration(host: host), notAsked: "not in this test")
    cluster.sets = [ReplicaSetEvidence(name: set, members: [member], catalog: .notAsked("not in this test"))]
    return cluster
  }
}
