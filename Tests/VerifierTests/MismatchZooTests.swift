import Findings
import TestSupport
import Testing
import Verifier

/// Every method over the same animals: bytes sees all, the others all but what they are documented not to see.
///
/// One after the other: several documents of 16 MB at once are too much for a small server.
@Suite(.serialized) struct MismatchZooTests {
  @Test(arguments: ComparisonMethod.allCases)
  func everyPairIsJudgedAsItIs(by method: ComparisonMethod) async throws {
    try await Self.judge(VerifiedPair("zoo_\(method)"), by: method)
  }

  /// Compares all animals in a database of their own.
  ///
  /// - Parameters:
  ///   - pair: the database.
  ///   - method: how they are compared.
  ///   - hashesAreRefused: whether the clusters give no hashes of collections, as routers do.
  /// - Throws: what a server refuses.
  static func judge(
    _ pair: VerifiedPair, by method: ComparisonMethod, hashesAreRefused: Bool = false
  ) async throws {
    let cases = try MismatchZoo.all
    #expect(cases.count >= 60)
    for (number, animal) in cases.enumerated() {
      try await pair.run(#"{"create": "c\#(number)"}"#)
      try await pair.fill("c\(number)", animal.source, animal.destination)
    }
    var settings = VerificationSettings.quick
    settings.method = method
    let found = try await pair.verify(named: cases.indices.map { "c\($0)" }, settings, seconds: 240)
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
      guard method != .counts else {
        #expect(rows.isEmpty)
        #expect(outcome.tally.mismatchCount == abs(animal.source.count - animal.destination.count), "\(animal)")
        continue
      }
      let expected = method == .digest && MismatchZoo.sameToDigests.contains(animal.name) ? [] : animal.rows
      #expect(counted(rows) == counted(expected), "\(animal)")
      #expect(outcome.tally.mismatchCount == expected.count, "\(animal)")
      let isProven = expected.isEmpty && !animal.source.isEmpty
      #expect(outcome.method == (method == .dbhash && (!isProven || hashesAreRefused) ? .bytes : method), "\(animal)")
    }
  }

  private static func counted(_ rows: [ZooCase.Row]) -> [ZooCase.Row: Int] {
    Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
