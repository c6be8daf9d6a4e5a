import ArgumentParser
import Checklists
import Foundation

/// Lists the checklists with their checks and steps.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the checks and steps of each checklist, without asking any server.")

  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal
    case markdown
    case json
  }

  @Option(help: ArgumentHelp("Only this checklist.", valueName: "name"), completion: .list(Checklist.all.map(\.name)))
  var checklist: String?

  @Option(help: "terminal, markdown or json.")
  var format = Format.terminal

  func validate() throws {
    if let checklist, !Checklist.all.contains(where: { $0.name == checklist }) {
      let names = Checklist.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no checklist \(checklist). The checklists are \(names).")
    }
  }

  func run() throws {
    let chosen = Checklist.all.filter { checklist == nil || $0.name == checklist }
    switch format {
    case .terminal: print(chosen.map(Self.text).joined(separator: "\n\n"))
    case .markdown: print(Self.tables(of: chosen))
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(chosen.map(ListedChecklist.init)), as: UTF8.self))
    }
  }

  /// Checklists with their questions, and a table of all their lines, in Markdown.
  ///
  /// - Parameter checklists: the checklists.
  /// - Returns: the text; a line that stands in several checklists is in the table once.
  static func tables(of checklists: [Checklist]) -> String {
    var seen: Set<String> = []
    let entries = checklists.flatMap(\.entries).filter { seen.insert($0.id).inserted }
    let questions = checklists.map { "| `\($0.name)` | \($0.question) | \($0.entries.count) |" }
    let rows = entries.map { entry in
      let names = checklists.filter { $0.ids.contains(entry.id) }.map(\.name).joined(separator: ", ")
      let title = "\(ListedEntry(entry).kind == "step" ? "step: " : "")\(entry.title)"
      return "| `\(entry.id)` | \(title) | \(names) |"
    }
    let head = ["| checklist | question | lines |", "|---|---|---|"]
    return (head + questions + ["", "| id | what must hold | in |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func text(_ checklist: Checklist) -> String {
    let width = checklist.ids.map(\.count).max() ?? 0
    let lines = checklist.entries.map { entry in
      let listed = ListedEntry(entry)
      return
        "  \(listed.kind.padding(toLength: 5, withPad: " ", startingAt: 0))  \(entry.id.padding(toLength: width, withPad: " ", startingAt: 0))  \(entry.title)"
    }
    return "\(checklist.name): \(checklist.question)\n" + lines.joined(separator: "\n")
  }
}

/// A checklist as `list --format json` writes it.
private struct ListedChecklist: Encodable {
  let name: String
  let question: String
  let items: [ListedEntry]

  init(_ checklist: Checklist) {
    name = checklist.name
    question = checklist.question
    items = checklist.entries.map(ListedEntry.init)
  }
}

/// A check or step as `list --format json` writes it.
private struct ListedEntry: Encodable {
  let id: String
  let title: String
  let kind: String

  init(_ entry: Checklist.Entry) {
    id = entry.id
    title = entry.title
    switch entry {
    case .check: kind = "check"
    case .step: kind = "step"
    }
  }
}
