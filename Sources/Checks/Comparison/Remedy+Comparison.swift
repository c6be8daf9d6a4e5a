import Evidence
import Findings

extension Remedy {
  /// Bringing over what mongosync did not, where no single command does it.
  ///
  /// Source: MongoDB docs, mongosync: after a commit the sync between two clusters cannot be resumed.
  static let copyAgain = Remedy(
    nil,
    """
    Find out why before the application goes on: mongosync cannot repair a committed migration. Copy what differs by \
    other means while writes to it are stopped, or start a new migration.
    """)

  /// Changing options of a collection or view of the destination.
  ///
  /// Source: server command `collMod`.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - collection: the collection.
  ///   - options: the options and their values, in JavaScript.
  /// - Returns: the remedy with its mongosh command.
  static func changeCollection(_ text: String, _ collection: CollectionEvidence, _ options: String) -> Remedy {
    changeCollection(text, collection, []) { _ in options }
  }

  /// Changing options of a collection or view of the destination to values of a catalog.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - collection: the collection.
  ///   - options: the options with their values, in the order to name them.
  /// - Returns: the remedy with its mongosh command, if there is one.
  static func changeCollection(
    _ text: String, _ collection: CollectionEvidence, _ options: [(name: String, value: OptionValue)]
  ) -> Remedy {
    changeCollection(text, collection, options) { values in
      zip(options, values).map { "\($0.name): \($1)" }.joined(separator: ", ")
    }
  }

  private static func changeCollection(
    _ text: String, _ collection: CollectionEvidence, _ options: [(name: String, value: OptionValue)],
    _ written: ([String]) -> String
  ) -> Remedy {
    putting(.destination, text, options.map(\.value)) { values in
      """
      \(ShellText.database(collection.database)).runCommand({ collMod: \(ShellText.javaScript(collection.name)), \
      \(written(values)) })
      """
    }
  }

  /// Building an index on the destination.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - index: the index as it must be.
  ///   - collection: its collection.
  /// - Returns: the remedy with its mongosh command; with none where mongosh would put the key into another order.
  static func createIndex(_ text: String, _ index: IndexEvidence, of collection: CollectionEvidence) -> Remedy {
    putting(.destination, text, [index.specification(on: collection)]) { values in
      """
      \(ShellText.database(collection.database)).runCommand({ createIndexes: \
      \(ShellText.javaScript(collection.name)), indexes: [\(values.joined())] })
      """
    }
  }

  /// Dropping an index of the destination.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - index: the index's name.
  ///   - collection: its collection.
  /// - Returns: the remedy with its mongosh command.
  static func dropIndex(_ text: String, _ index: String, of collection: CollectionEvidence) -> Remedy {
    Remedy(
      .destination, text,
      command: "\(ShellText.collection(collection.namespace)).dropIndex(\(ShellText.javaScript(index)))")
  }
}

extension IndexEvidence {
  /// The index as canonical Extended JSON for `createIndexes`, without what the server decides by itself.
  ///
  /// An index without a collation of its own, on a collection that has one, must say so: it would inherit it.
  ///
  /// Source: MongoDB docs, server: collation, index builds on a collection with a default collation.
  fileprivate func specification(on collection: CollectionEvidence) -> OptionValue {
    let key = key.map { "\(ShellText.javaScript($0.name)) : \($0.order.canonical)" }.joined(separator: ", ")
    var own = options.filter { !["v", "ns", "background", "prepareUnique"].contains($0.key) }
    if let seconds = own["expireAfterSeconds"]?.lifetimeInShell.flatMap(Int64.init) {
      own["expireAfterSeconds"] = OptionValue(integerLiteral: seconds)
    }
    if collection.options["collation"] != nil, own["collation"] == nil {
      own["collation"] = OptionValue(canonical: #"{ "locale" : "simple" }"#)
    }
    let options = own.sorted { $0.key < $1.key }.map { ", \(ShellText.javaScript($0.key)) : \($0.value.canonical)" }
    return OptionValue(
      canonical: "{ \"key\" : { \(key) }, \"name\" : \(ShellText.javaScript(name))\(options.joined()) }")
  }
}
