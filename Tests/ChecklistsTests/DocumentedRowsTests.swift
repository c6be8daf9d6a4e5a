import Checklists
import Checks
import Findings
import Testing

/// Every documented requirement is a check or a step.
@Suite struct DocumentedRowsTests {
  /// How many rows each family of requirements has, and those numbers that were never given.
  private static let families: [(letter: String, last: Int, never: Set<Int>)] = [
    ("P", 38, [30]), ("C", 38, []), ("R", 11, []), ("F", 24, []), ("V", 16, []), ("E", 20, []), ("X", 10, []),
    // That mongosync checks neither its limitations nor the environment, and that majority reads must be of the present.
    ("G", 2, []),
  ]

  private static let rows = families.flatMap { family in
    (1...family.last).filter { !family.never.contains($0) }.map { number in
      "\(family.letter)-\(number < 10 ? "0" : "")\(number)"
    }
  }

  private static let cited = Set(
    Checklist.all.flatMap(\.entries).flatMap { entry in
      switch entry {
      case .check(let check): check.about.citations.map(\.requirement)
      case .step(let step): step.citations.map(\.requirement)
      }
    })

  @Test func everyRowHasItsLine() {
    #expect(Self.rows.count > 150)
    let open = Self.rows.filter { !Self.cited.contains($0) }
    #expect(open.isEmpty, "\(open)")
  }

  @Test func noCitationNamesARowThatIsNotThere() {
    let unknown = Self.cited.subtracting(Self.rows)
    #expect(unknown.isEmpty, "\(unknown)")
  }
}
