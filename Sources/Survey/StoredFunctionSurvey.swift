import BSON
import Digest
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks each user database for its stored functions, where a check needs them; of their code only digests are kept.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - databases: the cluster's databases.
  /// - Returns: the functions, or the first refusal.
  func storedFunctions(
    _ node: ClusterNode, _ databases: Observed<[String]>
  ) async -> Observed<[StoredFunction]> {
    guard questions.contains(.storedFunctions) else { return .notAsked("It was not needed.") }
    guard let names = databases.value else { return databases.map { _ in [] } }
    let owned = names.filter { DatabaseFamily(ofDatabase: $0) == .user }
    let answers = await owned.concurrently(width: concurrency) { database in
      await node.documents(
        .find(in: database, "system.js", projection: ["_id": 1, "value": 1], sort: ["_id": 1]),
        keeping: { $0.map(\.withoutCode) }
      )
      .observed("the stored functions of \(database)") { documents -> [StoredFunction]? in
        let functions = try documents.compactMap { try StoredFunction($0, in: database) }
        return functions.count == documents.count ? functions : nil
      }
    }
    var functions: [StoredFunction] = []
    for answer in answers {
      guard let value = answer.value else { return answer }
      functions += value
    }
    return .value(functions, answers.flatMap(\.evidence))
  }
}

extension BSONDocument {
  /// A document of `system.js` with the SHA-256 of its value in the place of the value; with none where it is damaged.
  fileprivate var withoutCode: BSONDocument {
    guard let pairs = try? pairs() else { return ["_id": self["_id"] ?? .null] }
    let value = BSONDocument(pairs.filter { $0.name == "value" }.map { ($0.name, $0.value) })
    let digest = ContentDigest(of: value.bytes).description
    return ["_id": self["_id"] ?? .null, "valueSHA256": .string(digest)]
  }
}

extension StoredFunction {
  fileprivate init?(_ document: BSONDocument, in database: String) throws(FieldError) {
    guard let name = document["_id"].flatMap(OptionValue.init) else { return nil }
    self.init(database: database, name: name, codeDigest: try document.required("valueSHA256", .name))
  }
}
