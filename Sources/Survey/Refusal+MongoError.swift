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
}
