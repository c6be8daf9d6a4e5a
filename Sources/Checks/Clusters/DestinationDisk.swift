public import Evidence
public import Findings

/// Every member of the destination should have disk space for the source's data and an oplog as large.
public struct DestinationDisk: Check {
  /// Makes the check.
  public init() {}

  /// Sizes, and which collections are sharded.
  public let questions: Questions = [.sizes, .catalog]

  /// What it judges and why.
  public let about = About(
    id: "destination-disk",
    title: "Destination has disk space for the data",
    rule: """
      On every member of the destination that holds data, the free disk space is at least twice the uncompressed size \
      of its share of the source's documents: once for the data, once for the oplog of the copy. The share is all of \
      it on a replica set. On a sharded cluster it is the size divided by the number of shards, or, where that is more, \
      the largest database with unsharded collections, all of which lie on one shard. From 1.22 on, less than the size \
      of the share itself fails without a filter: mongosync refuses the start.
      """,
    rationale: """
      A destination that runs out of disk space stops, and mongosync with it. From 1.22 on mongosync refuses to start \
      when it finds too little.
      """,
    reads: [
      "dbStats of each database on the source's primaries, or through the router where a shard refuses",
      "dbStats of admin on each destination member",
    ],
    privileges: ["replSetGetConfig on the cluster, listing databases, and dbStats on any database (clusterMonitor)"],
    remedy: "Add disk space on the members named, before the start.",
    citations: [
      Citation("P-23", "MongoDB docs, mongosync 1.21 and 1.22: oplog sizing; release notes 1.22"),
      Citation("P-23", "MongoDB docs, mongosync 1.21: mongosync-behavior, chunk distribution and primary shards"),
    ])

  /// Judges the disk of every member of the destination.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let size = judgement.dataSize(of: evidence.source) else { return judgement }
    let sets = max(1, evidence.destination.sets.count)
    let even = size.bytes / Double(sets)
    let unsharded = sets > 1 ? UnshardedData(of: evidence) : nil
    let share = max(even, unsharded?.largest?.bytes ?? 0)
    let isRefused = evidence.plan.mongosyncHas(.checksDiskSpace) == true
    for member in judgement.everyDataBearingMember(of: evidence.destination) {
      let subject = Subject(.destination, node: member.host)
      guard let disk = judgement.value(of: member.disk, subject, "the disk space of \(member.host)") else { continue }
      let seen = "\(member.host) has \(Wording.bytes(disk.free)) of disk space free"
      guard disk.free < 2 * share else {
        judgement.add(
          Finding(
            .pass, subject, "\(seen), and needs \(Wording.bytes(2 * share)).", explanation: Self.retention(of: member)))
        continue
      }
      let isTooLittle =
        isRefused && disk.free < max(even, unsharded?.largestWhole?.bytes ?? 0) && evidence.plan.filtered != true
      judgement.add(
        Finding(
          isTooLittle ? .fail : .warn, subject, "\(seen), less than the \(Wording.bytes(2 * share)) it may need.",
          explanation: [
            "The source holds \(Wording.bytes(size.bytes)) of documents, uncompressed; compression may make them smaller"
              + (evidence.plan.filtered == true ? ", and a filter leaves some out." : "."),
            unsharded?.largest.flatMap { $0.bytes > even ? Self.note($0) : nil } ?? "",
            Self.retention(of: member),
            isRefused ? "This mongosync checks the disk space itself and may refuse to start." : "",
          ].filter { !$0.isEmpty }.joined(separator: " ")))
      judgement.suggest(Remedy(.destination, "Add disk space to \(member.host), or make room on its disk."))
      if isTooLittle {
        judgement.suggest(
          Remedy(
            nil,
            """
            Where compression surely makes the data small enough, skipDiskSpaceCheck in the start request skips \
            mongosync's own comparison; state why in a waiver of this line.
            """))
      }
    }
    return judgement
  }

  /// That an oplog which is kept for a time may outgrow what was reckoned for it.
  private static func retention(of member: MemberEvidence) -> String {
    guard let hours = member.oplog.value?.minimumRetentionHours, hours > 0 else { return "" }
    return
      "Its oplog keeps every entry for at least \(Wording.hours(hours)), whatever its size: it may outgrow the data."
  }

  private static func note(_ database: DatabaseSize) -> String {
    "mongosync does not balance: the unsharded collections of \(database.name), up to \(Wording.bytes(database.bytes)), "
      + "come to lie on one shard, which may be this one."
  }
}

extension Judgement {
  /// How much a cluster holds, its sets taken together.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: the amount; nothing once it is recorded what could not be read.
  mutating func dataSize(of cluster: ClusterEvidence) -> DataSize? {
    var (bytes, documents) = (0.0, 0.0)
    var isComplete = true
    let sets = everySet(of: cluster)
    for set in sets {
      guard let primary = set.primary else {
        add(
          Finding(.unknown, Subject(cluster.role), "The primary of \(set.name) was not found, so its size is unknown."))
        isComplete = false
        continue
      }
      let subject = Subject(cluster.role, node: primary.host)
      if let size = value(of: primary.dataSize, subject, "how much \(primary.host) holds") {
        bytes += size.bytes
        documents += size.documents
      } else {
        isComplete = false
      }
    }
    return isComplete && !sets.isEmpty ? DataSize(bytes: bytes, documents: documents) : nil
  }
}
