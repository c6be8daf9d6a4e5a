public import Findings

public import struct Foundation.Date

extension AuditReport {
  /// A file of evidence that was collected earlier, perhaps elsewhere.
  public struct BundleSummary: Hashable, Sendable {
    /// The last part of the file's path.
    public let file: String
    /// The clusters whose evidence was taken from it.
    public let clusters: [ClusterRole]
    /// The id of the run that asked them, which every command of it carried.
    public let run: String
    /// When the last answer came in.
    public let collectedAt: Date
    /// The name and version of the program that asked.
    public let tool: String
    /// Whether its names are fingerprints.
    public let isRedacted: Bool

    /// Describes a bundle.
    ///
    /// - Parameters:
    ///   - file: the last part of the file's path.
    ///   - clusters: the clusters whose evidence was taken from it.
    ///   - run: the id of the run that asked them.
    ///   - collectedAt: when the last answer came in.
    ///   - tool: the name and version of the program that asked.
    ///   - isRedacted: whether its names are fingerprints.
    public init(
      file: String, clusters: [ClusterRole], run: String, collectedAt: Date, tool: String, isRedacted: Bool
    ) {
      self.file = file
      self.clusters = clusters
      self.run = run
      self.collectedAt = collectedAt
      self.tool = tool
      self.isRedacted = isRedacted
    }
  }
}
