import Findings
import Foundation
import Testing

/// To Swift two spellings of a letter are one text; to servers, and so to what is decided about names, they are two.
@Suite struct TwoSpellingsTests {
  private static let spellings = ["caf\u{E9}", "cafe\u{301}"]

  private static let changes: [@Sendable (String) -> Waiver] = [
    { Waiver(check: $0, reason: "R.", by: "Ada", until: .distantFuture) },
    { Waiver(check: "a", namespace: $0, reason: "R.", by: "Ada", until: .distantFuture) },
    { Waiver(check: "a", index: $0, reason: "R.", by: "Ada", until: .distantFuture) },
    { Waiver(check: "a", reason: $0, by: "Ada", until: .distantFuture) },
    { Waiver(check: "a", reason: "R.", by: $0, until: .distantFuture) },
  ]

  @Test(arguments: changes.indices)
  func waiversOfTwoSpellingsAreTwo(_ place: Int) {
    let waivers = Self.spellings.map(Self.changes[place])
    #expect(waivers[0] != waivers[1])
    #expect(waivers.map(Self.changes[place](Self.spellings[0]).isSame) == [true, false])
    #expect(Set(waivers + waivers).count == 2)
  }

  @Test func everyOtherPartOfAWaiverCounts() {
    let waiver = Waiver(check: "a", namespace: "n", index: "i", max: 1, reason: "R.", by: "Ada", until: .distantFuture)
    let others = [
      Waiver(check: "a", index: "i", max: 1, reason: "R.", by: "Ada", until: .distantFuture),
      Waiver(check: "a", namespace: "n", max: 1, reason: "R.", by: "Ada", until: .distantFuture),
      Waiver(check: "a", namespace: "n", index: "i", max: 2, reason: "R.", by: "Ada", until: .distantFuture),
      Waiver(check: "a", namespace: "n", index: "i", reason: "R.", by: "Ada", until: .distantFuture),
      Waiver(check: "a", namespace: "n", index: "i", max: 1, reason: "R.", by: "Ada", until: .distantPast),
    ]
    #expect(others.allSatisfy { $0 != waiver } && waiver == waiver.copy)
  }

  @Test func attestationsOfTwoSpellingsAreTwo() {
    let at = Date(timeIntervalSince1970: 1)
    for change: (String) -> Attestation in [
      { Attestation(item: $0, by: "Ada") }, { Attestation(item: "a", by: $0) },
      { Attestation(item: "a", by: "Ada", note: $0, at: at) },
    ] {
      let both = Self.spellings.map(change)
      #expect(both[0] != both[1] && both[0] == change(Self.spellings[0]))
    }
    #expect(Attestation(item: "a", by: "Ada", at: at) != Attestation(item: "a", by: "Ada"))
  }

  /// One of the two would be left out of what is printed.
  @Test func remediesOfTwoSpellingsAreBothKept() {
    var judgement = Judgement()
    for name in Self.spellings + Self.spellings { judgement.suggest(Remedy(.source, "Rename \(name).")) }
    #expect(judgement.remedies.map(\.text.utf8.count) == [13, 14])
    let commands = Self.spellings.map { Remedy(.source, "Read it.", command: $0) }
    #expect(commands[0] != commands[1])
    #expect(Remedy(.source, "Read it.", command: "a") != Remedy(.source, "Read it."))
  }

  @Test func subjectsOfTwoSpellingsAreTwo() {
    for change: (String) -> Subject in [
      { Subject(.source, node: $0) }, { Subject(namespace: $0) }, { Subject(.source, namespace: "a.b", index: $0) },
    ] {
      let both = Self.spellings.map(change)
      #expect(both[0] != both[1] && both[0] == change(Self.spellings[0]))
    }
    #expect(Subject(.source) != Subject(.destination) && Subject(namespace: "a") != Subject())
  }
}

extension Waiver {
  fileprivate func isSame(_ other: Waiver) -> Bool { self == other }

  fileprivate var copy: Waiver {
    Waiver(check: check, namespace: namespace, index: index, max: max, reason: reason, by: by, until: until)
  }
}
