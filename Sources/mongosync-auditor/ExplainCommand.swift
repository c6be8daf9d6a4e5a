import ArgumentParser
import Checklists
import Checks
import Findings

/// Tells all about one check or step.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what a check reads, its rule and why, the remedy, the documents and the privileges it needs.")

  @Argument(
    help: ArgumentHelp("The id of a check or step, as list shows it.", valueName: "check-id"),
    completion: .list(Checklist.all.flatMap(\.ids)))
  var id: String

  private var entry: Checklist.Entry? { Checklist.all.flatMap(\.entries).first { $0.id == id } }

  func validate() throws {
    guard entry == nil else { return }
    throw ValidationError("There is no check or step \(id); `mongosync-auditor list` shows them all.")
  }

  func run() throws {
    let checklists = Checklist.all.filter { $0.ids.contains(id) }.map(\.name).joined(separator: ", ")
    switch entry {
    case .check(let check): print(Self.text(check.about, checklists))
    case .step(let step): print(Self.text(step, checklists))
    case nil: break
    }
  }

  private static func text(_ about: About, _ checklists: String) -> String {
    sections(
      "\(about.id): \(about.title)",
      [
        ("Checklists", [checklists]), ("Rule", [about.rule]), ("Why", [about.rationale]), ("Reads", about.reads),
        ("Needs", about.privileges), ("Remedy", [about.remedy]), ("Sources", about.citations.map(line)),
      ])
  }

  private static func text(_ step: ManualStep, _ checklists: String) -> String {
    let remedies = step.remedies.map { $0.text + ($0.command.map { "\n    \($0)" } ?? "") }
    return sections(
      "\(step.id): \(step.title)",
      [
        ("Checklists", [checklists]), ("Kind", ["a step for a person to take and to attest to"]), ("Do", remedies),
        ("Sources", step.citations.map(line)),
      ])
  }

  private static func line(_ citation: Citation) -> String { "\(citation.document) [\(citation.requirement)]" }

  private static func sections(_ heading: String, _ sections: [(String, [String])]) -> String {
    ([heading]
      + sections.map { name, entries in
        name + entries.map { entry in wrapped(entry).map { "\n  " + $0 }.joined() }.joined()
      }).joined(separator: "\n\n")
  }

  /// A text in lines of up to 96 columns; lines it has already, such as commands, are kept whole.
  private static func wrapped(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 1 else { return wrapped(lines[0]) + lines.dropFirst() }
    return text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= 96 {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }
}
