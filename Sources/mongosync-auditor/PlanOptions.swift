import ArgumentParser
import Evidence
import OperatorFiles

/// What is planned.
struct PlanOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The version of mongosync, which decides many rules.", valueName: "X.Y"))
  var mongosyncVersion: String?

  @Option(
    name: .customLong("plan"), help: ArgumentHelp("What is planned, as YAML.", valueName: "file"), completion: .file())
  var planFile: String?

  func validate() throws {
    if let mongosyncVersion, ReleaseVersion(mongosyncVersion) == nil {
      throw ValidationError("--mongosync-version must be X.Y or X.Y.Z, such as 1.20 or 1.20.1.")
    }
  }

  /// What the operator says of the migration: the plan file, and the version given on the command line over its own.
  ///
  /// - Parameter saved: the plan that stands where no file is given.
  /// - Returns: the plan.
  /// - Throws: `ValidationError` when the file cannot be used.
  func plan(over saved: Plan = Plan()) throws -> Plan {
    var plan = try ValidationError.instead { try planFile.map(PlanFile.plan(in:)) } ?? saved
    if let version = mongosyncVersion.flatMap(ReleaseVersion.init) { plan.mongosyncVersion = version }
    return plan
  }
}
