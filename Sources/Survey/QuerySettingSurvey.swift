import BSON
import Evidence
import MongoClient

extension ClusterSurvey {
  /// Asks for the settings bound to shapes of queries, where a check needs them.
  ///
  /// Source: MongoDB docs, server 8.0: `$querySettings`. The query that stands for a shape is left on the server, since
  /// it may hold values of documents.
  ///
  /// - Parameter node: where to ask.
  /// - Returns: the settings; a server before 8.0 does not know the stage.
  func querySettings(_ node: ClusterNode) async -> Observed<[QuerySetting]> {
    guard questions.contains(.querySettings) else { return .notAsked("It was not needed.") }
    return await node.aggregate(
      in: "admin", nil,
      [["$querySettings": [:]], ["$project": ["_id": 0, "queryShapeHash": 1, "settings": 1]]]
    ).observed("the query settings") { documents in
      let settings = documents.compactMap { document -> QuerySetting? in
        guard let hash = document["queryShapeHash"]?.string,
          let settings = document["settings"].flatMap(OptionValue.init)
        else { return nil }
        return QuerySetting(shapeHash: hash, settings: settings)
      }
      return settings.count == documents.count ? settings.sorted { $0.shapeHash < $1.shapeHash } : nil
    }
  }
}
