import ArgumentParser
import Evidence
import Findings

/// What decides which rights the user needs that mongosync connects as.
struct MongosyncUserOptions: ParsableArguments {
  @Flag(help: "Print the script of the user that mongosync itself connects as, instead of the auditor's.")
  var mongosyncUser = false

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("The cluster: source or destination; both if not given.", valueName: "cluster"))
  var clusterName: ClusterName?

  @OptionGroup
  var planning: PlanOptions

  @Flag(help: "The sync may be reversed, as with reversible: true in the plan.")
  var reversible = false

  @Option(
    help: ArgumentHelp(
      "The version of the servers that the script is for; for mongosync's user, of the source's.", valueName: "X.Y"))
  var sourceVersion: String?

  /// A cluster, as named on the command line.
  enum ClusterName: String, ExpressibleByArgument, CaseIterable {
    case source
    case destination

    var role: ClusterRole { self == .source ? .source : .destination }
  }

  func validate() throws {
    if let sourceVersion, ReleaseVersion(sourceVersion) == nil {
      throw ValidationError("--source-version must be X.Y or X.Y.Z, such as 5.0.")
    }
    let isTold =
      clusterName != nil || reversible || planning.planFile != nil || planning.mongosyncVersion != nil
    if isTold && !mongosyncUser {
      throw ValidationError(
        "--on, --plan, --mongosync-version and --reversible are of use with --mongosync-user only.")
    }
  }

  /// Whether the servers are known to be older than a version.
  func isBefore(_ version: ReleaseVersion) -> Bool {
    sourceVersion.flatMap(ReleaseVersion.init).map { $0 < version } ?? false
  }

  /// Whether the servers are known to be of a version or a later one.
  func isAtLeast(_ version: ReleaseVersion) -> Bool {
    sourceVersion.flatMap(ReleaseVersion.init).map { $0 >= version } ?? false
  }

  /// The scripts that these options ask for, one for each cluster.
  ///
  /// - Parameter user: the name of the user, if one was given.
  /// - Returns: the scripts in one text.
  /// - Throws: `ValidationError` when the plan, or the name that it gives the user, cannot be used.
  func scripts(for user: String?) throws -> String {
    var plan = try planning.plan()
    if reversible { plan.reversible = true }
    let isBeforeSix = isBefore(ReleaseVersion(6, 0))
    let user = user ?? plan.mongosyncUser ?? "mongosync"
    guard RolesCommand.isPlain(user) else {
      throw ValidationError("mongosyncUser of the plan cannot be put into a script. Give the name with --user.")
    }
    let clusters = clusterName.map { [$0] } ?? ClusterName.allCases
    return clusters.map { cluster in
      MongosyncUserScript(on: cluster.role, plan, isBeforeSix: isBeforeSix && cluster == .source, to: user).text
    }.joined(separator: "\n\n")
  }
}
