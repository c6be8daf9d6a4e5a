extension BSONValue {
  /// Whether two values have the same type and the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.double(let one), .double(let other)): one.bitPattern == other.bitPattern
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.document(let one), .document(let other)), (.array(let one), .array(let other)): one == other
    case (.objectID(let one), .objectID(let other)): one == other
    case (.bool(let one), .bool(let other)): one == other
    case (.date(let one), .date(let other)), (.int64(let one), .int64(let other)): one == other
    case (.int32(let one), .int32(let other)): one == other
    case (.timestamp(let seconds, let increment), .timestamp(let otherSeconds, let otherIncrement)):
      seconds == otherSeconds && increment == otherIncrement
    case (.null, .null): true
    case (.other(let type, let bytes), .other(let otherType, let otherBytes)):
      type == otherType && bytes == otherBytes
    default: false
    }
  }

  /// Feeds the type and what tells most values apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    switch self {
    case .double(let number): hasher.combine(number.bitPattern)
    case .string(let text): hasher.combine(text)
    case .document(let document), .array(let document): hasher.combine(document)
    case .objectID(let bytes), .other(_, let bytes): hasher.combine(bytes)
    case .bool(let truth): hasher.combine(truth)
    case .date(let number), .int64(let number): hasher.combine(number)
    case .int32(let number): hasher.combine(number)
    case .timestamp(let seconds, let increment):
      hasher.combine(seconds)
      hasher.combine(increment)
    case .null: break
    }
  }
}
