/// Why saved evidence cannot be used.
public struct BundleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds that a caller may treat differently.
  public struct Code: Hashable, Sendable {
    private enum Kind {
      case unreadable
      case tooLarge
      case damaged
      case notABundle
      case otherSchema
      case malformed
      case unfit
    }
    private let kind: Kind

    /// The file is not there or may not be read.
    public static let unreadable = Code(kind: .unreadable)
    /// The file is larger than any bundle.
    public static let tooLarge = Code(kind: .tooLarge)
    /// The bytes are not JSON.
    public static let damaged = Code(kind: .damaged)
    /// The JSON is something else.
    public static let notABundle = Code(kind: .notABundle)
    /// The form has another major version.
    public static let otherSchema = Code(kind: .otherSchema)
    /// The form is not kept to.
    public static let malformed = Code(kind: .malformed)
    /// The bundles do not make up the two clusters of one migration.
    public static let unfit = Code(kind: .unfit)
  }

  /// What kind of failure it is.
  public let code: Code
  /// What is wrong, as sentences.
  public let description: String

  /// Records a failure.
  ///
  /// - Parameters:
  ///   - code: what kind of failure it is.
  ///   - description: what is wrong.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// Tells where a bundle departs from its form.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(.malformed, "It has no \(Self.path(context.codingPath + [key])).")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(.malformed, "What it has at \(Self.path(context.codingPath)) is of the wrong type.")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self.init(.damaged, "It is not JSON, or is cut short, or is nested too deeply.")
    case .dataCorrupted(let context):
      self.init(.malformed, "What it has at \(Self.path(context.codingPath)) cannot be read.")
    @unknown default:
      self.init(.malformed, "It cannot be read.")
    }
  }

  /// Where in the bundle, cut short: the keys may be anybody's.
  private static func path(_ keys: [any CodingKey]) -> String {
    let path = keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.filter { $0 != "_0" }.joined(separator: ".")
    return path.isEmpty ? "its top" : String(path.prefix(200))
  }
}
