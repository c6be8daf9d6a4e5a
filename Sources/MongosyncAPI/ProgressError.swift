/// Why mongosync told nothing of its progress.
public struct ProgressError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds that a caller may treat differently.
  public struct Code: Hashable, Sendable {
    private enum Kind {
      case badAddress
      case behindProxy
      case connectionRefused
      case connectionFailed
      case timedOut
      case tooLarge
      case redirected
      case badStatus
      case notJSON
      case unsuccessful
      case malformed
    }
    private let kind: Kind

    /// The address is not one that mongosync can have.
    public static let badAddress = Code(kind: .badAddress)
    /// The environment asks for a proxy, whose answers would not be mongosync's; nothing was sent.
    public static let behindProxy = Code(kind: .behindProxy)
    /// Nobody listens at the address: mongosync may be stopped, or the address wrong.
    public static let connectionRefused = Code(kind: .connectionRefused)
    /// The host was not found or not trusted, or the connection ended before the whole reply came.
    public static let connectionFailed = Code(kind: .connectionFailed)
    /// No whole reply came in time.
    public static let timedOut = Code(kind: .timedOut)
    /// The reply is larger than any that mongosync gives.
    public static let tooLarge = Code(kind: .tooLarge)
    /// The server pointed elsewhere, where the auditor does not go.
    public static let redirected = Code(kind: .redirected)
    /// The HTTP status was not 200.
    public static let badStatus = Code(kind: .badStatus)
    /// The reply is not JSON.
    public static let notJSON = Code(kind: .notJSON)
    /// mongosync answered that it could not tell.
    public static let unsuccessful = Code(kind: .unsuccessful)
    /// The reply is JSON, but not of the form that mongosync gives.
    public static let malformed = Code(kind: .malformed)
  }

  /// What kind of failure it is.
  public let code: Code
  /// What happened, as a sentence.
  public let message: String
  /// The HTTP status, where there was a reply that failed for it.
  public let status: Int?
  /// The name of mongosync's own error, where it gave one.
  public let errorName: String?
  /// What mongosync said of its own error, where it did.
  public let errorDescription: String?

  /// Records a failure.
  ///
  /// - Parameters:
  ///   - code: what kind of failure it is.
  ///   - message: what happened; the caller answers for its holding no secret.
  ///   - status: the HTTP status.
  ///   - errorName: the name of mongosync's own error.
  ///   - errorDescription: what mongosync said of its own error.
  public init(
    _ code: Code, _ message: String, status: Int? = nil, errorName: String? = nil, errorDescription: String? = nil
  ) {
    self.code = code
    self.message = message
    self.status = status
    self.errorName = errorName
    self.errorDescription = errorDescription
  }

  /// The message.
  public var description: String { message }

  /// Whether a mongosync that was just started may answer better a little later.
  var mayPass: Bool {
    switch code {
    case .connectionRefused, .connectionFailed, .timedOut, .unsuccessful: true
    case .badStatus: status.map { $0 >= 500 || $0 == 429 } ?? false
    default: false
    }
  }
}
