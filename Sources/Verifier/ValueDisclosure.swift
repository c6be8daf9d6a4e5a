import BSON
public import Digest
import MongoClient

/// What is told of a value that differs.
public enum ValueDisclosure: Sendable {
  /// A fingerprint by which equal values of one run can be told, and nothing else.
  case fingerprints(FingerprintKey)
  /// The value itself.
  case values

  /// Fingerprints by a key that nobody has.
  public static func fingerprints() -> ValueDisclosure { .fingerprints(FingerprintKey()) }

  /// What a row tells of one value.
  public enum Told: Hashable, Sendable {
    /// Its fingerprint, in hexadecimal digits.
    case fingerprint(String)
    /// The value in canonical Extended JSON.
    case value(String)
  }

  /// How many digits of a fingerprint are told: 128 bits, enough that no two values share one by chance.
  private static let digits = 32

  /// Tells of a value what may be told.
  ///
  /// - Parameters:
  ///   - element: where the value lies.
  ///   - bytes: the document's bytes.
  /// - Returns: what may be told; nothing where the value cannot be written.
  func tell(_ element: BSONElement, in bytes: Span<UInt8>) -> Told? {
    switch self {
    case .fingerprints(let key):
      var value: [UInt8] = [element.type.rawValue]
      value.reserveCapacity(element.value.count + 1)
      for index in element.value { value.append(bytes[index]) }
      return .fingerprint(key.fingerprint(of: value, digits: Self.digits))
    case .values:
      guard let value = try? BSONValue(element, in: bytes), let text = try? ExtendedJSON.canonical(value: value) else {
        return nil
      }
      return .value(text)
    }
  }
}
