/// Why a server, or the driver in its place, gave no answer.
///
/// The message is fit to print: secrets are masked in it.
public struct MongoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds that a caller may treat differently.
  public struct Code: Hashable, Sendable {
    private enum Kind {
      case unreachable
      case authenticationFailed
      case unauthorized
      case commandNotFound
      case namespaceNotFound
      case timedOut
      case interrupted
      case refusedByAuditor
      case invalidReply
      case staleRead
      case commandFailed
    }
    private let kind: Kind

    /// No suitable server answered, or the connection broke.
    public static let unreachable = Code(kind: .unreachable)
    /// The credentials were not accepted.
    public static let authenticationFailed = Code(kind: .authenticationFailed)
    /// The user may not do this; server code 13.
    public static let unauthorized = Code(kind: .unauthorized)
    /// The server does not know the command or stage; server codes 59, 40324 and 16436.
    public static let commandNotFound = Code(kind: .commandNotFound)
    /// The namespace is not there; server code 26.
    public static let namespaceNotFound = Code(kind: .namespaceNotFound)
    /// The time given to the run was over; also server code 50.
    public static let timedOut = Code(kind: .timedOut)
    /// The operator ended the run.
    public static let interrupted = Code(kind: .interrupted)
    /// The command is not one of those that the auditor may send.
    public static let refusedByAuditor = Code(kind: .refusedByAuditor)
    /// The reply was not what the command promises.
    public static let invalidReply = Code(kind: .invalidReply)
    /// What a majority has on a server is older than a read may be.
    public static let staleRead = Code(kind: .staleRead)
    /// Any other refusal.
    public static let commandFailed = Code(kind: .commandFailed)
  }

  /// What kind of failure it is.
  public let code: Code
  /// The server's own code, where the server refused.
  public let serverCode: Int?
  /// What happened, as a sentence.
  public let message: String

  /// Records a failure.
  ///
  /// - Parameters:
  ///   - code: what kind of failure it is.
  ///   - serverCode: the server's own code, where the server refused.
  ///   - message: what happened; the caller answers for its holding no secret.
  public init(_ code: Code, serverCode: Int? = nil, _ message: String) {
    self.code = code
    self.serverCode = serverCode
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
