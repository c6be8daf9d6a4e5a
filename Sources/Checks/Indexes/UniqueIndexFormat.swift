public import Evidence
public import Findings

/// No unique index of the original source may hold keys in the format from before 4.2, on any node.
public struct UniqueIndexFormat: Check {
  private let beforeStart: Bool

  /// Makes the check.
  ///
  /// - Parameter beforeStart: whether the migration is not yet begun, and the check matters only if it is to be
  ///   reversible.
  public init(beforeStart: Bool = false) { self.beforeStart = beforeStart }

  /// The formats themselves, of the indexes that the catalog names.
  public var questions: Questions { [.catalog, beforeStart ? .indexFormatsIfReversible : .indexFormats] }

  /// What it judges and why.
  public let about = About(
    id: "unique-index-format",
    title: "No unique index in the legacy format",
    rule: """
      On every node of the original source that holds data, hidden ones included, every unique index other than that \
      of _id has format version 13 or 14. Any other version, or none, is suspect, not bad: an index made on 4.2 to \
      5.0 keeps 11 or 12 for good though it may hold no legacy key, and validate tells. The index's version v says \
      nothing about it.
      """,
    rationale: """
      Keys written before 4.2 do not carry the record's id. mongosync turns indexes unique at the end of a sync, and \
      that conversion fails where such keys exist. Each node keeps its own files, so nodes may differ.
      """,
    reads: ["$collStats with storageStats on each collection with a unique index, on each node", "replSetGetConfig"],
    privileges: [
      "listing collections and indexes, collStats on every collection, replSetGetConfig (clusterMonitor, readAnyDatabase)"
    ],
    claims: [.indexOption("unique")],
    remedy: """
      Validate the suspect collections on the nodes named; where a warning names the old format, resync that node by \
      initial sync. Dropping and creating the index again also clears it, but is not documented for mongosync.
      """,
    citations: [
      Citation("V-08", "MongoDB docs, mongosync 1.21: reference/api/reverse, validating unique indexes"),
      Citation("V-08", "MongoDB docs, server 6.0: validate"),
      Citation("V-08", "MongoDB docs, mongosync release notes 1.4: validate on 6.0.0 to 6.0.6, WT-11051"),
      Citation("C-07", "MongoDB docs, mongosync 1.21: limitations, reversing"),
      Citation("V-08", "MongoDB server source: WiredTiger index data format versions"),
    ])

  /// Judges every node of the source that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if beforeStart, let exemption = Finding.exemptUnlessReversible(evidence.plan) { return Judgement([exemption]) }
    let isSharded = evidence.source.topology.value == .shardedCluster
    var hasSuspects = false
    for member in judgement.everyDataBearingMember(of: evidence.source) {
      let subject = Subject(.source, node: member.host)
      let what = "the formats of the unique indexes on \(member.host)"
      guard let collections = judgement.value(of: member.indexFormats, subject, what) else { continue }
      var reading = NodeIndexFormats(of: member, isSharded: isSharded)
      for collection in collections { reading.read(collection, &judgement) }
      reading.conclude(&judgement)
      hasSuspects = hasSuspects || !reading.suspects.isEmpty
    }
    if hasSuspects { judgement.suggest(Self.reading) }
    if hasSuspects { judgement.suggest(Self.fix) }
    return judgement
  }

  private static let reading = Remedy(
    .source,
    """
    Read the results: a warning with "keys in the old format (without embedded record id)" is a failure; a warning \
    that validation could not be completed, because of a transient issue, decides nothing, so run it again; a result \
    with neither settles that collection on that node. On 6.0.0 to 6.0.6 validate may report damage that is none \
    (WT-11051): such a result decides nothing there. Attest only when all are settled.
    """)

  private static let fix = Remedy(
    .source,
    """
    Where a warning names the old format, resync that node by initial sync: the secondaries one by one, then step \
    the primary down and resync it too.
    """)
}
