import TestSupport
import Testing

@testable import Verifier
@testable import mongosync_auditor

@Suite struct VerificationStateTests {
  private func state(seconds: Double = 10) -> VerificationState {
    let meter = VerificationMeter()
    var tally = DocumentTally()
    (tally.sourceDocuments, tally.sourceBytes) = (1000, 5_000_000)
    meter.begin("shop.done", expecting: 900).add(tally, since: DocumentTally())
    meter.end("shop.done")
    tally.mismatches = [.missing: 2]
    meter.begin("shop.b\u{1B}[2J", expecting: 4000).add(tally, since: DocumentTally())
    meter.begin("shop.c", expecting: 0).addWaiting(7)
    return VerificationState(meter, namespaces: 12, seconds: seconds)
  }

  @Test func oneLineTellsAll() {
    #expect(
      state().line == """
        comparing: 1 of 12 collections, 2000 documents, 10 MB read, 1 MB/s, 2 mismatches, 7 to be read \
        again, 15 s left for the collections begun
        """)
    #expect(!state(seconds: 1).line.contains("left"), "too early to tell")
  }

  @Test func aPanelHasALineForEachCollectionAndNoCommandForTheTerminal() {
    let lines = state().panel(width: 100, height: 24)
    #expect(lines.count == 3)
    #expect(lines[1] == "   25 % shop.b[2J  1000 documents, 2 mismatches")
    #expect(lines[2] == "    0 % shop.c  0 documents, no mismatch, 7 to be read again")
    #expect(state().panel(width: 20, height: 3).map(\.count) == [19, 19])
  }

  @Test func machinesGetAnObjectALine() throws {
    let json = try JSON(parsing: state().json)
    #expect(!state().json.contains("\n"))
    #expect(json["event"].string == "progress")
    #expect(json["documents"].int == 2000)
    #expect(json["expectedDocuments"].int == 5000)
    #expect(json["waiting"].int == 7)
    #expect(json["active"].array.compactMap { $0["namespace"].string } == ["shop.b\u{1B}[2J", "shop.c"])
  }
}
