import Checklists
import Digest
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@testable import Bundles

@Suite struct RedactionTests {
  private static let key = FingerprintKey(Array(repeating: 7, count: 32)) ?? FingerprintKey()

  private static let names = [
    "orders", "shop", "archive", "\"number", "number_1", "placed", "customer", "shard0", "shard1", "shard2", "ada@",
    "shopReader", "shopZone", "source-", "destination-", ": \"answer", "silence", "refusal\"", "covert",
  ]

  @Test func `no name is left anywhere`() throws {
    let bundle = try BundleFixture.bundle(BundleFixture.full).redacted(by: Redaction(Self.key))
    let text = String(decoding: try BundleFile.data(of: bundle), as: UTF8.self)
    for name in Self.names { #expect(!text.contains(name), "\(name)") }
    for word in [
      "clusterMonitor@admin", "mongosync-auditor", "COMMITTED", "oplog-rolled-over", "hashed", "spanish",
      "commit completed",
    ] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func `every text of the evidence has its rule`() throws {
    let places = try BundleFixture.bundle(BundleFixture.full).placesWithoutRule()
    #expect(places == [])
  }

  @Test func `a place that no rule knows shows nothing`() {
    var redaction = EvidenceRedaction(NameRedactor(Self.key))
    let clean = redaction.redacted(.object(["new": .string("orders")]))
    #expect(clean == .object(["new": .string("Left out by --redact.")]))
    #expect(redaction.unknownPlaces == ["new"])
  }

  @Test(
    "Every checklist comes to the same outcomes without names",
    arguments: Checklist.all.map(\.name),
    [
      EvidenceFixture.restart, EvidenceFixture.reverse, EvidenceFixture.restart.sharded,
      EvidenceFixture.reverse.sharded, BundleFixture.full,
    ])
  func sameOutcomes(_ name: String, _ evidence: Evidence) throws {
    let checklist = try #require(Checklist.all.first { $0.name == name })
    let redacted = try BundleFixture.bundle(evidence).redacted(by: Redaction(Self.key)).evidence
    let (open, closed) = (Audit(checklist).items(judging: evidence), Audit(checklist).items(judging: redacted))
    #expect(open.map(\.outcome) == closed.map(\.outcome))
    #expect(open.map { $0.findings.map(\.outcome) } == closed.map { $0.findings.map(\.outcome) })
  }

  @Test func `replies are left out for their keyed digests`() throws {
    let bundle = try BundleFixture.bundle().redacted(by: Redaction(Self.key))
    #expect(
      bundle.records.map(\.answer) == [
        .error("Left out by --redact."),
        .withheld(digest: Self.key.fingerprint(of: #"{ "documents" : [ { "covert" : "orders" } ] }"#)),
      ])
    #expect(bundle.records.last?.command == #"{ "find" : "Left out by --redact." }"#)
    #expect(bundle.records.last?.id.description.hasPrefix("source text-") == true)
  }

  @Test func `with one key equal names stay equal, with two they do not`() throws {
    let (one, two) = (NameRedactor(Self.key), NameRedactor(FingerprintKey()))
    #expect(one.database("shop") == NameRedactor(Self.key).database("shop"))
    #expect(one.database("shop") != two.database("shop"))
    #expect(one.keyID != two.keyID)
    #expect(one.namespace("shop.\u{301}b") == "\(one.database("shop")).\(one.collection("\u{301}b", in: "shop"))")
    #expect(one.namespace("shop.a.b") == "\(one.database("shop")).\(one.collection("a.b", in: "shop"))")
    #expect(one.hosts("rs/A:1,b:2") == "\(one.set("rs"))/\(one.host("a:1")),\(one.host("b:2"))")
  }

  @Test(arguments: [
    "admin", "config", "local", "mongosync_reserved_for_internal_use", "mongosync_internal_a_to_b",
    "__mdb_internal_mongosync", "mdb_internal_mine", "mongosync_reserved_for_verification_src_metadata",
    "mongosync_reserved_for_verification_mine", "__mdb_internal_mongosync_verifier_src",
    "__mdb_internal_mongosync_verifierx", "__mdb_internal_migration_verifier", "migration_verification_metadata",
    "__mdb_internal_atlas", "__mdb_internalx", "__realm_sync", "__realm_sync_63f8", "__realm_syncx", "shop", "db-1",
  ])
  func `a database stays in its family`(_ name: String) {
    let redacted = NameRedactor(Self.key).database(name)
    #expect(DatabaseFamily(ofDatabase: redacted) == DatabaseFamily(ofDatabase: name))
    #expect(!redacted.contains("mine") && !redacted.contains("63f8") && !redacted.contains("_a_to_b"))
  }

  @Test func `what the server or a tool named stays`() {
    let names = NameRedactor(Self.key)
    #expect(names.collection("globalState", in: "__mdb_internal_mongosync") == "globalState")
    #expect(names.collection("unsynced_documents", in: "__realm_sync") == "unsynced_documents")
    #expect(names.collection("history", in: "__realm_sync") != "history")
    #expect(names.collection("system.views", in: "shop") == "system.views")
    let buckets = names.collection("system.buckets.orders", in: "shop")
    #expect(buckets == "system.buckets.\(names.collection("orders", in: "shop"))")
    let accented = names.collection("system.buckets.\u{301}t", in: "shop")
    #expect(accented == "system.buckets.\(names.collection("\u{301}t", in: "shop"))")
    #expect(names.index("_id_") == "_id_")
    #expect(names.field("a.$**.0._id").hasSuffix(".$**.0._id"))
    #expect(names.field("") == "" && names.field("$a").hasPrefix("$field-"))
    #expect(names.roleOfDatabase("root@admin") == "root@admin")
  }

  @Test func `of an address nothing stays but its port and whose it is`() {
    let names = NameRedactor(Self.key)
    #expect(names.host("ab.cd.mongodb.net:27017").hasSuffix(".mongodb.net:27017"))
    #expect(names.host("[::1]:5").hasSuffix(":5"))
    #expect(!names.host("10.0.0.1:5").contains("10.0"))
    let address = names.address("mongodb://ada:***@h:1,i:2/?replicaSet=rs0")
    #expect(address == "mongodb://\(names.host("h:1")),\(names.host("i:2"))/")
    #expect(names.address("mongodb+srv://h.example/") == "mongodb+srv://\(names.host("h.example"))/")
    #expect(names.address("") == "")
  }
}
