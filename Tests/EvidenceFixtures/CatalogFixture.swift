public import Evidence

extension IndexEvidence {
  /// An ascending index with the options that most tests are about.
  ///
  /// - Parameters:
  ///   - name: the index's name.
  ///   - keyFields: the names of the fields of its key, in order.
  ///   - isUnique: whether it enforces uniqueness.
  ///   - isPrepareUnique: whether it is being prepared to become unique.
  ///   - isHidden: whether the query planner passes it over.
  ///   - expireAfterSeconds: after how many seconds documents expire, if they do.
  public init(
    name: String, keyFields: [String], isUnique: Bool = false, isPrepareUnique: Bool = false,
    isHidden: Bool = false, expireAfterSeconds: Int? = nil
  ) {
    var options: [String: OptionValue] = ["v": 2]
    if isUnique { options["unique"] = true }
    if isPrepareUnique { options["prepareUnique"] = true }
    if isHidden { options["hidden"] = true }
    if let expireAfterSeconds { options["expireAfterSeconds"] = OptionValue(integerLiteral: Int64(expireAfterSeconds)) }
    self.init(name: name, key: keyFields.map { KeyField($0) }, options: options)
  }
}

extension CollectionEvidence {
  /// A capped collection.
  ///
  /// - Parameters:
  ///   - database: the database it is in.
  ///   - name: its name within the database.
  ///   - cappedSize: the capped size in bytes.
  public init(database: String, name: String, cappedSize: Int) {
    self.init(
      database: database, name: name,
      options: ["capped": true, "size": OptionValue(integerLiteral: Int64(cappedSize))])
  }
}
