import Findings
import Foundation

/// One item for each outcome and some more, in a plausible order.
enum SampleItems {
  static let all = [
    versions, featureCompatibility, arbiters, indexFormat, balancer, profiler, writeBlock, searchIndexes, backups,
    mongosyncUser, hostileNames, diskSpace, capped, emptyDestination, decisions,
  ]

  private static let waiver = Waiver(
    check: "capped-collections", namespace: "shop.log*", reason: "The log is thrown away after the move.",
    by: "Ada Moreno, DBA", until: SampleReports.moment.addingTimeInterval(40 * 86_400))

  private static let capped = AuditItem(
    id: "capped-collections", title: "Capped collections", kind: .check, outcome: .waived,
    summary: "Waived by Ada Moreno, DBA: Two capped collections are on the source.",
    findings: [
      Finding(.fail, Subject(.source, namespace: "shop.log_app"), "It is capped.").accepted(by: waiver),
      Finding(.warn, Subject(.source, namespace: "shop.log_web"), "It is nearly full.").accepted(by: waiver),
    ],
    remedies: [Remedy(.source, "Leave the collections out by a filter.")],
    citations: [Citation("C-05", "MongoDB docs, mongosync 1.21: reference/collection-level/capped-collections")])

  private static let decisions = AuditItem(
    id: "decisions", title: "Decisions of named people", kind: .audit, outcome: .pass,
    summary: "All that was decided for this checklist counts.",
    findings: [
      Finding(
        .pass, Subject(namespace: "shop.log*"),
        "Ada Moreno, DBA's waiver of capped-collections accepts 2 of 2 failures and warnings until "
          + "2026-12-30T22:22:07Z.")
    ])

  private static let versions = AuditItem(
    id: "server-version", title: "Server versions", kind: .check, outcome: .pass,
    summary: "6.0.27 to 7.0.12 is supported by mongosync 1.21.",
    findings: [
      Finding(.pass, Subject(.source), "Every member that answered runs 6.0.27."),
      Finding(.pass, Subject(.destination), "Every member that answered runs 7.0.12."),
    ],
    citations: [Citation("V-01", "MongoDB docs, mongosync 1.21: reference/supported-server-versions")],
    evidence: [EvidenceID("source db1.shop.example.net:27017 buildInfo")])

  private static let featureCompatibility = AuditItem(
    id: "fcv", title: "Feature compatibility version", kind: .check, outcome: .pass,
    summary: "6.0 on the source, 7.0 on the destination, no upgrade under way.",
    findings: [Finding(.pass, Subject(), "6.0 on the source, 7.0 on the destination, no upgrade under way.")],
    citations: [Citation("V-02", "MongoDB docs, mongosync 1.21: reference/limitations")])

  private static let arbiters = AuditItem(
    id: "arbiters", title: "Arbiters", kind: .check, outcome: .notApplicable,
    summary: "Neither cluster has an arbiter.")

  private static let indexFormat = AuditItem(
    id: "unique-index-format", title: "Unique indexes in the old format", kind: .check, outcome: .fail,
    summary: "Two unique indexes on the source have a format in which a reverse sync would lose their uniqueness.",
    findings: [
      Finding(.pass, Subject(.source, namespace: "shop.customers"), "All 4 unique indexes have format 14."),
      Finding(
        .fail, Subject(.source, node: "db1.shop.example.net:27017", namespace: "shop.orders", index: "number_1"),
        "Format version 12.", explanation: "It was built by a server of version 5.0 or older."),
      Finding(
        .fail, Subject(.source, node: "db2.shop.example.net:27017", namespace: "shop.orders", index: "number_1"),
        "Format version 12.", explanation: "It was built by a server of version 5.0 or older."),
    ],
    remedies: [
      Remedy(
        .source, "Resync db1 and db2 one after the other, the primary last, after stepping it down.",
        command: "rs.stepDown(60)"),
      Remedy(
        .source, "Confirm the format on each member, in mongosh connected directly to it.",
        command: """
          db.getSiblingDB("shop").getCollection("orders").aggregate([
            { $collStats: { storageStats: {} } }
          ]).next().storageStats.indexDetails.number_1.metadata.formatVersion
          """),
    ],
    citations: [
      Citation("V-07", "MongoDB docs, mongosync 1.21: reference/api/reverse"),
      Citation("V-08", "server 6.0.27, tried: an index built on 5.0 keeps format 12 after the upgrade"),
    ],
    evidence: [
      EvidenceID("source db2.shop.example.net:27017 collStats"),
      EvidenceID("source db1.shop.example.net:27017 buildInfo"),
    ])

  private static let balancer = AuditItem(
    id: "balancer", title: "Balancer", kind: .check, outcome: .notApplicable, summary: "Neither cluster is sharded.")

  private static let profiler = AuditItem(
    id: "profiler", title: "Profiler", kind: .check, outcome: .warn,
    summary: "The profiler is on for database shop of the source.",
    findings: [
      Finding(
        .warn, Subject(.source, namespace: "shop"), "The profiler is on for database shop of the source.",
        explanation: "Level 2 records every operation, mongosync's too.")
    ],
    remedies: [
      Remedy(.source, "Turn it off while mongosync runs.", command: #"db.getSiblingDB("shop").setProfilingLevel(0)"#)
    ],
    citations: [Citation("C-19", "support-tools, migration: turn off profiling")])

  private static let writeBlock = AuditItem(
    id: "write-block", title: "User write block", kind: .check, outcome: .unknown,
    summary: "Whether writes are blocked on the source could not be seen.",
    findings: [
      Finding(
        .unknown, Subject(.source, node: "db3.shop.example.net:27017"), "The member was not reached.",
        explanation: "No answer within 10 s.")
    ],
    remedies: [
      Remedy(
        .source, "Read the state in mongosh, connected to db3; 1 is off, 2 is on.",
        command: "db.serverStatus().repl.userWriteBlockMode", settlesUnknown: true)
    ],
    citations: [Citation("W-03", "MongoDB docs, server 6.0: reference/command/setUserWriteBlockMode")],
    evidence: [EvidenceID("source db3.shop.example.net:27017 serverStatus")])

  private static let searchIndexes = AuditItem(
    id: "search-indexes", title: "Search indexes", kind: .check, outcome: .skipped,
    summary: "Left out: --skip search-indexes.")

  private static let backups = AuditItem(
    id: "backup", title: "A restorable backup of the destination", kind: .step, outcome: .manual,
    summary: "Take a backup of the destination and restore it once before the migration starts.",
    remedies: [Remedy(nil, "Have the storage team confirm the restore in the change ticket.", settlesUnknown: true)],
    citations: [Citation("M-02", "house rule")])

  private static let mongosyncUser = AuditItem(
    id: "mongosync-user", title: "Privileges of mongosync's user", kind: .check, outcome: .attested,
    summary: "The auditor's user may not read other users.",
    findings: [Finding(.unknown, Subject(.destination), "usersInfo was refused: not authorized on admin.")],
    remedies: [
      Remedy(
        .destination, "Read the user's roles in mongosh.", command: #"db.getSiblingDB("admin").getUser("mongosync")"#,
        settlesUnknown: true)
    ],
    citations: [Citation("A-04", "MongoDB docs, mongosync 1.21: reference/permissions")],
    attestation: Attestation(
      item: "mongosync-user", by: "Ada Moreno, DBA", note: "Roles compared with the table in the docs, CHG0042137.",
      at: SampleReports.moment.addingTimeInterval(-3600)))

  private static let hostileNames = AuditItem(
    id: "namespace-names", title: "Names of collections", kind: .check, outcome: .fail,
    summary: "Four names cannot be copied.",
    findings: HostileNames.gallery.map { name in
      Finding(.fail, Subject(.source, namespace: "shop.\(name)"), "The name holds a character that is not allowed.")
    },
    remedies: [
      Remedy(
        .source, "Rename the collection.", command: "db.getCollection(\"a\u{1B}[2Jb\u{202E}\").renameCollection(\"a\")")
    ])

  private static let diskSpace = AuditItem(
    id: "disk-space", title: "Disk space on the destination", kind: .check, outcome: .pass,
    summary: "812 GB free for 240 GB of data and as much oplog.",
    evidence: [EvidenceID("destination new1.shop.example.net:27017 dbStats")])

  private static let emptyDestination = AuditItem(
    id: "destination-empty", title: "Destination empty", kind: .check, outcome: .pass,
    summary: "No user database on the destination.",
    citations: [Citation("D-01", "MongoDB docs, mongosync 1.21: reference/limitations")])
}
