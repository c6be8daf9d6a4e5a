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
    Remedy(
      .destination, text,
      command: """
        \(ShellText.database(collection.database)).runCommand({ collMod: \(ShellText.javaScript(collection.name)), \
        \(options) })
        """)
  }

  /// Building an index on the destination.
  ///
  /// - Parameters:
  ///   - text: what to do, in one sentence.
  ///   - index: the index as it must be.
  ///   - collection: its collection.
  /// - Returns: the remedy with its mongosh command; with none where mongosh would put the key into another order.
  static func createIndex(_ text: String, _ index: IndexEvidence, of collection: CollectionEvidence) -> Remedy {
    guard ShellText.keepsOrder(index.key.map(\.name)) else {
      return Remedy(
        .destination,
        "\(text) Use a driver that keeps the order of the fields: mongosh puts those named by whole numbers first.")
    }
    return Remedy(
      .destination, text,
      command: """
        \(ShellText.database(collection.database)).runCommand({ createIndexes: \
        \(ShellText.javaScript(collection.name)), indexes: [\(ShellText.extendedJSON(index.specification(on: collection)))] })
        """)
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
