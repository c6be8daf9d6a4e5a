import Evidence
import MongoClient

extension Refusal {
  /// Keeps what the driver reported.
  init(_ error: MongoError) {
    let kind: Kind =
      switch error.code {
      case .unreachable: .unreachable
      case .authenticationFailed: .authenticationFailed
      case .unauthorized: .unauthorized
      case .commandNotFound: .commandNotFound
      case .namespaceNotFound: .namespaceNotFound
      case .timedOut, .interrupted: .timedOut
      default: .failed
      }
    self.init(kind, error.message, code: error.serverCode)
  }

  /// Keeps why a command was not answered, with the rights it needs where one of them is missing.
  init(_ error: MongoError, to command: ReadOnlyCommand) {
    let needed = command.privileges.map(\.description).joined(separator: ", ")
    guard error.code == .unauthorized, !needed.isEmpty else {
      self.init(error)
      return
    }
    self.init(
      .unauthorized, "\(error.message) \(command.name.rawValue) needs \(needed).", code: error.serverCode)
  }
}
