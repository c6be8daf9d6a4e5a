import BSON
import MongoClient
import TestSupport
import Testing

/// The order of keys that merging rests on is the server's.
@Suite struct ServerOrderTests {
  @Test func keysComeInTheServersOrder() async throws {
    let pair = try await VerifiedPair("server_order")
    let ids = try Self.ids
    try await pair.fill("keys", ids.shuffled().map { ["_id": $0] }, [])
    let stored = try await Self.read("server_order", "keys")
    #expect(stored.count == ids.count)
    for left in stored.indices {
      for right in stored.indices {
        let expected: Precedence = left < right ? .before : left == right ? .same : .after
        let told = try BSONOrder.compareFirst(stored[left], stored[right])
        #expect(told == expected, "\(stored[left]) and \(stored[right])")
      }
    }
  }

  @Test func equalKeysAreEqualToTheServer() async throws {
    let pair = try await VerifiedPair("server_equality")
    for (number, (first, second)) in try Self.equals.enumerated() {
      let documents: [BSONDocument] = [["_id": first], ["_id": second]]
      #expect(try BSONOrder.compareFirst(documents[0], documents[1]) == .same)
      try await pair.fill("k\(number)", [documents[0]], [])
      let refusal = await #expect(throws: ServerError.self) {
        try await pair.source.insert("server_equality.k\(number)", unchecked: [documents[1]])
      }
      #expect(refusal?.code == 11000)
    }
  }

  private static func read(_ database: String, _ collection: String) async throws -> [BSONDocument] {
    let set = try await SharedServers.filledPair().source
    let pool = try ClientPool(
      ConnectionString(set.connectionString), maximumConnections: 1,
      context: RunContext(runID: "order", deadline: .now + .seconds(30)))
    return try await offCooperativePool {
      try pool.withClient { (client) throws(MongoError) in
        var cursor = try client.cursor(
          .documentsByID(in: database, collection, batchSize: 1000), on: try client.selectServer())
        return try cursor.rest()
      }
    }
  }

  /// Keys of all types, in the order of a server.
  static var ids: [BSONValue] {
    get throws {
      let texts = [
        #"{"$minKey": 1}"#, "null", #"{"$numberDouble": "NaN"}"#, #"{"$numberDouble": "-Infinity"}"#,
        #"{"$numberDecimal": "-1E+400"}"#, "-1.7e308", #"{"$numberLong": "-9223372036854775808"}"#, "-2", "-1.5", "-1",
        #"{"$numberDecimal": "-0.1"}"#, "-0.1", "-5e-324", #"{"$numberDecimal": "-1E-6176"}"#, "0",
        #"{"$numberDecimal": "1E-6176"}"#, "5e-324", "1e-310", #"{"$numberDecimal": "0.1"}"#, "0.1",
        #"{"$numberDecimal": "0.3"}"#, "0.3", "0.30000000000000004", "1",
        #"{"$numberDecimal": "1.000000000000000000000000000000001"}"#, "1.0000000000000002", "2147483647",
        #"{"$numberLong": "9007199254740992"}"#, #"{"$numberLong": "9007199254740993"}"#, "9007199254740994.0",
        #"{"$numberLong": "9223372036854775806"}"#, #"{"$numberLong": "9223372036854775807"}"#,
        "9223372036854775808.0", #"{"$numberDecimal": "9223372036854775808.5"}"#,
        #"{"$numberDecimal": "9999999999999999999999999999999999"}"#, "1e34", "1.7e308", "1.7976931348623157e308",
        #"{"$numberDecimal": "1.7976931348623157E+308"}"#, #"{"$numberDecimal": "1E+6000"}"#,
        #"{"$numberDecimal": "9.99E+6144"}"#, #"{"$numberDouble": "Infinity"}"#, #""""#, #""\u0000""#, #""a""#,
        #""a\u0000""#, #""a\u0000b""#, #""aa""#, #""b""#, #""é""#, #""\ud83d\ude00""#, "{}", #"{"a": null}"#,
        #"{"a": 1}"#, #"{"b": 1}"#, #"{"a": 1, "b": 1}"#, #"{"a": {}}"#, #"{"a": "x"}"#, #"{"a": []}"#,
        #"{"a": [1]}"#, #"{"a": [1, 2]}"#, #"{"a": ["x"]}"#, #"{"a": [null]}"#, #"{"": 1}"#, #"{"a": {"b": 1}}"#,
        #"{"a": true}"#, #"{"a": {"$minKey": 1}}"#, #"{"a": {"$maxKey": 1}}"#, #"{"a": {"$undefined": true}}"#,
        #"{"a": {"$regularExpression": {"pattern": "x", "options": ""}}}"#,
        #"{"a": {"$regularExpression": {"pattern": "x", "options": "i"}}}"#,
        #"{"a": {"$regularExpression": {"pattern": "xy", "options": ""}}}"#, #"{"a": {"$code": "f"}}"#,
        #"{"a": {"$code": "f", "$scope": {}}}"#, #"{"a": {"$code": "f", "$scope": {"b": 1}}}"#,
        #"{"a": {"$dbPointer": {"$ref": "x", "$id": {"$oid": "507f1f77bcf86cd799439011"}}}}"#,
        #"{"a": {"$dbPointer": {"$ref": "xx", "$id": {"$oid": "407f1f77bcf86cd799439011"}}}}"#,
        #"{"$binary": {"base64": "", "subType": "00"}}"#, #"{"$binary": {"base64": "AQ==", "subType": "00"}}"#,
        #"{"$binary": {"base64": "AQ==", "subType": "80"}}"#, #"{"$binary": {"base64": "AQI=", "subType": "00"}}"#,
        #"{"$binary": {"base64": "/w==", "subType": "05"}}"#, #"{"$binary": {"base64": "AAA=", "subType": "02"}}"#,
        #"{"$oid": "507f1f77bcf86cd799439011"}"#, #"{"$oid": "ff7f1f77bcf86cd799439011"}"#, "false", "true",
        #"{"$date": {"$numberLong": "-9223372036854775808"}}"#, #"{"$date": {"$numberLong": "-1"}}"#,
        #"{"$date": {"$numberLong": "0"}}"#, #"{"$date": {"$numberLong": "9223372036854775807"}}"#,
        #"{"$timestamp": {"t": 1, "i": 1}}"#, #"{"$timestamp": {"t": 1, "i": 4294967295}}"#,
        #"{"$timestamp": {"t": 4294967295, "i": 1}}"#, #"{"$maxKey": 1}"#,
      ]
      return try texts.map(value)
    }
  }

  private static var equals: [(BSONValue, BSONValue)] {
    get throws {
      try [
        ("1", "1.0"), ("1", #"{"$numberLong": "1"}"#), ("1", #"{"$numberDecimal": "1.00"}"#), ("0.0", "-0.0"),
        ("0", #"{"$numberDecimal": "-0E+10"}"#), ("0.5", #"{"$numberDecimal": "0.50"}"#),
        (#"{"$numberDouble": "NaN"}"#, #"{"$numberDecimal": "NaN"}"#),
        (#"{"$numberDouble": "Infinity"}"#, #"{"$numberDecimal": "Infinity"}"#), (#""a""#, #"{"$symbol": "a"}"#),
        (#"{"a": 1}"#, #"{"a": 1.0}"#), ("1e22", #"{"$numberDecimal": "1E+22"}"#),
        (#"{"$numberLong": "9007199254740994"}"#, "9007199254740994.0"),
      ].map { (try value($0), try value($1)) }
    }
  }

  private static func value(_ text: String) throws -> BSONValue {
    try #require(try ExtendedJSON.document(#"{"v": \#(text)}"#)["v"])
  }
}
