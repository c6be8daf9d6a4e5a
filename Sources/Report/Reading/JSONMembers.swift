/// The members of an object, each to be taken once and none to be left.
///
/// A member that is passed over would be missing from every format the report is rendered to.
struct JSONMembers {
  private let slice: JSONSlice
  private var rest: [String: JSONSlice]

  /// Opens an object.
  ///
  /// - Parameter slice: the object.
  /// - Throws: `ReportReadingError` when it is none, or has a member twice.
  init(_ slice: JSONSlice) throws(ReportReadingError) {
    self.slice = slice
    rest = [:]
    for (key, value) in try slice.members() where rest.updateValue(value, forKey: key) != nil {
      throw value.wrong("the member \(key) is there twice.")
    }
  }

  /// Opens an object, reads it and makes sure that nothing of it is left.
  ///
  /// - Parameters:
  ///   - slice: the object.
  ///   - read: takes the members.
  /// - Returns: what was read.
  /// - Throws: `ReportReadingError` when something is wrong, missing or left over.
  static func reading<Value>(
    _ slice: JSONSlice, _ read: (inout JSONMembers) throws(ReportReadingError) -> Value
  ) throws(ReportReadingError) -> Value {
    var members = try JSONMembers(slice)
    let value = try read(&members)
    if let key = members.rest.keys.min() {
      throw (members.rest[key] ?? slice).wrong("this version knows no member \(key) here.")
    }
    return value
  }

  /// Takes a member that must be there.
  ///
  /// - Parameter key: its name.
  /// - Returns: its value.
  /// - Throws: `ReportReadingError` when it is not there.
  mutating func take(_ key: String) throws(ReportReadingError) -> JSONSlice {
    guard let value = rest.removeValue(forKey: key) else { throw slice.wrong("the member \(key) is missing here.") }
    return value
  }

  /// Takes a member that may be there.
  ///
  /// - Parameter key: its name.
  /// - Returns: its value, or nothing where it is not there.
  mutating func takeIfPresent(_ key: String) -> JSONSlice? { rest.removeValue(forKey: key) }

  /// Takes a text that must be there.
  mutating func string(_ key: String) throws(ReportReadingError) -> String { try take(key).string() }

  /// Takes a text that may be there.
  mutating func optionalString(_ key: String) throws(ReportReadingError) -> String? {
    try takeIfPresent(key)?.string()
  }

  /// Takes an array of texts that must be there.
  mutating func strings(_ key: String) throws(ReportReadingError) -> [String] {
    try array(key) { slice throws(ReportReadingError) in try slice.string() }
  }

  /// Takes an array that must be there.
  mutating func array<Value>(
    _ key: String, _ read: (JSONSlice) throws(ReportReadingError) -> Value
  ) throws(ReportReadingError) -> [Value] {
    var values: [Value] = []
    for element in try take(key).elements() { values.append(try read(element)) }
    return values
  }

  /// Takes an object that must be there, and all of it.
  mutating func object<Value>(
    _ key: String, _ read: (inout JSONMembers) throws(ReportReadingError) -> Value
  ) throws(ReportReadingError) -> Value {
    try Self.reading(try take(key), read)
  }
}
