import Evidence
import Foundation
import Testing

@testable import MongosyncAPI

/// Values of a progress reply that cannot be true are not taken, and are named.
@Suite struct ImpossibleValuesTests {
  private func progress(_ text: String) throws -> MongosyncProgress {
    try ProgressReply.progress(in: Data(#"{"success":true,"progress":{\#(text)}}"#.utf8), status: 200)
  }

  @Test(
    "Numbers out of their range",
    arguments: [
      (#""lagTimeSeconds":-1"#, "progress.lagTimeSeconds: -1"),
      (#""lag":{"overallLagSeconds":-3}"#, "progress.lag.overallLagSeconds: -3"),
      (#""lag":{"overallLagSeconds":1e308}"#, "progress.lag.overallLagSeconds: 1e+308"),
      (#""lagTimeSeconds":99999999999"#, "progress.lagTimeSeconds: 99999999999"),
      (#""totalEventsApplied":-5"#, "progress.totalEventsApplied: -5"),
      (#""collectionCopy":{"estimatedTotalBytes":-1}"#, "progress.collectionCopy.estimatedTotalBytes: -1"),
      (
        #""verification":{"source":{"phase":"stream hashing","lagTimeSeconds":-2}}"#,
        "progress.verification.source.lagTimeSeconds: -2"
      ), (#""source":{"pingLatencyMs":-2}"#, "progress.source.pingLatencyMs: -2"),
      (#""estimatedSecondsToCEACatchup":-0.5e3"#, "progress.estimatedSecondsToCEACatchup: -500"),
      (#""state":"IDLE","canWrite":true"#, "progress.canWrite: true in the state IDLE"),
      (#""state":"INITIALIZING","canCommit":true"#, "progress.canCommit: true in the state INITIALIZING"),
      (
        #""indexBuilding":{"indexesBuilt":8,"totalIndexesToBuild":7}"#,
        "progress.indexBuilding.indexesBuilt: 8 of 7"
      ),
    ])
  func impossible(_ text: String, _ words: String) throws {
    let found = try progress(text)
    #expect(found.impossibleValues == [words])
    #expect(found.lagTimeSeconds == nil && found.lag?.overallSeconds == nil && found.totalEventsApplied == nil)
    #expect(found.canWrite == nil && found.canCommit == nil && found.indexBuilding?.indexesBuilt == nil)
    #expect(found.verification?.source?.lagTimeSeconds == nil && found.sourcePingLatencyMs == nil)
  }

  @Test(
    "What may be is taken",
    arguments: [
      #""lagTimeSeconds":0"#, #""lag":{"overallLagSeconds":86400}"#, #""source":{"pingLatencyMs":-1}"#,
      #""collectionCopy":{"estimatedTotalBytes":10,"estimatedCopiedBytes":12}"#, #""state":"RUNNING","canCommit":true"#,
      #""lagTimeSeconds":null"#,
    ])
  func possible(_ text: String) throws { #expect(try progress(text).impossibleValues == nil) }
}
