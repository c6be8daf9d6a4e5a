import BSON
import Evidence
import Testing
import Verifier

/// What Swift takes for the same, or for different from itself, and a server does not.
@Suite struct SpellingTests {
  private static let spellings: [BSONValue] = [.string("caf\u{E9}"), .string("cafe\u{301}")]

  @Test func identifiersInTwoSpellingsAreTwo() async throws {
    let pair = try await VerifiedPair("spelled_ids")
    let others = Self.spellings.map { ["_id": $0, "v": 1] as BSONDocument }
    try await pair.fill("a", Self.spellings.map { ["_id": $0, "v": 2] }, others)
    let found = try await pair.verify(named: ["a"])
    #expect(found.outcomes["a"]?.tally.mismatches == [.differs: 2])
    #expect(found.mismatches["a"].map { Set($0.compactMap(\.id)) } == Set(Self.spellings))
  }

  @Test func oneSpellingThatIsGoneIsNotTheOther() async throws {
    let pair = try await VerifiedPair("spelled_gone")
    let others = Self.spellings.map { ["_id": $0, "v": 1] as BSONDocument }
    try await pair.fill("a", Self.spellings.map { ["_id": $0, "v": 2] }, others)
    let found = try await pair.verify(named: ["a"], .patient) {
      try await pair.run(#"{"delete": "a", "deletes": [{"q": {"_id": "cafe\#u{301}"}, "limit": 1}]}"#)
    }
    #expect(found.outcomes["a"]?.tally.mismatches == [.differs: 1])
    #expect(found.outcomes["a"]?.tally.vanished == 1)
  }

  @Test func mismatchesOfTwoSpellingsOfACollectionAreKeptApart() {
    let sink = MismatchSink(wantsRows: false) { _, _ in }
    sink.takeNoted([
      #"{"namespace": "shop.caf\#u{E9}", "id": 1}"#, #"{"namespace": "shop.cafe\#u{301}", "id": 2}"#,
    ])
    #expect(sink.firstIDs.count == 2)
    #expect(sink.firstIDs[ExactText("shop.cafe\u{301}")]?.count == 1)
  }

  @Test func anIdentifierThatIsNoNumberIsThereAllTheSame() async throws {
    let pair = try await VerifiedPair("not_a_number")
    try await pair.fill("a", [["_id": .double(.nan), "v": 1]], [["_id": .double(.nan), "v": 2]])
    try await pair.fill("b", [["_id": .double(.nan)]], [])
    let found = try await pair.verify(named: ["a", "b"])
    #expect(found.outcomes["a"]?.tally.mismatches == [.differs: 1])
    #expect(found.outcomes["b"]?.tally.mismatches == [.missing: 1])
    for name in ["a", "b"] {
      #expect(found.outcomes[name]?.tally.vanished == 0)
      #expect(found.outcomes[name]?.gap == nil)
    }
  }
}
