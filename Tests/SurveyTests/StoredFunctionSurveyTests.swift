import Evidence
import Findings
import TestSupport
import Testing

/// Stored functions are told from others of their name without their code.
@Suite struct StoredFunctionSurveyTests {
  private static let secret = "hunter2"
  private static let documents = [
    #"{"_id": "same", "value": {"$code": "function() { return '\#(secret)' }"}}"#,
    #"{"_id": "copy", "other": 1, "value": {"$code": "function() { return '\#(secret)' }"}}"#,
    #"{"_id": "longer", "value": {"$code": "function() { return '\#(secret) ' }"}}"#,
    #"{"_id": "text", "value": "function() { return '\#(secret)' }"}"#,
    #"{"_id": "scoped", "value": {"$code": "function() { return '\#(secret)' }", "$scope": {"a": 1}}}"#,
    #"{"_id": "composed", "value": "caf\u00e9"}"#, #"{"_id": "decomposed", "value": "cafe\u0301"}"#,
    #"{"_id": "none"}"#, #"{"_id": {"$numberInt": "7"}, "value": {"$numberInt": "1"}}"#,
    #"{"_id": "wide", "value": {"$numberLong": "1"}}"#,
  ]

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2, .v4_2_6])
  func `code is told by its digest and kept nowhere`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      try await set.primary().insert("shop.system.js", documents: Self.documents)
      let surveyed = try await Surveyed.of(source: set.connectionString)
      let functions = try #require(surveyed.source.storedFunctions.value, "\(surveyed.source.storedFunctions)")
      #expect(functions.count == Self.documents.count)
      #expect(functions.allSatisfy { $0.database == "shop" && $0.codeDigest?.count == 64 })
      let digests = Dictionary(functions.map { ($0.name.text ?? "7", $0.codeDigest) }) { first, _ in first }
      #expect(digests["same"] == digests["copy"], "no other field counts")
      #expect(Set(digests.values).count == Self.documents.count - 1)
      let kept = surveyed.records.filter { $0.command.contains("system.js") && $0.origin == .source }
      #expect(kept.contains { "\($0.answer)".contains("valueSHA256") })
      #expect(!surveyed.records.contains { "\($0)".contains(Self.secret) })
    }
  }
}
