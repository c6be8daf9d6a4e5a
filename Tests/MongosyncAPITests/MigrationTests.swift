import Evidence
import MongosyncAPI
import TestSupport
import Testing

typealias Version = MongosyncStandIn.Version

@Suite(.timeLimit(.minutes(3))) struct MigrationTests {
  @Test(arguments: Version.allCases)
  func `a whole migration is followed state by state`(_ version: Version) async throws {
    let standIn = try MongosyncStandIn.migration(of: version)
    var states: [MongosyncState?] = []
    for _ in MongosyncStandIn.stages(of: version) {
      let progress = try await standIn.progress()
      #expect(progress.unknownKeys == [])
      states.append(progress.state)
    }
    let start: [MongosyncState] = version >= .v1_20 ? [.initializing, .idle] : [.idle]
    #expect(
      states == start + [.running, .running, .paused, .running, .committing, .committed, .reversing, .running])
    #expect(Set(standIn.asked) == [theQuestion])
    #expect(standIn.asked.count == states.count)
  }

  @Test(arguments: Version.allCases)
  func `every field of a version is read, and what it lacks stays absent`(_ version: Version) async throws {
    var expected = MongosyncProgress()
    expected.state = .running
    expected.canCommit = true
    expected.canWrite = false
    expected.info = "change event application"
    expected.lagTimeSeconds = 2
    expected.totalEventsApplied = 1_234
    expected.collectionCopy = MongosyncCollectionCopy()
    expected.collectionCopy?.estimatedTotalBytes = 694
    expected.collectionCopy?.estimatedCopiedBytes = 694
    expected.directionMapping = MongosyncDirection()
    expected.directionMapping?.source = .init("cluster0: localhost:27017")
    expected.directionMapping?.destination = .init("cluster1: localhost:27018")
    expected.mongosyncID = "coordinator"
    expected.coordinatorID = "coordinator"
    var side = MongosyncVerification.Side()
    side.phase = "stream hashing"
    side.estimatedDocumentCount = 42
    side.hashedDocumentCount = 42
    side.lagTimeSeconds = 2
    side.totalCollectionCount = 12
    side.scannedCollectionCount = 10
    expected.verification = MongosyncVerification()
    expected.verification?.source = side
    side.hashedDocumentCount = 41
    expected.verification?.destination = side
    if version >= .v1_17 {
      expected.estimatedSecondsToCEACatchup = 30
      expected.sourcePingLatencyMs = 250
      expected.destinationPingLatencyMs = -1
    }
    if version >= .v1_19 {
      expected.warnings = []
      expected.estimatedOplogTimeRemaining = "more than 72 hours"
      expected.indexBuilding = MongosyncIndexBuilding()
      expected.indexBuilding?.indexesBuilt = 3
      expected.indexBuilding?.totalIndexesToBuild = 7
      expected.indexBuilding?.collectionsFinished = 1
      expected.indexBuilding?.collectionsTotal = 4
    }
    if version >= .v1_21 {
      expected.lag = MongosyncLag()
      expected.lag?.overallSeconds = 2
      expected.lag?.crudSeconds = 2
      expected.lag?.ddlSeconds = 2
    }
    if version >= .v1_22 { expected.ceaStage = "steady state" }
    #expect(try await MongosyncStandIn.read(MongosyncStandIn.progress(of: version, at: .ready)) == expected)
  }

  @Test func `an idle mongosync reports next to nothing`() async throws {
    let progress = try await MongosyncStandIn.read(MongosyncStandIn.progress(of: .v1_22, at: .idle))
    #expect(progress.state == .idle)
    #expect(progress.canCommit == nil)
    #expect(progress.canWrite == nil)
    #expect(progress.info == nil)
    #expect(progress.lagTimeSeconds == nil)
    #expect(progress.lag == MongosyncLag())
    #expect(progress.directionMapping == nil)
    #expect(progress.verification == nil)
    #expect(progress.unknownKeys == [])
  }

  @Test func `warnings are kept word for word`() async throws {
    let progress = try await MongosyncStandIn.read(MongosyncStandIn.progress(of: .v1_19, at: .copying))
    #expect(progress.warnings == ["The oplog of the source is too small."])
  }

  @Test func `a reversal swaps the hosts`() async throws {
    let progress = try await MongosyncStandIn.read(MongosyncStandIn.progress(of: .v1_21, at: .reversed))
    #expect(progress.directionMapping?.source?.cluster == "cluster1")
    #expect(progress.directionMapping?.source?.host == "localhost:27018")
    #expect(progress.directionMapping?.destination?.host == "localhost:27017")
    #expect(progress.lag?.overallSeconds == 2)
    #expect(progress.lag?.ddlSeconds == nil)
  }
}
