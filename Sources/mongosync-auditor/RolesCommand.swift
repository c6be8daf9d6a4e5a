import ArgumentParser
import Evidence
import Survey

/// Prints the script that makes a user with exactly the rights that are needed.
struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Prints the mongosh script that makes the auditor's user, with no right that it does not need.",
    discussion: """
      It connects to nothing. Run the script on each cluster, and on each shard of a sharded one. With \
      --mongosync-user it prints the scripts that make the user that mongosync connects as, one for each cluster.
      """)

  /// What the user is for.
  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case check
    case verify

    var role: AuditorRole.Purpose { self == .check ? .check : .verify }
  }

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("What the user is for: check, or verify, which also reads documents.", valueName: "purpose"))
  var purpose = Purpose.check

  @Option(
    help: ArgumentHelp(
      "The name of the user; if not given, mongosync-auditor, or the plan's mongosyncUser, or mongosync.",
      valueName: "name"))
  var user: String?

  @OptionGroup(title: "mongosync's user")
  var mongosync: MongosyncUserOptions

  func validate() throws {
    guard user.map(Self.isPlain) ?? true else {
      throw ValidationError("--user must be made of letters, digits, hyphens, underscores and dots.")
    }
  }

  func run() throws {
    guard !mongosync.mongosyncUser else { return print(try mongosync.scripts(for: user)) }
    let hasBuckets = !mongosync.isBefore(ReleaseVersion(5, 0))
    let script = RoleScript(
      for: purpose.role, hasBuckets: hasBuckets, hasGuardedShards: mongosync.isAtLeast(ReleaseVersion(8, 0)),
      to: user ?? "mongosync-auditor")
    print(script.text)
  }

  /// Whether a name needs no escape in JavaScript.
  ///
  /// - Parameter name: the name of a user.
  /// - Returns: whether it is made of plain characters alone.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }
}
