public import Evidence
public import Findings

/// The zones of the source should be set up again on the destination.
public struct SameZones: Check {
  /// Makes the check.
  public init() {}

  /// The zones themselves.
  public let questions: Questions = .zones

  /// What it judges and why.
  public let about = About(
    id: "same-zones",
    title: "Same zones",
    rule: """
      Between two sharded clusters, the same ranges of the same collections of user databases are bound to the same \
      zones on both. What the plan's namespace filter leaves out is not compared.
      """,
    rationale: """
      mongosync never migrates zones. Without them data may come to lie on any shard, also where it must not be; \
      mongosync's own ranges from before the copy may be left on the destination.
      """,
    reads: ["find config.tags"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Bind the ranges again once mongosync reports COMMITTED, and remove those that nobody wants.",
    citations: [
      Citation("E-13", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-20", "MongoDB docs, mongosync release notes 1.20"),
    ])

  /// Judges the ranges of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let isSharded = judgement.sharding(of: evidence) else { return judgement }
    guard isSharded.source && isSharded.destination else {
      judgement.add(Finding(.notApplicable, Subject(), "Only between two sharded clusters are there zones to compare."))
      return judgement
    }
    guard let read = judgement.both(\.zones, of: evidence, "the zones") else { return judgement }
    let scope = MigrationScope(evidence.plan)
    let source = read.source.filter { Self.isUserData($0) && scope.includes(namespace: $0.namespace) }
    let destination = read.destination.filter { Self.isUserData($0) && scope.includes(namespace: $0.namespace) }
    let (wanted, present) = (Set(source), Set(destination))
    for range in source where !present.contains(range) {
      let subject = Subject(.destination, namespace: range.namespace)
      judgement.add(
        Finding(.warn, subject, "The range \(range.words) is not bound to the zone \(range.zone) on the destination."))
      judgement.suggest(range.binding)
    }
    for range in destination where !wanted.contains(range) {
      let subject = Subject(.destination, namespace: range.namespace)
      judgement.add(
        Finding(.warn, subject, "The range \(range.words) is bound to the zone \(range.zone) on the destination only."))
      judgement.suggest(range.removal)
    }
    judgement.conclude(
      comparing: wanted.count,
      "\(Wording.count(wanted.count, "range is", "ranges are")) bound to the same zones on both clusters.",
      orElse: scope.isFiltered
        ? "Neither cluster has a zone within the namespace filter." : "Neither cluster has a zone.")
    return judgement
  }

  private static func isUserData(_ range: ZoneRange) -> Bool {
    let database = NamespaceParts(of: range.namespace).database
    return DatabaseFamily(ofDatabase: database) == .user
  }
}

extension ZoneRange {
  /// The range for people.
  fileprivate var words: String { "\(minimum.readable) to \(maximum.readable) of \(namespace)" }

  fileprivate var binding: Remedy {
    .putting(
      .destination,
      "Bind the range to the zone \(zone), connected to a mongos; shards are given the zone with sh.addShardToZone.",
      [minimum, maximum]
    ) { "sh.updateZoneKeyRange(\(place), \($0.joined(separator: ", ")), \(ShellText.javaScript(zone)))" }
  }

  fileprivate var removal: Remedy {
    .putting(.destination, "Remove the range if nobody wants it, connected to a mongos.", [minimum, maximum]) {
      "sh.removeRangeFromZone(\(place), \($0.joined(separator: ", ")))"
    }
  }

  private var place: String { ShellText.javaScript(namespace) }
}
