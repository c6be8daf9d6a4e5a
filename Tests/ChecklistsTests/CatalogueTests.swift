import Checklists
import Checks
import Evidence
import Findings
import Foundation
import Testing

@Suite struct CatalogueTests {
  private let checks = Checklist.all.flatMap(\.entries).compactMap { entry -> (any Check)? in
    if case .check(let check) = entry { check } else { nil }
  }

  @Test func everyCheckFileIsInAChecklist() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Checks")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    var declared: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /struct (\w+): Check\b/) { declared.insert(String(match.1)) }
    }
    #expect(declared.count > 15)
    #expect(declared == Set(checks.map { "\(type(of: $0))" }))
  }

  @Test("Ids are unique within a checklist and name one thing in all", arguments: Checklist.all.map(\.name))
  func idsAreUnique(_ name: String) throws {
    let checklist = try #require(Checklist.all.first { $0.name == name })
    #expect(Set(checklist.ids).count == checklist.ids.count)
    for (one, other) in checklist.alternatives {
      #expect(checklist.ids.contains(one))
      #expect(checklist.ids.contains(other))
    }
    // The line on decisions has an id of its own.
    #expect(!checklist.ids.contains("decisions"))
    for id in checklist.ids { #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil) }
    let titles = Set(Checklist.all.flatMap(\.entries).map { [$0.id, $0.title] })
    #expect(Set(titles.map { $0[0] }).count == titles.count)
  }

  @Test func everyCheckExplainsItself() {
    for about in checks.map(\.about) {
      #expect(!about.title.isEmpty && !about.title.hasSuffix("."))
      for sentence in [about.rule, about.rationale, about.remedy] {
        #expect(sentence.hasSuffix("."), "\(about.id)")
        #expect(!sentence.contains("  ") && !sentence.contains("\n"), "\(about.id)")
      }
      #expect(about.reads.isEmpty == about.privileges.isEmpty, "\(about.id)")
      #expect(!about.citations.isEmpty)
      for citation in about.citations {
        #expect(citation.requirement.wholeMatch(of: /[A-Z]-\d\d/) != nil)
        #expect(!citation.document.isEmpty)
      }
    }
  }

  @Test func theCostliestEvidenceIsTiedToItsCheck() {
    let costly = checks.filter { $0.questions.contains(.indexFormats) }
    #expect(Set(costly.map(\.about.id)) == ["unique-index-format"])
  }

  @Test func everyStepSaysWhatToDo() {
    for case .step(let step) in Checklist.all.flatMap(\.entries) {
      #expect(!step.remedies.isEmpty)
      #expect(step.remedies.allSatisfy { $0.text.hasSuffix(".") })
      #expect(!step.citations.isEmpty)
    }
  }
}
