import Foundation
import FoundationNetworking

extension ProgressError {
  /// Says why there was no whole reply.
  init(failureOf error: any Error) {
    self =
      switch (error as? URLError)?.code {
      case .cannotConnectToHost:
        ProgressError(.connectionRefused, "Nobody listens at the address: mongosync may be stopped.")
      case .timedOut:
        ProgressError(.timedOut, "mongosync gave no whole reply in time.")
      case .cannotFindHost, .dnsLookupFailed:
        ProgressError(.connectionFailed, "The host of mongosync was not found.")
      default:
        ProgressError(.connectionFailed, "The connection to mongosync failed or ended before the whole reply came.")
      }
  }

  /// Says that the server pointed elsewhere.
  static func redirected(_ status: Int) -> ProgressError {
    ProgressError(.redirected, "The server pointed to another address, which was not asked.", status: status)
  }
}

extension URLSessionConfiguration {
  /// Keeps nothing between requests: no cookies, cache or credentials.
  static var forgetful: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    return configuration
  }
}
