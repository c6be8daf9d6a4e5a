import Synchronization

/// Carries the address of the server that the driver chose out of the thread that asked, even when asking fails.
final class ChosenServer: Sendable {
  private let stored = Mutex<String?>(nil)

  /// The server's address, once it is chosen.
  var address: String? {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}
