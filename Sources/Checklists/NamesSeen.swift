import Evidence
import Findings

/// The names that a waiver's patterns could fit in a run.
struct NamesSeen {
  private let evidence: Evidence

  /// Takes what was seen.
  ///
  /// - Parameter evidence: what was seen.
  init(_ evidence: Evidence) { self.evidence = evidence }

  /// What a waiver that was not applied names beside the point.
  ///
  /// - Parameters:
  ///   - waiver: the waiver.
  ///   - line: the line it is about, before anything was waived.
  /// - Returns: the end of a sentence on why it was not applied; empty where its patterns tell nothing.
  func strays(of waiver: Waiver, _ line: AuditItem) -> String {
    let subjects = line.findings.filter(\.canBeWaived).map(\.subject)
    return stray("namespace", waiver.namespace, subjects.compactMap(\.namespace), namespaces)
      + stray("index", waiver.index, subjects.compactMap(\.index), indexes)
  }

  private func stray(_ kind: String, _ pattern: String?, _ accepted: [String], _ seen: () -> [String]) -> String {
    guard let pattern else { return "" }
    let matcher = NamePattern(pattern)
    if accepted.contains(where: matcher.matches) { return "" }
    let all = seen() + accepted
    let isSeen = all.contains(where: matcher.matches)
    let names = Set((isSeen ? accepted : all).map(ExactText.init)).map(\.text)
    let nearest = NearestNames.words(NearestNames.of(pattern, among: names), to: pattern)
    if !isSeen { return "; no \(kind) was seen that matches \(NearestNames.visible(pattern))\(nearest)" }
    return nearest
  }

  /// Databases and collections, those that a comparison leaves out too.
  private func namespaces() -> [String] {
    let leftOut = (evidence.verification?.scope?.leftOut ?? []).map(\.namespace)
    let collections =
      leftOut
      + evidence.clusters.flatMap { cluster in
        (cluster.collections.value ?? []).map(\.namespace) + (cluster.systemDatabaseCollections.value ?? [])
      }
    let databases = evidence.clusters.flatMap { $0.databases.value ?? [] }
    return databases + collections + collections.map { NamespaceParts(of: $0).database }
  }

  private func indexes() -> [String] {
    evidence.clusters.flatMap { ($0.collections.value ?? []).flatMap(\.indexes).map(\.name) }
  }
}
