import MongoClient
import TestSupport
import Testing

/// One right that a printed script grants.
struct ScriptedRight: Equatable {
  /// The right.
  let privilege: RequiredPrivilege
  /// The privilege as the server takes it.
  let json: String

  /// All rights of a script, in its order.
  static func all(in script: String) throws -> [ScriptedRight] {
    try script.split(separator: "\n").flatMap { line -> [ScriptedRight] in
      guard let match = line.wholeMatch(of: /\s*\{ resource: (\{ .* \}), actions: \[(.*)\] \},/) else { return [] }
      let place = String(match.1.replacing(/(\w+):/) { "\"\($0.1)\":" })
      let resource = try #require(RequiredPrivilege.Resource(try JSON(parsing: place)))
      return match.2.split(separator: ", ").map { action in
        ScriptedRight(
          privilege: RequiredPrivilege(String(action.replacing("\"", with: "")), on: resource),
          json: #"{"resource": \#(place), "actions": [\#(action)]}"#)
      }
    }
  }
}

extension RequiredPrivilege.Resource {
  fileprivate init?(_ json: JSON) {
    if json["cluster"].bool == true {
      self = .cluster
    } else if json["system_buckets"].string == "" {
      self = .timeseriesBuckets
    } else if let database = json["db"].string, let collection = json["collection"].string {
      self = .namespace(database: database, collection: collection)
    } else {
      return nil
    }
  }
}
