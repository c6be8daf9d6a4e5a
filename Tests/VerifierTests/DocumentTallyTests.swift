import BSON
import Evidence
import Findings
import Testing

@testable import Verifier

@Suite struct DocumentTallyTests {
  private func tally(fields: Range<Int>) throws -> DocumentTally {
    var tally = DocumentTally()
    for field in fields {
      let (left, right): (BSONDocument, BSONDocument) = (
        BSONDocument([("f\(field)", .int32(1))]), BSONDocument([("f\(field)", .int64(1))])
      )
      let difference = try DocumentDifference(left.bytes.span, right.bytes.span)
      tally.count(Mismatch(namespace: "a.b", id: .int32(Int32(field)), kind: .differs, difference: difference))
    }
    return tally
  }

  @Test func waysToDifferAreBoundedAndMismatchesAreNot() throws {
    var all = try tally(fields: 0..<900)
    all.add(try tally(fields: 500..<2000))
    #expect(all.patterns.count == 1000)
    #expect(all.mismatchCount == 2400)
    #expect(all.patterns.values.reduce(0, +) <= 2400)
  }

  @Test func theMostFrequentWayIsToldFirst() throws {
    var tally = try tally(fields: 0..<1)
    tally.add(try self.tally(fields: 1..<2))
    tally.add(try self.tally(fields: 1..<2))
    tally.sourceDocuments = 7
    let comparison = DocumentComparison(
      Verification.Outcome(
        namespace: "a.b", method: .bytes, sampledPercent: nil, tally: tally, displaced: 0, partitions: 1, notes: [],
        gap: nil, seconds: 1))
    #expect(
      comparison.causes == [
        DocumentComparison.Count("other type, int -> long, in f1", 2),
        DocumentComparison.Count("other type, int -> long, in f0", 1),
      ])
    #expect(comparison.mismatches == [DocumentComparison.Count("with other bytes", 3)])
    #expect(comparison.source == DocumentComparison.Side(documents: 7, bytes: nil), "nobody told any bytes")
  }
}
