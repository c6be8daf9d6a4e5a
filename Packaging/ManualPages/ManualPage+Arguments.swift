extension ManualPage {
  /// How the command is called, in one line.
  var synopsis: [Roff.Span] {
    var spans: [Roff.Span] = [.literal(path.joined(separator: " "))]
    let shown = shownArguments
    if shown.contains(where: { $0.kind != .positional }) {
      spans += [.plain(" ["), .placeholder("options"), .plain("]")]
    }
    for argument in shown where argument.kind == .positional {
      let value = [.placeholder(argument.valueName ?? "")] + (argument.isRepeating ? [Roff.Span.plain(" ...")] : [])
      spans += argument.isOptional ? [.plain(" [")] + value + [.plain("]")] : [.plain(" ")] + value
    }
    if command.subcommands?.contains(where: \.shouldDisplay) == true {
      spans += [.plain(" "), .placeholder("command")]
    }
    return spans
  }

  /// Adds what can be given to the command: arguments, then options, those under a title after those without.
  ///
  /// - Parameter roff: the page so far.
  func addArguments(to roff: inout Roff) {
    let positional = shownArguments.filter { $0.kind == .positional }
    if !positional.isEmpty {
      roff.add("SH", "ARGUMENTS")
      for argument in positional { add(argument, to: &roff) }
    }
    let options = shownArguments.filter { $0.kind != .positional }
    if options.isEmpty { return }
    roff.add("SH", "OPTIONS")
    for option in options where option.sectionTitle == nil { add(option, to: &roff) }
    var told: Set<String> = []
    for title in options.compactMap(\.sectionTitle) where told.insert(title).inserted {
      roff.add("SS", title)
      for option in options where option.sectionTitle == title { add(option, to: &roff) }
    }
  }

  private var shownArguments: [ProgramDescription.Argument] { (command.arguments ?? []).filter(\.shouldDisplay) }

  private func add(_ argument: ProgramDescription.Argument, to roff: inout Roff) {
    roff.add("TP")
    roff.add(argument.tag)
    roff.add(.plain(argument.explanation))
    guard let discussion = argument.discussion else { return }
    roff.add("IP")
    roff.add(.plain(discussion))
  }
}

extension ProgramDescription.Argument {
  /// The names and the value, as they are typed.
  fileprivate var tag: [Roff.Span] {
    let value = Roff.Span.placeholder(valueName ?? "")
    switch kind {
    case .positional: return [value]
    case .flag: return names(each: [])
    case .option: return names(each: [.plain(" "), value])
    }
  }

  private func names(each end: [Roff.Span]) -> [Roff.Span] {
    let spellings = (names ?? []).map { [Roff.Span.literal($0.spelling)] + end }
    return Array(spellings.joined(separator: [.plain(", ")]))
  }

  /// What it is for, which values it takes and which one it has where none is given.
  fileprivate var explanation: String {
    let values = allValues.map { "values: \($0.joined(separator: ", "))" }
    let notes = [values, defaultValue.map { "default: \($0)" }].compactMap(\.self)
    return (abstract ?? "") + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }
}
