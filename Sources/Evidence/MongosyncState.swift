/// What mongosync says it is doing.
public enum MongosyncState: RawRepresentable, Hashable, Codable, Sendable {
  /// Starting; told since 1.20.
  case initializing
  /// Ready to be started.
  case idle
  /// Copying, or applying change events.
  case running
  /// Paused by the operator.
  case paused
  /// The cutover has begun.
  case committing
  /// The cutover is done.
  case committed
  /// Turning the direction of the migration round.
  case reversing
  /// A state that this program does not know, as mongosync wrote it.
  case unknown(String)

  /// Reads a state; a text that is not known is kept.
  ///
  /// - Parameter rawValue: the state as mongosync writes it.
  public init(rawValue: String) {
    self =
      switch rawValue {
      case "INITIALIZING": .initializing
      case "IDLE": .idle
      case "RUNNING": .running
      case "PAUSED": .paused
      case "COMMITTING": .committing
      case "COMMITTED": .committed
      case "REVERSING": .reversing
      default: .unknown(rawValue)
      }
  }

  /// The state as mongosync writes it.
  public var rawValue: String {
    switch self {
    case .initializing: "INITIALIZING"
    case .idle: "IDLE"
    case .running: "RUNNING"
    case .paused: "PAUSED"
    case .committing: "COMMITTING"
    case .committed: "COMMITTED"
    case .reversing: "REVERSING"
    case .unknown(let text): text
    }
  }
}
