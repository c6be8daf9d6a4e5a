/// The manual page of the program or of one of its subcommands.
struct ManualPage {
  /// The program's version, which the page names.
  let version: String
  /// The day of the page, such as `2026-03-01`.
  let date: String
  /// The names by which the command is called, the program's first.
  let path: [String]
  let command: ProgramDescription.Command
  /// The names of the other pages, without section.
  let otherNames: [String]

  /// The page's name, as `man` takes it: `mongosync-auditor-check` for `mongosync-auditor check`.
  var name: String { path.joined(separator: "-") }

  /// The name of its file.
  var fileName: String { "\(name).1" }

  /// All pages of a program: its own, then one for each command that its help shows.
  ///
  /// - Parameters:
  ///   - program: what the program says of itself.
  ///   - version: the program's version.
  ///   - date: the day the pages are to bear.
  /// - Returns: the pages.
  static func pages(of program: ProgramDescription, version: String, date: String) -> [ManualPage] {
    let commands = shownCommands(from: program.command, below: [])
    let names = commands.map { $0.path.joined(separator: "-") }
    return commands.map { path, command in
      let own = path.joined(separator: "-")
      return ManualPage(
        version: version, date: date, path: path, command: command, otherNames: names.filter { $0 != own })
    }
  }

  private static func shownCommands(
    from command: ProgramDescription.Command, below path: [String]
  ) -> [(path: [String], command: ProgramDescription.Command)] {
    let own = path + [command.commandName]
    let shown = (command.subcommands ?? []).filter(\.shouldDisplay)
    return [(own, command)] + shown.flatMap { shownCommands(from: $0, below: own) }
  }

  /// The page's text in the macros of `man`.
  var text: String {
    var roff = Roff()
    roff.add("TH", name.uppercased(), "1", date, "\(path[0]) \(version)", "User Commands")
    roff.keepWordsWhole()
    roff.add("SH", "NAME")
    // What indexes pages takes the name from before the hyphen, and wants a phrase after it rather than a sentence.
    roff.add(.plain("\(name) - \(phrase)"))
    roff.add("SH", "SYNOPSIS")
    roff.add(synopsis)
    addDescription(to: &roff)
    addSubcommands(to: &roff)
    addArguments(to: &roff)
    addExitStatuses(to: &roff)
    roff.add("SH", "SEE ALSO")
    let references = otherNames.sorted().map { [Roff.Span.literal($0), .plain("(1)")] }
    roff.add(Array(references.joined(separator: [.plain(", ")])))
    return roff.text
  }

  private func addDescription(to roff: inout Roff) {
    roff.add("SH", "DESCRIPTION")
    roff.add(.plain(command.abstract ?? ""))
    for paragraph in discussion.paragraphs {
      roff.add("PP")
      roff.add(.plain(paragraph))
    }
  }

  private func addSubcommands(to roff: inout Roff) {
    let shown = (command.subcommands ?? []).filter(\.shouldDisplay)
    if shown.isEmpty { return }
    roff.add("SH", "COMMANDS")
    for subcommand in shown {
      roff.add("TP")
      roff.add(.literal("\(name)-\(subcommand.commandName)"), .plain("(1)"))
      roff.add(.plain(subcommand.abstract ?? ""))
    }
  }

  private func addExitStatuses(to roff: inout Roff) {
    if discussion.exitStatuses.isEmpty { return }
    roff.add("SH", "EXIT STATUS")
    for status in discussion.exitStatuses {
      roff.add("TP")
      roff.add(.literal(status.number))
      roff.add(.plain(status.meaning))
    }
  }

  private var discussion: Discussion { Discussion(command.discussion ?? "") }

  private var phrase: String {
    let abstract = command.abstract ?? ""
    let open = abstract.hasSuffix(".") ? abstract.dropLast() : abstract[...]
    return open.prefix(1).lowercased() + open.dropFirst()
  }
}
