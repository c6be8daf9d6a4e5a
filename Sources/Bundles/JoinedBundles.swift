public import Evidence
public import Findings
import Foundation

/// One or two bundles that together hold both clusters of a migration.
public struct JoinedBundles: Sendable {
  /// A bundle with the name of its file.
  public struct Named: Sendable {
    /// The last part of the file's path.
    public let file: String
    /// What the file holds.
    public let bundle: EvidenceBundle

    /// Names a bundle.
    ///
    /// - Parameters:
    ///   - file: the last part of the file's path.
    ///   - bundle: what the file holds.
    public init(file: String, bundle: EvidenceBundle) {
      self.file = file
      self.bundle = bundle
    }
  }

  /// The bundles, that of the source first.
  public let bundles: [Named]
  /// What they hold together.
  public let evidence: Evidence
  /// Every answer.
  public let records: [EvidenceRecord]
  /// Whether their plans agree; of two that do not, the source's stands in the evidence.
  public let plansAgree: Bool

  /// Joins bundles.
  ///
  /// - Parameter given: one bundle with both clusters, or two with one cluster each, in any order.
  /// - Throws: ``BundleError`` when they do not make up both clusters.
  public init(_ given: [Named]) throws(BundleError) {
    let sides = given.flatMap(\.bundle.clusters)
    for role in ClusterRole.allCases {
      let count = sides.count { $0 == role }
      guard count == 1 else {
        let what = count == 0 ? "none holds the \(role.rawValue)" : "more than one holds the \(role.rawValue)"
        throw BundleError(
          .unfit, "Give one bundle with both clusters, or two with one cluster each: of these \(what).")
      }
    }
    guard Set(given.map(\.bundle.redactionKey)).count == 1 else {
      throw BundleError(
        .unfit,
        "Their names were turned into fingerprints by different keys, or only in one, so none would match; "
          + "collect both with one --redact-key.")
    }
    let ordered = given.sorted { $0.bundle.clusters.contains(.source) && !$1.bundle.clusters.contains(.source) }
    guard let first = ordered.first, let last = ordered.last else {
      throw BundleError(.unfit, "There is no bundle.")
    }
    bundles = ordered
    evidence =
      ordered.count == 1
      ? first.bundle.evidence : .joining(source: first.bundle.evidence, destination: last.bundle.evidence)
    records = ordered.flatMap(\.bundle.records)
    plansAgree = first.bundle.evidence.plan == last.bundle.evidence.plan
  }

  /// How long the last answers of the two bundles lie apart, in seconds; nothing for one bundle.
  public var secondsApart: Double? {
    guard bundles.count == 2 else { return nil }
    let times = bundles.map(\.bundle.evidence.collectedAt.timeIntervalSince1970)
    return abs(times[0] - times[1])
  }
}
