import ArgumentParser
import Checklists
import Findings
import OperatorFiles
import Report

/// What decides how the evidence is judged.
struct JudgingOptions: ParsableArguments {
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

  /// The same options, with one more thing vouched for.
  ///
  /// - Parameter attestation: what is vouched for.
  /// - Returns: the options.
  func attesting(_ attestation: Attestation) -> JudgingOptions {
    var judging = self
    judging.attest.append(AttestationArgument(attestation))
    return judging
  }

  /// Whether a line is not judged.
  ///
  /// - Parameter id: the line's id.
  /// - Returns: whether `--only` or `--skip` leaves it out.
  func leavesOut(_ id: String) -> Bool {
    skip.contains { $0.ids.contains(id) } || (!only.isEmpty && !only.contains { $0.ids.contains(id) })
  }

  /// Whether a warning makes the verdict NO-GO.
  var warningsFail: Bool { failOn == .warn }

  /// The audit that these options ask for.
  ///
  /// - Parameters:
  ///   - checklist: the checklist to judge.
  ///   - decisions: what people decided, in writing.
  ///   - namesAreHidden: whether fingerprints stand in the place of names.
  /// - Returns: the audit.
  func audit(of checklist: Checklist, deciding decisions: Decisions? = nil, namesAreHidden: Bool = false) -> Audit {
    Audit(
      checklist, only: only.isEmpty ? nil : Set(only.flatMap(\.ids)), skip: Set(skip.flatMap(\.ids)),
      decisions: decisions, attestations: attestations, namesAreHidden: namesAreHidden)
  }

  /// Refuses ids that the checklist does not have.
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
  }

  /// What people decided, in writing.
  ///
  /// - Returns: the decisions; nothing where no file is given.
  /// - Throws: `ValidationError` when the file cannot be used.
  func decisions() throws -> Decisions? {
    try ValidationError.instead { try decisionsFile.map(DecisionsFile.decisions(in:)) }
  }

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
