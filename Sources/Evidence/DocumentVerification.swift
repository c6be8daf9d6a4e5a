public import Findings

/// What comparing the documents of both clusters came to.
public struct DocumentVerification: Hashable, Sendable {
  /// One result for each namespace, in the order of their names.
  public let comparisons: [DocumentComparison]
  /// Both clusters as they were when all had been compared, the source first; nothing where they were not asked again.
  public let clustersAfter: [ClusterEvidence]?
  /// What applications wrote to the source and to the destination meanwhile; none where nobody looked.
  public let writes: [Observed<[RecentWrites]>]
  /// Whether part of it was compared by an earlier run, of whose time only the oplogs can tell.
  public let isResumed: Bool
  /// Which of the user collections were compared, and by which options.
  public let scope: VerificationScope?
  /// The least `_id`s of the documents that differ, a few for each namespace, in canonical Extended JSON, by their namespace.
  public let firstIDs: [ExactText: [String]]

  /// States what came of a run.
  ///
  /// - Parameters:
  ///   - comparisons: one result for each namespace.
  ///   - clustersAfter: both clusters as they were when all had been compared, the source first.
  ///   - writes: what applications wrote to the source and to the destination meanwhile.
  ///   - isResumed: whether part of it was compared by an earlier run.
  ///   - scope: which of the user collections were compared, and by which options.
  ///   - firstIDs: the least `_id`s of the documents that differ, by their namespace.
  public init(
    comparisons: [DocumentComparison], clustersAfter: [ClusterEvidence]?, writes: [Observed<[RecentWrites]>] = [],
    isResumed: Bool = false, scope: VerificationScope? = nil, firstIDs: [ExactText: [String]] = [:]
  ) {
    self.firstIDs = firstIDs
    self.scope = scope
    self.comparisons = comparisons
    self.clustersAfter = clustersAfter
    self.writes = writes
    self.isResumed = isResumed
  }
}
