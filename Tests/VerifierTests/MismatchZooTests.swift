import TestSupport
import Testing
import Verifier

@Suite struct MismatchZooTests {
  @Test func everyPairIsJudgedAsItIs() async throws {
    let pair = try await VerifiedPair("zoo")
    let cases = try MismatchZoo.all
    #expect(cases.count >= 60)
    for (number, animal) in cases.enumerated() {
      try await pair.run(#"{"create": "c\#(number)"}"#)
      try await pair.fill("c\(number)", animal.source, animal.destination)
    }
    let found = try await pair.verify(named: cases.indices.map { "c\($0)" })
    for (number, animal) in cases.enumerated() {
      let outcome = try #require(found.outcomes["c\(number)"])
      #expect(outcome.gap == nil, "\(animal)")
      #expect(outcome.tally.sourceDocuments == animal.source.count, "\(animal)")
      #expect(outcome.tally.destinationDocuments == animal.destination.count, "\(animal)")
      let rows = (found.mismatches["c\(number)"] ?? []).map { mismatch in
        ZooCase.Row(
          kind: mismatch.kind, cause: mismatch.difference?.cause,
          paths: Set(mismatch.difference?.fields.map(\.path) ?? []))
      }
      #expect(counted(rows) == counted(animal.rows), "\(animal)")
      #expect(outcome.tally.mismatchCount == animal.rows.count, "\(animal)")
    }
  }

  private func counted(_ rows: [ZooCase.Row]) -> [ZooCase.Row: Int] {
    Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
