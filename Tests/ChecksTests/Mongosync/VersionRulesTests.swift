import Evidence
import Testing

@testable import Checks

@Suite struct VersionRulesTests {
  @Test func withoutAVersionNothingIsKnown() {
    #expect(Plan().mongosyncHas(.blocksWritesByItself) == nil)
  }

  @Test(
    arguments: [
      (.migratesAcrossVersions, 7), (.verifiesReplicaSets, 9), (.verifiesShardedClusters, 10),
      (.blocksDestinationOnly, 11), (.skipsPrivilegesWithoutUsers, 18), (.needsDestinationUsers, 20),
      (.checksDiskSpace, 22), (.readsOplog, 22), (.namesWriteBlocking, 12), (.allowsBalancerOutsideFilter, 13),
      (.acceptsExistingData, 15), (.stopsBalancers, 17),
      (.refusesBalancingWindow, 17), (.ignoresAtlasInternalDatabases, 18), (.takesHotDocumentIDs, 18),
      (.blocksWritesByItself, 20),
    ] as [(MongosyncFeature, Int)])
  func beginsWithItsVersion(_ feature: MongosyncFeature, _ minor: Int) {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, minor)
    #expect(plan.mongosyncHas(feature) == true)
    plan.mongosyncVersion = ReleaseVersion(1, minor - 1, 9)
    #expect(plan.mongosyncHas(feature) == false)
  }
}
