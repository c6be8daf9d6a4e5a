/// Why bytes could not be read as a BSON document.
public struct BSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of damage was found.
  public struct Code: Hashable, Sendable {
    private enum Kind {
      case truncated
      case wrongLength
      case unknownType
      case invalidUTF8
      case tooDeep
      case repeatedName
    }
    private let kind: Kind

    /// The bytes end before the document does.
    public static let truncated = Code(kind: .truncated)
    /// A length field contradicts the bytes around it.
    public static let wrongLength = Code(kind: .wrongLength)
    /// A type byte that the specification does not know.
    public static let unknownType = Code(kind: .unknownType)
    /// A name or string that is not UTF-8.
    public static let invalidUTF8 = Code(kind: .invalidUTF8)
    /// Documents nested deeper than the server allows.
    public static let tooDeep = Code(kind: .tooDeep)
    /// A name that a document must have once is there twice.
    public static let repeatedName = Code(kind: .repeatedName)
  }

  /// What kind of damage was found.
  public let code: Code
  /// The byte at which it was found, counted from the start of the bytes that were being read.
  public let offset: Int

  /// Makes an error for damage found at a byte.
  ///
  /// - Parameters:
  ///   - code: what kind of damage it is.
  ///   - offset: the byte at which it was found.
  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// A sentence that shows no value of the document.
  public var description: String {
    let what =
      switch code {
      case .truncated: "the document ends too early"
      case .wrongLength: "a length field contradicts the bytes around it"
      case .unknownType: "an element has an unknown type"
      case .invalidUTF8: "a name or string is not UTF-8"
      case .repeatedName: "a name is there twice"
      default: "documents are nested too deeply"
      }
    return "Invalid BSON at byte \(offset): \(what)."
  }
}
