import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks each user database for the names of its stored functions, where a check needs them.
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
      await node.documents(.find(in: database, "system.js", projection: ["_id": 1], sort: ["_id": 1]))
        .observed("the stored functions of \(database)") { documents -> [StoredFunction]? in
          let functions = documents.compactMap { document in
            document["_id"].flatMap(OptionValue.init).map { StoredFunction(database: database, name: $0) }
          }
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
