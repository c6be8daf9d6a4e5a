package import Evidence

package import struct Foundation.Date

/// What is known of Atlas Device Sync.
package enum DeviceSync {
  /// When the service ended.
  ///
  /// Source: MongoDB docs, App Services and Realm: deprecation; removed on 30 September 2025.
  package static let end = Date(timeIntervalSince1970: 1_759_190_400)

  /// Whether the service had ended when the evidence was collected.
  ///
  /// - Parameter evidence: all that was seen.
  /// - Returns: whether it had.
  package static func hasEnded(_ evidence: Evidence) -> Bool { evidence.collectedAt >= end }

  /// Its databases on a cluster.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: their names, or why they are not known.
  package static func databases(of cluster: ClusterEvidence) -> Observed<[String]> {
    cluster.databases.map { names in names.filter { DatabaseFamily(ofDatabase: $0) == .deviceSync } }
  }
}
