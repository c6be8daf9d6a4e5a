/// An operation under way on a member that a migration should not begin under.
public struct RunningOperation: Hashable, Codable, Sendable {
  /// What kind of operation it is.
  public enum Kind: String, Codable, Sendable {
    /// A transaction that is open.
    case transaction
    /// An index that is being built.
    case indexBuild
    /// A change of a database, a collection or its sharding.
    case definition
  }

  /// What kind of operation it is.
  public let kind: Kind
  /// The command, such as `createIndexes`; empty for a transaction between two commands.
  public let command: String
  /// The collection it is about, if it names one.
  public let namespace: String
  /// The name that its client gave itself, if it did.
  public let application: String
  /// For how many seconds it has been under way.
  public let seconds: Double

  /// Describes an operation.
  ///
  /// - Parameters:
  ///   - kind: what kind of operation it is.
  ///   - command: the command.
  ///   - namespace: the collection it is about.
  ///   - application: the name that its client gave itself.
  ///   - seconds: for how many seconds it has been under way.
  public init(_ kind: Kind, command: String = "", namespace: String = "", application: String = "", seconds: Double) {
    self.kind = kind
    self.command = command
    self.namespace = namespace
    self.application = application
    self.seconds = seconds
  }
}
