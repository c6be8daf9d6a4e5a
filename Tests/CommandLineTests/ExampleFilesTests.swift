import Evidence
import Findings
import Foundation
import OperatorFiles
import TestSupport
import Testing

/// The example files that an installation brings along are taken by the program as they are.
@Suite struct ExampleFilesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Packaging/Examples").path

  @Test func `the plan says what its lines say`() throws {
    let plan = try PlanFile.plan(in: "\(Self.folder)/plan.yaml")
    #expect(plan.mongosyncVersion == ReleaseVersion(1, 21, 0))
    #expect(plan.reversible == true)
    #expect(plan.filtered == nil)
    #expect(plan.expectedCopyHours == 12)
  }

  @Test func `the plan names every key that a plan may have`() throws {
    let text = try String(contentsOfFile: "\(Self.folder)/plan.yaml", encoding: .utf8)
    let error = try #require(throws: OperatorFileError.self) { try PlanFile.plan(YAMLText("unknown: 1")) }
    let list = try #require(error.message.split(separator: "The keys are ").last)
    let keys = list.dropLast().split(separator: ", ")
    #expect(keys.count >= 19)
    // `filtered` follows from the filter.
    for key in keys where key != "filtered" { #expect(text.contains("\(key):"), "\(key)") }
  }

  @Test func `the lines that are comments can be put in force`() throws {
    let text = try String(contentsOfFile: "\(Self.folder)/plan.yaml", encoding: .utf8)
    let all = text.replacing(/(?m)^# (?=(?:  |createSup|sharding|writeB|canWrite|include|exclude))/, with: "")
      .replacing("sharding: false ", with: "sharding: true ")
    let plan = try PlanFile.plan(YAMLText(all))
    #expect(plan.shardingEntries?.count == 1)
    #expect(plan.includeNamespaces.count == 2)
    #expect(plan.excludeNamespaces.count == 1)
    #expect(plan.writeBlocking == .sourceAndDestination)
    #expect(plan.canWriteAt != nil)
  }

  @Test func `the decisions name checks and steps that there are`() throws {
    let decisions = try DecisionsFile.decisions(in: "\(Self.folder)/decisions.yaml")
    #expect(decisions.waivers.count == 2)
    #expect(decisions.attestations.count == 2)
  }

  @Test func `an audit takes both files and finds nothing wrong with them`() async throws {
    var audit = Audit("mongodb://127.0.0.1:1", "mongodb://127.0.0.1:2")
    audit.checklist = "preflight"
    audit.timeout = 5
    audit.arguments = ["--plan", "\(Self.folder)/plan.yaml", "--decisions", "\(Self.folder)/decisions.yaml"]
    let run = try await audit.run()
    try run.expectUnknown(["No suitable server"])
    let attested = try run.report()["items"].array.filter { $0["outcome"].string == "attested" }
    #expect(attested.contains { $0["id"].string == "pause-schema-changes" })
  }
}
