/// A JSON object of a reply, read field by field; what is not known, or not in its form, is noted rather than refused.
final class ReplyFields {
  private let fields: KeyedDecodingContainer<ReplyKey>
  private let path: String
  private var unread: Set<String>
  private var inner: [ReplyFields] = []
  private var impossible: [String] = []

  /// The longest duration that is believed, ten years in seconds; in milliseconds it is more than three days.
  private static let longest = 315_360_000

  /// Takes an object, which stands at the path in the reply.
  init(_ fields: KeyedDecodingContainer<ReplyKey>, path: String = "") {
    self.fields = fields
    self.path = path
    unread = Set(fields.allKeys.map(\.stringValue))
  }

  /// The paths of what was not read, within the inner objects too.
  var unknownKeys: [String] { unread.map { path + $0 } + inner.flatMap(\.unknownKeys) }

  /// Numbers that cannot be true, as paths with their values, within the inner objects too.
  var impossibleValues: [String] { impossible + inner.flatMap(\.impossibleValues) }

  func text(_ name: String) -> String? { read(String.self, name) }

  func texts(_ name: String) -> [String]? { read([String].self, name) }

  func truth(_ name: String) -> Bool? { read(Bool.self, name) }

  /// A whole number from 0 on, even one written as a fraction such as `2.0`.
  func count(_ name: String) -> Int? { number(name, in: 0...Int.max) { $0 } }

  /// A duration as a whole number; a part of a unit counts as the whole, so that no lag is understated.
  ///
  /// - Parameters:
  ///   - name: the field's name.
  ///   - least: the least value that has a meaning.
  /// - Returns: the duration; nil where it is not there or cannot be true.
  func duration(_ name: String, least: Int = 0) -> Int? { number(name, in: least...Self.longest) { $0.rounded(.up) } }

  /// An object within this one.
  func object(_ name: String) -> ReplyFields? {
    guard !isNull(name) else { return nil }
    guard let found = try? fields.nestedContainer(keyedBy: ReplyKey.self, forKey: ReplyKey(name)) else { return nil }
    unread.remove(name)
    let object = ReplyFields(found, path: path + name + ".")
    inner.append(object)
    return object
  }

  /// A number within its range; one that is not becomes an impossible value instead.
  private func number(_ name: String, in range: ClosedRange<Int>, _ whole: (Double) -> Double) -> Int? {
    if let value = read(Int.self, name) {
      if range.contains(value) { return value }
      impossible.append("\(path)\(name): \(value)")
      return nil
    }
    guard unread.contains(name), let value = try? fields.decode(Double.self, forKey: ReplyKey(name)) else { return nil }
    if let number = Int(exactly: whole(value)), range.contains(number) {
      unread.remove(name)
      return number
    }
    if value < 0 || value > Double(range.upperBound) { impossible.append("\(path)\(name): \(value)") }
    return nil
  }

  private func read<Value: Decodable>(_: Value.Type, _ name: String) -> Value? {
    guard !isNull(name), let value = try? fields.decode(Value.self, forKey: ReplyKey(name)) else { return nil }
    unread.remove(name)
    return value
  }

  /// Null is a known field's way to say nothing.
  private func isNull(_ name: String) -> Bool {
    guard (try? fields.decodeNil(forKey: ReplyKey(name))) == true else { return false }
    unread.remove(name)
    return true
  }
}

/// Any key.
struct ReplyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
