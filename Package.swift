// swift-tools-version: 6.2

import PackageDescription

/// The settings every target is built with.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The same, with every unsafe use an error: for all targets except the three that touch C (MongoClient, TestSupport, Bench).
let safe = house + [.strictMemorySafety()]

let package = Package(
  name: "mongosync-auditor",
  products: [
    .executable(name: "mongosync-auditor", targets: ["mongosync-auditor"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CMongoC", pkgConfig: "libmongoc-1.0", providers: [.apt(["libmongoc-dev", "libbson-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "BSON", swiftSettings: safe),
    .target(name: "SecretScrubbing", swiftSettings: safe),
    .target(
      name: "MongoClient",
      dependencies: ["CMongoC", "BSON", "SecretScrubbing", .product(name: "Logging", package: "swift-log")],
      swiftSettings: house),
    .target(name: "Findings", swiftSettings: safe),
    .target(name: "Evidence", dependencies: ["Findings"], swiftSettings: safe),
    .target(
      name: "MongosyncAPI", dependencies: ["Evidence", "MongoClient", "SecretScrubbing"], swiftSettings: safe),
    .target(
      name: "Digest", dependencies: [.product(name: "Crypto", package: "swift-crypto")], swiftSettings: safe),
    .target(
      name: "Bundles", dependencies: ["Digest", "Evidence", "Findings", "SecretScrubbing"], swiftSettings: safe),
    .target(
      name: "OperatorFiles",
      dependencies: ["Checklists", "Evidence", "Findings", .product(name: "Yams", package: "Yams")],
      swiftSettings: safe),
    .target(name: "MongosyncLog", dependencies: ["CZlib", "Evidence", "SecretScrubbing"], swiftSettings: safe),
    .target(
      name: "Survey",
      dependencies: ["MongoClient", "MongosyncAPI", "BSON", "Digest", "Evidence", "Findings", "SecretScrubbing"],
      swiftSettings: safe),
    .target(
      name: "Ledger", dependencies: ["Digest", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: safe),
    .target(
      name: "Verifier", dependencies: ["MongoClient", "BSON", "Digest", "Evidence", "Findings", "Ledger"],
      swiftSettings: safe),
    .target(name: "Checks", dependencies: ["Evidence", "Findings"], swiftSettings: safe),
    .target(name: "Checklists", dependencies: ["Checks", "Evidence", "Findings"], swiftSettings: safe),
    .target(name: "Report", dependencies: ["Digest", "Findings", "SecretScrubbing"], swiftSettings: safe),
    .target(
      name: "Seal",
      dependencies: [
        "Digest", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: safe),
    .executableTarget(
      name: "mongosync-auditor",
      dependencies: [
        "Bundles", "Checklists", "Checks", "Digest", "Evidence", "Findings", "Ledger", "MongoClient", "MongosyncAPI",
        "MongosyncLog", "OperatorFiles", "Report", "Seal", "SecretScrubbing", "Survey", "Verifier",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: safe),
    .executableTarget(
      name: "ManualPages", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Packaging/ManualPages", swiftSettings: safe),
    .target(
      name: "TestSupport", dependencies: ["CMongoC", "BSON"], path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "ReportTests", dependencies: ["Findings", "Report", "TestSupport"], path: "Tests/ReportTests",
      exclude: ["HTML/observe-page.py", "Snapshots", "Schemas"], swiftSettings: safe),
    .target(name: "DemoScene", dependencies: ["TestSupport"], path: "Tests/DemoScene", swiftSettings: safe),
    .executableTarget(
      name: "Demo", dependencies: ["DemoScene", "TestSupport"], path: "Tests/Demo", swiftSettings: safe),
    .testTarget(
      name: "ExampleReportTests", dependencies: ["DemoScene", "TestSupport", "mongosync-auditor"],
      path: "Tests/ExampleReportTests", swiftSettings: safe),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "BSON", "Bundles", "Checklists", "Digest", "Evidence", "EvidenceFixtures", "Findings", "MongosyncAPI",
        "MongosyncLog", "OperatorFiles", "Seal", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Fuzz", swiftSettings: safe),
    .executableTarget(
      name: "Adversary",
      dependencies: [
        "BSON", "DemoScene", "MongoClient", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Adversary", swiftSettings: safe),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "BSON", "Checklists", "CMongoC", "Evidence", "Findings", "MongoClient", "Report", "Survey", "TestSupport",
        "Verifier",
      ],
      path: "Tests/Bench", swiftSettings: house),
    .testTarget(
      name: "TestSupportTests", dependencies: ["TestSupport"], path: "Tests/TestSupportTests", swiftSettings: safe),
    .testTarget(
      name: "OutcomeTests",
      dependencies: ["Checklists", "Evidence", "Findings", "MongoClient", "MongosyncAPI", "Survey", "TestSupport"],
      path: "Tests/OutcomeTests", swiftSettings: safe),
    .testTarget(
      name: "ShardedTests",
      dependencies: ["TestSupport", "BSON", "Survey", "MongoClient", "MongosyncAPI", "Checks", "Evidence", "Findings"],
      swiftSettings: safe),
    .testTarget(
      name: "EvidenceTests", dependencies: ["Evidence"], path: "Tests/EvidenceTests", swiftSettings: safe),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings"], path: "Tests/FindingsTests", swiftSettings: safe),
    .target(
      name: "EvidenceFixtures", dependencies: ["Evidence", "Findings"], path: "Tests/EvidenceFixtures",
      swiftSettings: safe),
    .testTarget(
      name: "ChecksTests", dependencies: ["Checks", "Evidence", "EvidenceFixtures", "Findings"],
      path: "Tests/ChecksTests", swiftSettings: safe),
    .testTarget(
      name: "ChecklistsTests", dependencies: ["Checklists", "Checks", "Evidence", "EvidenceFixtures", "Findings"],
      path: "Tests/ChecklistsTests", swiftSettings: safe),
    .testTarget(
      name: "SecretScrubbingTests", dependencies: ["SecretScrubbing"], path: "Tests/SecretScrubbingTests",
      swiftSettings: safe),
    .testTarget(name: "BSONTests", dependencies: ["BSON"], path: "Tests/BSONTests", swiftSettings: safe),
    .testTarget(
      name: "MongoClientTests",
      dependencies: ["MongoClient", "BSON", "SecretScrubbing", "TestSupport"],
      path: "Tests/MongoClientTests", swiftSettings: safe),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/LedgerTests", swiftSettings: safe),
    .testTarget(
      name: "VerifierTests",
      dependencies: ["Verifier", "MongoClient", "BSON", "Digest", "Evidence", "Findings", "Ledger", "TestSupport"],
      path: "Tests/VerifierTests", swiftSettings: safe),
    .testTarget(
      name: "MongosyncAPITests", dependencies: ["MongosyncAPI", "Evidence", "MongoClient", "TestSupport"],
      path: "Tests/MongosyncAPITests", swiftSettings: safe),
    .testTarget(
      name: "BundlesTests",
      dependencies: ["Bundles", "Checklists", "Digest", "Evidence", "EvidenceFixtures", "Findings", "TestSupport"],
      path: "Tests/BundlesTests", swiftSettings: safe),
    .testTarget(
      name: "SealTests", dependencies: ["Seal", "Digest", "TestSupport"], path: "Tests/SealTests",
      exclude: ["verify_envelope.py"], swiftSettings: safe),
    .testTarget(
      name: "DigestTests", dependencies: ["Digest", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/DigestTests", swiftSettings: safe),
    .testTarget(
      name: "MongosyncLogTests", dependencies: ["MongosyncLog", "Evidence", "TestSupport"],
      path: "Tests/MongosyncLogTests", swiftSettings: safe),
    .testTarget(
      name: "SurveyTests",
      dependencies: [
        "Survey", "MongoClient", "MongosyncAPI", "BSON", "Evidence", "EvidenceFixtures", "Findings", "TestSupport",
      ],
      path: "Tests/SurveyTests",
      swiftSettings: safe),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "mongosync-auditor", "BSON", "Checklists", "Checks", "Evidence", "EvidenceFixtures", "Findings", "ManualPages",
        "MongoClient", "MongosyncAPI", "OperatorFiles", "Report", "Seal", "Survey", "TestSupport", "Verifier",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/CommandLineTests", swiftSettings: safe),
  ],
  swiftLanguageModes: [.v6]
)
