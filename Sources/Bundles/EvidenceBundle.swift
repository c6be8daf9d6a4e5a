public import Evidence
public import Findings

public import struct Foundation.Date

/// The evidence of one run, saved to be judged later or elsewhere.
public struct EvidenceBundle: Hashable, Sendable {
  /// The name of the form, by which a file is known as a bundle.
  public static let schemaName = "mongosync-auditor evidence"
  /// The version of the form, `MAJOR.MINOR`; a reader refuses another major.
  public static let schemaVersion = ReleaseVersion(1, 0)

  /// The program that asked, with its version.
  public let tool: String
  /// The run's id, which every command of it carried.
  public let run: String
  /// When the first question was put.
  public let startedAt: Date
  /// The clusters that were asked.
  public let clusters: [ClusterRole]
  /// Tells the key by which names were turned into fingerprints from any other; nothing where the names are as they were.
  public let redactionKey: String?
  /// Which names were; nothing where they are as they were.
  public let redactionScope: RedactionScope?
  /// What was seen.
  public let evidence: Evidence
  /// Every answer.
  public let records: [EvidenceRecord]

  /// Puts a bundle together.
  ///
  /// - Parameters:
  ///   - tool: the program that asked, with its version.
  ///   - run: the run's id.
  ///   - startedAt: when the first question was put.
  ///   - clusters: the clusters that were asked.
  ///   - redactionKey: tells the key of the redaction from any other.
  ///   - redactionScope: which names were redacted; all, where there is a key.
  ///   - evidence: what was seen.
  ///   - records: every answer; sorted here by its id.
  public init(
    tool: String, run: String, startedAt: Date, clusters: [ClusterRole], redactionKey: String? = nil,
    redactionScope: RedactionScope? = nil, evidence: Evidence, records: [EvidenceRecord]
  ) {
    self.tool = tool
    self.run = run
    self.startedAt = startedAt
    self.clusters = clusters
    self.redactionKey = redactionKey
    self.redactionScope = redactionKey == nil ? nil : redactionScope ?? .all
    self.evidence = evidence
    self.records = records.sorted { $0.id < $1.id }
  }
}

extension EvidenceBundle: Codable {
  private enum Key: String, CodingKey {
    case schema, tool, run, startedAt, clusters, redactionKey, redactionScope, evidence, records
  }

  private struct Schema: Codable {
    let name: String
    let version: String
  }

  /// Reads a bundle, the version of its form before all else.
  ///
  /// - Throws: ``BundleError`` for another form, or `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let schema = try? container.decode(Schema.self, forKey: .schema), schema.name == Self.schemaName else {
      throw BundleError(.notABundle, "It is JSON, but not a bundle of evidence.")
    }
    guard let version = ReleaseVersion(schema.version), version.major == Self.schemaVersion.major else {
      let own = "this version of the auditor reads \(Self.schemaVersion.major).x"
      throw BundleError(.otherSchema, "Its form has a version that is not known here; \(own).")
    }
    let evidence = try container.decode(Evidence.self, forKey: .evidence)
    guard evidence.source.role == .source, evidence.destination.role == .destination else {
      throw BundleError(.malformed, "It gives a cluster the wrong role.")
    }
    let clusters = try container.decode([ClusterRole].self, forKey: .clusters)
    guard !clusters.isEmpty, Set(clusters).count == clusters.count else {
      throw BundleError(.malformed, "It does not tell which clusters were asked.")
    }
    self.init(
      tool: try container.decode(String.self, forKey: .tool), run: try container.decode(String.self, forKey: .run),
      startedAt: try container.decode(Date.self, forKey: .startedAt), clusters: clusters,
      redactionKey: try container.decodeIfPresent(String.self, forKey: .redactionKey),
      redactionScope: try container.decodeIfPresent(RedactionScope.self, forKey: .redactionScope), evidence: evidence,
      records: try container.decode([EvidenceRecord].self, forKey: .records))
  }

  /// Writes the bundle with the version of its form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(
      Schema(name: Self.schemaName, version: Self.schemaVersion.description), forKey: .schema)
    try container.encode(tool, forKey: .tool)
    try container.encode(run, forKey: .run)
    try container.encode(startedAt, forKey: .startedAt)
    try container.encode(clusters, forKey: .clusters)
    try container.encodeIfPresent(redactionKey, forKey: .redactionKey)
    try container.encodeIfPresent(redactionScope, forKey: .redactionScope)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(records, forKey: .records)
  }
}
