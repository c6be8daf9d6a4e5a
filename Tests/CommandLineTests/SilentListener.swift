import Foundation
import Glibc
import Synchronization

/// A socket that accepts connections, reads what it is sent and never answers.
final class SilentListener: Sendable {
  let port: Int
  private let descriptor: Int32
  private let accepted = Mutex<[Int32]>([])

  /// The connection string that leads here.
  var connectionString: String { "mongodb://127.0.0.1:\(port)" }

  /// Waits until somebody connects; blocks the calling thread.
  func waitUntilAsked() throws {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
      let connection = accept(descriptor, nil, nil)
      if connection >= 0 {
        // Kept open, so that who connected waits for an answer.
        accepted.withLock { $0.append(connection) }
        return
      }
      usleep(5_000)
    }
    throw TimedOutWaiting()
  }

  /// Nobody connected.
  struct TimedOutWaiting: Error {}

  init() throws {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    descriptor = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = self.descriptor
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
      }
    }
    port = Int(in_port_t(bigEndian: address.sin_port))
    guard isBound, listen(descriptor, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
  }

  deinit {
    for connection in accepted.withLock({ $0 }) { close(connection) }
    close(descriptor)
  }
}
