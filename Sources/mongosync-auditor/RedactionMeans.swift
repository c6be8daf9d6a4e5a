import ArgumentParser
import Bundles
import Digest
import Evidence
import Findings
import Foundation
import Glibc

/// A redaction, and the private file that reads it back.
struct RedactionMeans: Sendable {
  /// Turns names into fingerprints.
  let redaction: Redaction
  private let map = RedactionMap()
  private let mapFile: String?

  /// Prepares a redaction.
  ///
  /// - Parameters:
  ///   - scope: which names are redacted.
  ///   - key: the key of the fingerprints.
  ///   - mapFile: where to write which fingerprint stands for which name, a file that is not there yet.
  /// - Throws: `ValidationError` when the file cannot be made.
  init(scope: RedactionScope, key: FingerprintKey, mapFile: String?) throws {
    redaction = Redaction(key, scope: scope, map: mapFile == nil ? nil : map)
    self.mapFile = mapFile
    guard let mapFile else { return }
    guard !FileManager.default.fileExists(atPath: mapFile) else {
      throw ValidationError("The map \(mapFile) is there already, and is not overwritten. Give it another name.")
    }
    // Its owner's alone from the first moment; Foundation would set its rights later.
    let descriptor = unsafe open(mapFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ValidationError("The map cannot be written to \(mapFile): no such folder, or no right to write there.")
    }
    close(descriptor)
  }

  /// Writes the map, where one was asked for; says why on standard error where it cannot.
  ///
  /// - Returns: whether it is written or was not asked for.
  func saveMap() -> Bool {
    guard let mapFile else { return true }
    do {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: mapFile))
      try file.write(contentsOf: try map.json)
      try file.close()
      return true
    } catch {
      StandardError.warn("The map of the redaction could not be written: \(error.localizedDescription)")
      return false
    }
  }

  /// Decisions about names, as they fit what is redacted.
  ///
  /// - Parameter decisions: the decisions.
  /// - Returns: the same with fingerprints in the place of names.
  /// - Throws: `ValidationError` where a pattern would fit no fingerprint.
  func redacted(_ decisions: Decisions?) throws -> Decisions? {
    guard redaction.hidesNames, let decisions else { return decisions }
    return Decisions(
      waivers: try decisions.waivers.map { waiver in
        Waiver(
          check: waiver.check, namespace: try exact(waiver.namespace).map(redaction.namespace),
          index: try exact(waiver.index).map(redaction.index), max: waiver.max, reason: waiver.reason, by: waiver.by,
          until: waiver.until)
      }, attestations: decisions.attestations)
  }

  private func exact(_ pattern: String?) throws -> String? {
    if let pattern, pattern.contains(where: { "*?".contains($0) }) {
      throw ValidationError(
        "The decision about \(pattern) is about a pattern, which fits no fingerprint. With --redact, name each "
          + "namespace and index, or redact hosts alone.")
    }
    return pattern
  }
}

extension Plan {
  /// Refuses a filter that would fit no fingerprint.
  ///
  /// - Throws: `ValidationError`.
  func refuseExpressions(under redaction: Redaction?) throws {
    guard let redaction, redaction.hidesNames,
      (includeNamespaces + excludeNamespaces).contains(where: { !$0.expressions.isEmpty })
    else { return }
    throw ValidationError(
      "The plan's filter has regular expressions, which fingerprints in the place of names never match. Name the "
        + "collections instead, or leave --redact out.")
  }
}
