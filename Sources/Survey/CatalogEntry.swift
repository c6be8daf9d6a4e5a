import BSON
import Evidence
import MongoClient

extension CollectionEvidence {
  /// Reads one document of a `$listCatalog` pipeline, in the form in which the catalog keeps it.
  ///
  /// - Parameter document: `db`, `name`, `type`, what defines a view, and `md` with options and indexes.
  /// - Throws: `FieldError` when a field is not what it must be.
  init(catalogEntry document: BSONDocument) throws(FieldError) {
    let type = try document.optional("type", .name) ?? "collection"
    // A view has no entry of its own in the catalog; what defines it stands beside its name.
    let definition = type == "view" ? ["viewOn", "pipeline", "collation"] : []
    let defined = definition.compactMap { field in document[field].map { (field, $0) } }
    let entry = try document.optional("md", .document)
    let options = try entry?.optional("options", .document) ?? BSONDocument(defined)
    let name = try document.required("name", .name)
    let indexes = Self.withoutIndexes.contains(name) ? [] : try entry?.optional("indexes", .documents) ?? []
    self.init(
      database: try document.required("db", .name), name: name, type: type,
      options: try OptionValue.collectionOptions(options),
      indexes: try indexes.map { index throws(FieldError) in
        let isReady = try index.optional("ready", .bool) ?? true
        return try IndexEvidence(index.required("spec", .document), isBuilding: !isReady)
      })
  }

  /// Collections that a server makes for itself: nobody puts an index on them, and few may list what there is.
  static let withoutIndexes: Set = ["system.profile", "system.views"]

  /// Reads one document of `listCollections`; its indexes come by another answer.
  ///
  /// - Parameters:
  ///   - document: `name`, `type` and `options`.
  ///   - database: the database.
  /// - Throws: `FieldError` when a field is not what it must be.
  init(listed document: BSONDocument, in database: String) throws(FieldError) {
    self.init(
      database: database, name: try document.required("name", .name),
      type: try document.optional("type", .name) ?? "collection",
      options: try OptionValue.collectionOptions(document.optional("options", .document) ?? [:]))
  }

  /// The same collection with other indexes.
  func with(indexes: [IndexEvidence]) -> CollectionEvidence {
    CollectionEvidence(
      database: database, name: name, type: type, options: options, indexes: indexes, lacksBuckets: lacksBuckets)
  }

  /// The same time series, of which no collection of buckets was listed.
  var withoutBuckets: CollectionEvidence {
    CollectionEvidence(
      database: database, name: name, type: type, options: options, indexes: indexes, lacksBuckets: true)
  }
}

extension IndexEvidence {
  /// Reads one document of `listIndexes`; one that is still being built is wrapped together with its build's UUID.
  ///
  /// Source: server command `listIndexes`, `includeBuildUUIDs`, as seen on 4.4, 5.0 and 6.0.
  ///
  /// - Parameter document: a specification, or `spec` and `buildUUID`.
  /// - Throws: `FieldError` when a field is not what it must be.
  init(listed document: BSONDocument) throws(FieldError) {
    if let specification = try document.optional("spec", .document), document["buildUUID"] != nil {
      try self.init(specification, isBuilding: true)
    } else {
      try self.init(document, isBuilding: false)
    }
  }

  /// Reads an index specification; where the server keeps the one that was asked for besides its own, that one.
  ///
  /// - Parameters:
  ///   - specification: its key, name and options.
  ///   - isBuilding: whether its build has not ended.
  /// - Throws: `FieldError` when a field is not what it must be.
  init(_ specification: BSONDocument, isBuilding: Bool) throws(FieldError) {
    let specification = try specification.optional("originalSpec", .document) ?? specification
    let key = try specification.required("key", .document)
    guard let fields = KeyField.fields(of: key) else {
      throw FieldError(name: "key", expected: "a key that can be read", found: .document)
    }
    var options = try OptionValue.options(in: specification, without: ["name", "key", "originalSpec"])
    if let projection = try specification.optional("wildcardProjection", .document) {
      options["wildcardProjection"] = OptionValue(.document(Self.normalised(wildcardProjection: projection)))
    }
    self.init(
      name: try specification.required("name", .string), key: fields, options: options, isBuilding: isBuilding)
  }

  /// A wildcard index's projection in one form: servers before 6.0 write out that `_id` is left out, and 1 as true.
  ///
  /// Source: forms as seen on 4.4.2, 5.0.4 and 6.0.27.
  private static func normalised(wildcardProjection: BSONDocument) -> BSONDocument {
    guard let fields = try? wildcardProjection.pairs() else { return wildcardProjection }
    let truths = fields.map { field in (field.name, field.value.bool.map(BSONValue.bool) ?? field.value) }
    let includes = truths.contains { $0.0 != "_id" && $0.1 == true }
    return BSONDocument(truths.filter { !($0.0 == "_id" && $0.1 == false && includes) })
  }
}

extension IndexEvidence.KeyField {
  /// All fields of the key of an index or a sharded collection, or nil where one of them cannot be read.
  ///
  /// - Parameter key: the key's document.
  /// - Returns: the fields in order.
  static func fields(of key: BSONDocument) -> [IndexEvidence.KeyField]? {
    guard let fields = try? key.pairs() else { return nil }
    let read = fields.compactMap { field in OptionValue(field.value).map { Self(field.name, $0) } }
    return read.count == fields.count ? read : nil
  }
}

extension OptionValue {
  /// Keeps a value of a reply.
  init?(_ value: BSONValue) {
    switch value {
    case .bool(let truth): self.init(booleanLiteral: truth)
    case .int32(let number): self.init(canonical: Self.common[number] ?? Self(integerLiteral: Int64(number)).canonical)
    default: self.init(any: value)
    }
  }

  /// What most options of most indexes are; texts that are literals take no memory of their own.
  private static let common: [Int32: String] = [
    -1: #"{ "$numberInt" : "-1" }"#, 0: #"{ "$numberInt" : "0" }"#, 1: #"{ "$numberInt" : "1" }"#,
    2: #"{ "$numberInt" : "2" }"#,
  ]

  private init?(any value: BSONValue) {
    guard let text = try? ExtendedJSON.canonical(value: value) else { return nil }
    self.init(canonical: text)
  }

  /// The options of a collection or view, each of the type that decides how it is read.
  ///
  /// Two catalogs never agree on the UUID of a collection.
  ///
  /// - Parameter document: the options.
  /// - Returns: the options by name, `granularity` of time series included where the server leaves out its default.
  /// - Throws: `FieldError` when one is not what it must be.
  fileprivate static func collectionOptions(_ document: BSONDocument) throws(FieldError) -> [String: OptionValue] {
    _ = try document.optional("capped", .bool)
    for name in ["size", "max"] { _ = try document.optional(name, .number) }
    for name in ["collation", "timeseries", "validator"] { _ = try document.optional(name, .document) }
    for name in ["viewOn", "validationLevel", "validationAction"] { _ = try document.optional(name, .string) }
    var options = try options(in: document, without: ["uuid"])
    if let series = try document.optional("timeseries", .document), series["granularity"] == nil,
      series["bucketRoundingSeconds"] == nil, series["bucketMaxSpanSeconds"]?.int ?? 3600 == 3600
    {
      options["timeseries"] = OptionValue(.document(series.appending("granularity", "seconds")))
    }
    return options
  }

  /// All options of a document.
  fileprivate static func options(
    in document: BSONDocument, without others: Set<String>
  ) throws(FieldError) -> [String: OptionValue] {
    guard let fields = try? document.pairs() else {
      throw FieldError(name: "options", expected: "options that can be read", found: .document)
    }
    var options: [String: OptionValue] = [:]
    for field in fields where !others.contains(field.name) {
      guard let value = OptionValue(field.value) else {
        throw FieldError(name: field.name, expected: "a value that can be read", found: field.value.type)
      }
      options[field.name] = options[field.name] ?? value
    }
    return options
  }
}
