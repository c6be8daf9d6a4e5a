import Foundation
import Glibc
import Synchronization

/// Finds ports for servers.
enum LoopbackPort {
  private static let givenOut = Mutex<Set<Int>>([])

  /// A port that nobody listens on now.
  ///
  /// Another process may still take it first: be ready to ask again.
  /// The range lies below the one that the kernel takes for outgoing connections, so that a server which is being
  /// restarted finds its port free.
  static func pick() throws -> Int {
    for _ in 0..<1_000 {
      let port = Int.random(in: 20_000..<32_000)
      let isNew = givenOut.withLock { $0.insert(port).inserted }
      if isNew, isFree(port) { return port }
    }
    throw POSIXError(.EADDRNOTAVAIL)
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var reuse: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    return withAddress(port: port) { bind(descriptor, $0, $1) } == 0
  }

  /// Lends the address of a port on this machine in the form that sockets take.
  static func withAddress<Result>(port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
