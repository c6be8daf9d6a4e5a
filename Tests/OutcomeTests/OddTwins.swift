import Findings

/// Indexes, validators and views whose remedies are hard to print: odd names, and values of every type.
enum OddTwins {
  /// The collection's name as a JSON literal; to Swift the accent that it begins with belongs to the dot before it.
  static let collection = #""\u0301odd \"q\" 'a' \\ é 日本\nline""#

  /// What is on both clusters.
  static let commands =
    [
      #"{"create": \#(collection), "validator": {"d": {"$not": {"$gt": {"$date": {"$numberLong": "1"}}}}}}"#,
      #"{"create": "polish", "collation": {"locale": "pl", "strength": 2}}"#,
      """
      {"create": "ruled", "validator": {"$or": [{"s": {"$regularExpression": {"pattern": "^\\"a/", "options": "i"}}},
        {"o": {"$oid": "65f0a1b2c3d4e5f601020304"}}, {"l": {"$numberLong": "5000000000"}},
        {"m": {"$numberDecimal": "1.50"}}, {"f": {"$numberDouble": "3.0"}}]}, "validationAction": "warn"}
      """,
      #"{"create": "seen", "viewOn": \#(collection), "pipeline": [{"$match": {"a\"b": {"$lt": {"$numberDouble": "NaN"}}}}]}"#,
      #"{"create": "dated", "clusteredIndex": {"key": {"_id": 1}, "unique": true}, "expireAfterSeconds": 60}"#,
      #"{"create": "lasting", "clusteredIndex": {"key": {"_id": 1}, "unique": true}}"#,
    ] + indexes.map(\.command)

  /// An index that both clusters have.
  struct Index: Sendable {
    let collection: String
    /// The index's name as a JSON literal.
    let name: String
    let rest: String

    init(_ name: String, of collection: String = OddTwins.collection, _ rest: String) {
      self.collection = collection
      self.name = name
      self.rest = rest
    }

    var command: String { #"{"createIndexes": \#(collection), "indexes": [{"name": \#(name), \#(rest)}]}"# }
    var drop: String { #"{"dropIndexes": \#(collection), "index": \#(name)}"# }
  }

  static let indexes = [
    Index(#""projected""#, #""key": {"$**": 1}, "wildcardProjection": {"a": 1, "b.c": 1}"#),
    Index(
      #""since a date""#,
      #""key": {"d": 1}, "partialFilterExpression": {"d": {"$gt": {"$date": {"$numberLong": "-62135596800000"}}}}"#),
    Index(
      #""typed""#,
      """
      "key": {"o": 1}, "partialFilterExpression": {"o": {"$gte": {"$oid": "65f0a1b2c3d4e5f601020304"}},
        "m": {"$lt": {"$numberDecimal": "1.5"}}, "l": {"$eq": {"$numberLong": "5"}}, "n": {"$gt": {"$numberDouble": "5.0"}}}
      """),
    Index(
      #""words""#,
      #""key": {"t": "text"}, "weights": {"t": 3}, "default_language": "french", "language_override": "lang""#),
    Index(#""sparse and hidden""#, #""key": {"s": -1}, "sparse": true, "hidden": true"#),
    Index(#""\"q\" \\ é 'a' $x""#, #""key": {"q u \"o": 1}"#),
    Index(#""flat""#, #""key": {"g": "2d"}, "bits": 20, "min": -10.5, "max": 10.5"#),
    Index(#""collated""#, #""key": {"c": 1}, "collation": {"locale": "de", "strength": 2, "numericOrdering": true}"#),
    Index(#""long""#, #""key": {"z": {"$numberLong": "1"}, "y": {"$numberDouble": "-1.0"}}"#),
    Index(#""simple""#, of: #""polish""#, #""key": {"n": 1}, "collation": {"locale": "simple"}"#),
    Index(#""inherited""#, of: #""polish""#, #""key": {"n": 1}"#),
    Index(#""lasting""#, #""key": {"e": 1}, "expireAfterSeconds": 0"#),
  ]

  /// A key whose fields JavaScript would put into another order.
  static let numbered = Index(#""numbered""#, #""key": {"b": 1, "10": 1, "2": -1}"#)

  /// One thing at a time that the destination has not, or has otherwise.
  static let differences: [TwinDifference] =
    indexes.map { TwinDifference("same-indexes", .fail, [$0.drop], repair: [$0.command]) } + [
      TwinDifference(
        "same-validators", .fail, [#"{"collMod": \#(collection), "validator": {}}"#], repair: []),
      TwinDifference(
        "same-validators", .fail, [#"{"collMod": "ruled", "validator": {"a": 1}, "validationAction": "error"}"#],
        repair: []),
      TwinDifference(
        "same-views", .fail, [#"{"collMod": "seen", "viewOn": "spare", "pipeline": []}"#], repair: []),
      TwinDifference(
        "same-ttl", .fail,
        [#"{"collMod": \#(collection), "index": {"name": "lasting", "expireAfterSeconds": 2147483647}}"#], repair: []),
      TwinDifference("same-ttl", .fail, [#"{"collMod": "dated", "expireAfterSeconds": 30}"#], repair: []),
      TwinDifference("same-ttl", .fail, [#"{"collMod": "dated", "expireAfterSeconds": "off"}"#], repair: []),
      TwinDifference("same-ttl", .fail, [#"{"collMod": "lasting", "expireAfterSeconds": 30}"#], repair: []),
      TwinDifference(
        "same-hidden", .warn,
        [#"{"collMod": \#(collection), "index": {"name": "sparse and hidden", "hidden": false}}"#],
        repair: []),
    ]
}
