import ArgumentParser
import Checklists
import Findings

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

  @Option(help: ArgumentHelp("Make the verdict NO-GO on warnings too.", valueName: "warn"))
  var failOn: FailureThreshold?

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
  /// - Parameter checklist: the checklist to judge.
  /// - Returns: the audit.
  func audit(of checklist: Checklist) -> Audit {
    Audit(
      checklist, only: only.isEmpty ? nil : Set(only.flatMap(\.ids)), skip: Set(skip.flatMap(\.ids)),
      attestations: attestations)
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
