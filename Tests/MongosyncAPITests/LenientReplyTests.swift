import Evidence
import Foundation
import MongosyncAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct LenientReplyTests {
  @Test func `an empty progress reports nothing`() async throws {
    #expect(try await MongosyncStandIn.read(#"{"progress":{}}"#) == MongosyncProgress())
    #expect(try await MongosyncStandIn.read(#"{"progress":{},"success":true}"#) == MongosyncProgress())
  }

  @Test func `an unknown state is kept`() async throws {
    let progress = try await MongosyncStandIn.read(#"{"progress":{"state":"DREAMING"}}"#)
    #expect(progress.state == .unknown("DREAMING"))
    #expect(progress.state?.rawValue == "DREAMING")
    #expect(progress.unknownKeys == [])
  }

  @Test func `unknown keys are named by their paths`() async throws {
    let progress = try await MongosyncStandIn.read(
      #"""
      {"progress":{"state":"RUNNING","atlasLiveMigrateMetrics":{"a":[1]},"lag":{"overallLagSeconds":1,"other":null},
      "verification":{"source":{"phase":"stream hashing","x.y":1},"third":{}},"source":{"ping":1}},"ok":1,"success":true}
      """#)
    #expect(
      progress.unknownKeys == [
        "ok", "progress.atlasLiveMigrateMetrics", "progress.lag.other", "progress.source.ping",
        "progress.verification.source.x.y", "progress.verification.third",
      ])
    #expect(progress.lag?.overallSeconds == 1)
    #expect(progress.verification?.source?.phase == "stream hashing")
  }

  @Test func `values of the wrong type are unknown keys and not values`() async throws {
    let progress = try await MongosyncStandIn.read(
      #"""
      {"progress":{"state":5,"canCommit":1,"canWrite":"false","info":[],"lag":"2","lagTimeSeconds":"2",
      "totalEventsApplied":true,"collectionCopy":{"estimatedTotalBytes":1.5},"warnings":["a",1],
      "directionMapping":{"Source":null,"Destination":{}},"mongosyncID":"id"},"success":"yes"}
      """#)
    var expected = MongosyncProgress()
    expected.collectionCopy = MongosyncCollectionCopy()
    expected.directionMapping = MongosyncDirection()
    expected.mongosyncID = "id"
    expected.unknownKeys =
      [
        "canCommit", "canWrite", "collectionCopy.estimatedTotalBytes", "directionMapping.Destination", "info", "lag",
        "lagTimeSeconds", "state", "totalEventsApplied", "warnings",
      ].map { "progress.\($0)" } + ["success"]
    #expect(progress == expected)
  }

  @Test(arguments: [
    ("2", 2), ("2.0", 2), ("2e3", 2_000), ("0.25", 1), ("-1", nil), ("-1.0", nil), ("null", nil),
    ("315360000", 315_360_000), ("9007199254740993", nil), ("9223372036854775807", nil),
  ])
  func `a duration may be an integer, a double or null`(_ text: String, _ expected: Int?) async throws {
    let progress = try await MongosyncStandIn.read(#"{"progress":{"lagTimeSeconds":\#(text)}}"#)
    #expect(progress.lagTimeSeconds == expected)
    #expect(progress.unknownKeys == [])
  }

  @Test(arguments: ["1e300", "1e999", "18446744073709551616", "-1e40"])
  func `a number beyond all bounds is an unknown key`(_ text: String) async throws {
    let progress = try await MongosyncStandIn.read(#"{"progress":{"totalEventsApplied":\#(text)}}"#)
    #expect(progress.totalEventsApplied == nil)
    #expect(progress.unknownKeys == ["progress.totalEventsApplied"])
  }

  @Test(arguments: [
    ("cluster0: localhost:27017", "cluster0", "localhost:27017"), ("cluster0: a:1,b:2", "cluster0", "a:1,b:2"),
    ("cluster0: [::1]:27017", "cluster0", "[::1]:27017"), ("localhost:27017", nil, nil), ("", nil, nil),
    ("cluster0: ", nil, nil), (": host", nil, nil),
  ])
  func `the host is what stands behind the name of the cluster`(_ text: String, _ cluster: String?, _ host: String?) {
    let side = MongosyncDirection.Side(text)
    #expect(side.cluster == cluster)
    #expect(side.host == host)
    #expect(side.text == text)
  }

  @Test func `progress survives being saved and read again`() async throws {
    let body = MongosyncStandIn.progress(of: .v1_22, at: .applying)
    let progress = try await MongosyncStandIn.read(body)
    let saved = try JSONEncoder().encode(progress)
    #expect(try JSONDecoder().decode(MongosyncProgress.self, from: saved) == progress)
    #expect(String(decoding: saved, as: UTF8.self).contains(#""state":"RUNNING""#))
  }
}
