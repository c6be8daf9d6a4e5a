public import Findings

/// What comparing the documents of both clusters came to.
public struct DocumentVerification: Hashable, Sendable {
  /// One result for each namespace, in the order of their names.
  public let comparisons: [DocumentComparison]
  /// Both clusters as they were when all had been compared, the source first; nothing where they were not asked again.
  public let clustersAfter: [ClusterEvidence]?

  /// States what came of a run.
  ///
  /// - Parameters:
  ///   - comparisons: one result for each namespace.
  ///   - clustersAfter: both clusters as they were when all had been compared, the source first.
  public init(comparisons: [DocumentComparison], clustersAfter: [ClusterEvidence]?) {
    self.comparisons = comparisons
    self.clustersAfter = clustersAfter
  }
}
