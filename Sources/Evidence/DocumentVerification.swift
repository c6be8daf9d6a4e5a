public import Findings

/// What comparing the documents of both clusters came to.
public struct DocumentVerification: Hashable, Sendable {
  /// One result for each namespace, in the order of their names.
  public let comparisons: [DocumentComparison]
  /// Both clusters as they were when all had been compared, the source first; nothing where they were not asked again.
  public let clustersAfter: [ClusterEvidence]?
  /// What applications wrote to the source and to the destination meanwhile; none where nobody looked.
  public let writes: [Observed<[RecentWrites]>]

  /// States what came of a run.
  ///
  /// - Parameters:
  ///   - comparisons: one result for each namespace.
  ///   - clustersAfter: both clusters as they were when all had been compared, the source first.
  ///   - writes: what applications wrote to the source and to the destination meanwhile.
  public init(
    comparisons: [DocumentComparison], clustersAfter: [ClusterEvidence]?, writes: [Observed<[RecentWrites]>] = []
  ) {
    self.comparisons = comparisons
    self.clustersAfter = clustersAfter
    self.writes = writes
  }
}
