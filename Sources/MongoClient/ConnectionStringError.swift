/// Why a connection string cannot be used, said without quoting any part of it that may be secret.
public struct ConnectionStringError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public struct Code: Hashable, Sendable {
    private enum Kind {
      case wrongScheme
      case reservedCharacter
      case noHost
      case malformed
      case notReadable
      case plainWithoutTLS
    }
    private let kind: Kind

    /// It does not begin with `mongodb://` or `mongodb+srv://`.
    public static let wrongScheme = Code(kind: .wrongScheme)
    /// The user name or password holds a character that must be percent-encoded.
    public static let reservedCharacter = Code(kind: .reservedCharacter)
    /// No host is named.
    public static let noHost = Code(kind: .noHost)
    /// The driver does not accept it, for another reason.
    public static let malformed = Code(kind: .malformed)
    /// A part of it could not be carried over to a direct connection.
    public static let notReadable = Code(kind: .notReadable)
    /// It would send the password in clear.
    public static let plainWithoutTLS = Code(kind: .plainWithoutTLS)
  }

  /// What is wrong.
  public let code: Code
  /// What is wrong, why it matters and how to mend it.
  public let description: String

  /// Describes a fault.
  init(_ code: Code) {
    self.code = code
    description =
      switch code {
      case .wrongScheme: "The connection string must begin with mongodb:// or mongodb+srv://."
      case .reservedCharacter:
        """
        The user name or password in the connection string holds a reserved character, so that the parts cannot be \
        told apart. Percent-encode it: : is %3A, / is %2F, ? is %3F, # is %23, [ is %5B, ] is %5D, @ is %40, % is %25. \
        So must be an @ in the value of an option.
        """
      case .noHost:
        "The connection string names no host. It must read mongodb://[user:password@]host[:port][/?options]."
      case .plainWithoutTLS:
        "It asks for authMechanism=PLAIN without TLS, which sends the password in clear to whoever answers. Use "
          + "tls=true, or another mechanism."
      case .notReadable: "A part of the connection string could not be carried over to a direct connection."
      default:
        """
        The driver does not accept the connection string. It must read \
        mongodb://[user:password@]host[:port][,host…][/database][?option=value&…]; check the ports, the option names \
        and their values, and percent-encode reserved characters in the user name and password. It is not quoted here \
        because it may hold a password.
        """
      }
  }

  /// Two errors are the same when the same thing is wrong.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  /// Hashes what is wrong.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
