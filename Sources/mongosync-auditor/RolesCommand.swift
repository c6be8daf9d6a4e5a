import ArgumentParser
import Survey

/// Prints the script that makes a user with exactly the rights that are needed.
struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "Prints the mongosh script that makes the auditor's user, with no right that it does not need.",
    discussion: "It connects to nothing. Run the script on each cluster, and on each shard of a sharded one.")

  /// What the user is for.
  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case check
    case verify

    var grants: [AuditorRole.Grant] { AuditorRole.grants(for: self == .check ? .check : .verify) }
  }

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("What the user is for: check, or verify, which also reads documents.", valueName: "purpose"))
  var purpose = Purpose.check

  @Option(help: ArgumentHelp("The name of the user.", valueName: "name"))
  var user = "mongosync-auditor"

  func validate() throws {
    guard !user.isEmpty, user.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }) else {
      throw ValidationError("--user must be made of letters, digits, hyphens, underscores and dots.")
    }
  }

  func run() throws { print(RoleScript(granting: purpose.grants, to: user).text) }
}
