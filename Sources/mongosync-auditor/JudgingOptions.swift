import ArgumentParser
import Checklists
import Evidence
import Findings
import Report

/// What decides how the evidence is judged.
struct JudgingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The version of mongosync, which decides many rules.", valueName: "X.Y"))
  var mongosyncVersion: String?

  @Option(
    name: .customLong("plan"), help: ArgumentHelp("What is planned, as YAML.", valueName: "file"), completion: .file())
  var planFile: String?

  @Option(help: ArgumentHelp("Judge only these checks and steps; the others are skipped.", valueName: "id,…"))
  var only: [IDListArgument] = []

  @Option(help: ArgumentHelp("Skip these checks and steps.", valueName: "id,…"))
  var skip: [IDListArgument] = []

  @Option(
    help: ArgumentHelp(
      "Vouch for a manual step, or for something that its remedy lets a person find out.", valueName: "id=name[:note]"))
  var attest: [AttestationArgument] = []

  @Option(
    name: .customLong("decisions"),
    help: ArgumentHelp("What named people waive, until when, and vouch for, as YAML.", valueName: "file"),
    completion: .file())
  var decisionsFile: String?

  @Option(help: ArgumentHelp("Make the verdict NO-GO on warnings too.", valueName: "warn"))
  var failOn: FailureThreshold?

  @Option(
    help: ArgumentHelp("How long the verdict stands; a waiver it rests on may end it earlier.", valueName: "minutes"))
  var validFor = AuditReport.standardValidity

  /// The mildest outcome that makes the verdict NO-GO, if not only failures do.
  enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
    case warn
  }

  /// What people vouch for.
  var attestations: [Attestation] { attest.map(\.attestation) }

  /// Whether a warning makes the verdict NO-GO.
  var warningsFail: Bool { failOn == .warn }

  /// The audit that these options ask for.
  ///
  /// - Parameters:
  ///   - checklist: the checklist to judge.
  ///   - decisions: what people decided, in writing.
  /// - Returns: the audit.
  func audit(of checklist: Checklist, deciding decisions: Decisions? = nil) -> Audit {
    Audit(
      checklist, only: only.isEmpty ? nil : Set(only.flatMap(\.ids)), skip: Set(skip.flatMap(\.ids)),
      decisions: decisions, attestations: attestations)
  }

  /// Refuses ids that the checklist does not have, and a version that cannot be read.
  ///
  /// - Parameter checklist: the checklist to judge.
  /// - Throws: `ValidationError` naming what is wrong.
  func validate(against checklist: Checklist) throws {
    let known = Set(checklist.ids)
    let uses = [
      ("--only", only.flatMap(\.ids)), ("--skip", skip.flatMap(\.ids)), ("--attest", attestations.map(\.item)),
    ]
    for (option, ids) in uses {
      for id in ids where !known.contains(id) {
        throw ValidationError(
          "\(option) names \(id), which the checklist \(checklist.name) does not have. It has \(checklist.ids.joined(separator: ", "))."
        )
      }
    }
    guard (1...10_080).contains(validFor) else {
      throw ValidationError("--valid-for must be from 1 to 10080 minutes, which are a week.")
    }
    if let mongosyncVersion, ReleaseVersion(mongosyncVersion) == nil {
      throw ValidationError("--mongosync-version must be X.Y or X.Y.Z, such as 1.20 or 1.20.1.")
    }
  }

  /// What the operator says of the migration: the plan file, and the version given on the command line over its own.
  ///
  /// - Returns: the plan.
  /// - Throws: `ValidationError` when the file cannot be used.
  func plan() throws -> Plan {
    var plan = try planFile.map(PlanFile.plan(in:)) ?? Plan()
    if let version = mongosyncVersion.flatMap(ReleaseVersion.init) { plan.mongosyncVersion = version }
    return plan
  }

  /// What people decided, in writing.
  ///
  /// - Returns: the decisions; nothing where no file is given.
  /// - Throws: `ValidationError` when the file cannot be used.
  func decisions() throws -> Decisions? { try decisionsFile.map(DecisionsFile.decisions(in:)) }

  /// Says of each attestation that changed nothing, why.
  ///
  /// - Parameter items: the judged items.
  /// - Returns: one sentence each.
  func unusedAttestations(in items: [AuditItem]) -> [String] {
    attestations.compactMap { attestation in
      guard let item = items.first(where: { $0.id == attestation.item }), item.attestation == nil else { return nil }
      return
        "\(attestation.by)'s attestation of \(attestation.item) was not used: its outcome is \(item.outcome.rawValue), "
        + "which is not for a person to settle."
    }
  }
}
