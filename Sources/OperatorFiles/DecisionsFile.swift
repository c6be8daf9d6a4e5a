import Checklists
import Evidence
package import Findings
import Yams

/// What named people decided about a migration, as it stands in a YAML file.
package enum DecisionsFile {
  /// Reads decisions.
  ///
  /// - Parameter file: the file.
  /// - Returns: the decisions.
  /// - Throws: `OperatorFileError` naming what is wrong with the file and where.
  package static func decisions(in file: String) throws -> Decisions {
    let text = try YAMLText(file: file, holding: "decisions file")
    do {
      return try decisions(text)
    } catch let error as OperatorFileError {
      throw OperatorFileError("The decisions file \(file) cannot be used. \(error.message)")
    }
  }

  /// Reads decisions.
  ///
  /// - Parameter text: the file's text; an empty one decides nothing.
  /// - Returns: the decisions.
  /// - Throws: `OperatorFileError` naming what is wrong and in which line, for whatever is not as it must be.
  package static func decisions(_ text: YAMLText) throws -> Decisions {
    guard let root = try text.root() else { return Decisions() }
    let fields = try YAMLFields(root, of: "the file", keys: ["waivers", "attestations"])
    var waivers: [Waiver] = []
    var scopes: Set<[ExactText?]> = []
    for node in try fields.list("waivers") {
      let (waiver, entry) = try waiver(node)
      guard scopes.insert([waiver.check, waiver.namespace, waiver.index].map { $0.map(ExactText.init) }).inserted else {
        throw entry.wrong("check", "stands in an earlier waiver with the same patterns; keep one of the two")
      }
      waivers.append(waiver)
    }
    var attestations: [Attestation] = []
    for node in try fields.list("attestations") {
      let (attestation, entry) = try attestation(node)
      guard !attestations.contains(where: { $0.item == attestation.item }) else {
        throw entry.wrong("step", "stands in an earlier attestation; keep one of the two")
      }
      attestations.append(attestation)
    }
    return Decisions(waivers: waivers, attestations: attestations)
  }

  private static func waiver(_ node: Node) throws -> (Waiver, YAMLFields) {
    let entry = try YAMLFields(
      node, of: "a waiver", keys: ["check", "namespace", "index", "max", "reason", "by", "until"])
    let check = try entry.text("check")
    let kinds = kinds(of: check)
    guard !kinds.isEmpty else { throw unknown("check", check, in: entry) }
    guard kinds.contains(.check) else {
      throw entry.wrong("check", "names the step \(check), which cannot be waived; give an attestation of it instead")
    }
    let waiver = Waiver(
      check: check, namespace: try entry.optionalName("namespace"), index: try entry.optionalName("index"),
      max: try entry.optionalNumber("max"), reason: try entry.text("reason"), by: try entry.text("by"),
      until: try entry.time("until"))
    return (waiver, entry)
  }

  private static func attestation(_ node: Node) throws -> (Attestation, YAMLFields) {
    let entry = try YAMLFields(node, of: "an attestation", keys: ["step", "by", "at", "note"])
    let step = try entry.text("step")
    guard !kinds(of: step).isEmpty else { throw unknown("step", step, in: entry) }
    let attestation = Attestation(
      item: step, by: try entry.text("by"), note: try entry.optionalText("note") ?? "", at: try entry.time("at"))
    return (attestation, entry)
  }

  private static func unknown(_ key: String, _ id: String, in entry: YAMLFields) -> OperatorFileError {
    let name = YAMLFields.printable(id).map { "\($0), which" } ?? "what"
    let nearest = NearestNames.words(NearestNames.of(id, among: Set(Checklist.all.flatMap(\.ids))), to: id)
    return entry.wrong(key, "names \(name) no checklist has\(nearest); `mongosync-auditor list` shows all ids")
  }

  /// As what an id stands in the checklists of this version.
  private static func kinds(of id: String) -> Set<AuditItem.Kind> {
    Set(
      Checklist.all.flatMap(\.entries).filter { $0.id == id }.map { entry in
        switch entry {
        case .check: .check
        case .step: .step
        }
      })
  }
}
