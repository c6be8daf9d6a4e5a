extension BSONType {
  /// The type as `$type` names it.
  ///
  /// Source: MongoDB docs, server: BSON types, aliases.
  public var name: String {
    switch self {
    case .double: "double"
    case .string: "string"
    case .document: "object"
    case .array: "array"
    case .binary: "binData"
    case .undefined: "undefined"
    case .objectID: "objectId"
    case .bool: "bool"
    case .date: "date"
    case .null: "null"
    case .regularExpression: "regex"
    case .dbPointer: "dbPointer"
    case .javaScript: "javascript"
    case .symbol: "symbol"
    case .javaScriptWithScope: "javascriptWithScope"
    case .int32: "int"
    case .timestamp: "timestamp"
    case .int64: "long"
    case .decimal128: "decimal"
    case .minKey: "minKey"
    case .maxKey: "maxKey"
    }
  }
}
