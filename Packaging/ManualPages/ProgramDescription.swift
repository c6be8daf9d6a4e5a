/// What a program built with swift-argument-parser says of itself with `--experimental-dump-help`.
///
/// Only what a manual page needs is read. Source: swift-argument-parser, `ArgumentParserToolInfo`.
struct ProgramDescription: Decodable {
  /// The form of the description; 0 is the only one known.
  let serializationVersion: Int
  /// The program itself, which is the root of its subcommands.
  let command: Command

  /// A command, or the program itself.
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  /// An argument, option or flag of a command.
  struct Argument: Decodable {
    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let discussion: String?
    let defaultValue: String?
    let allValues: [String]?
    let sectionTitle: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
  }

  /// How an argument is given.
  enum Kind: String, Decodable {
    case positional
    case option
    case flag
  }

  /// One of the names of an option or flag.
  struct Name: Decodable {
    let kind: Kind
    let name: String

    /// As it is typed.
    var spelling: String {
      switch kind {
      case .long: "--\(name)"
      case .short, .longWithSingleDash: "-\(name)"
      }
    }

    /// How many hyphens a name has.
    enum Kind: String, Decodable {
      case long
      case short
      case longWithSingleDash
    }
  }
}
