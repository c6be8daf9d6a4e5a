import Foundation
import Glibc
import Synchronization

/// Accepts connections on a free loopback port, and gives each a thread of its own.
final class LoopbackListener: Sendable {
  let port: Int
  private let descriptor: Int32
  private let connections = Mutex<Set<Int32>?>([])

  /// Listens on a port that nobody else took in the meantime.
  static func open() throws -> LoopbackListener {
    for _ in 0..<10 {
      if let listener = try? LoopbackListener(port: LoopbackPort.pick()) { return listener }
    }
    return try LoopbackListener(port: LoopbackPort.pick())
  }

  /// Listens at once; connections wait until `start`.
  init(port: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var reuse: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    guard LoopbackPort.withAddress(port: port, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 128) == 0 else {
      defer { close(descriptor) }
      throw POSIXError(.init(rawValue: errno) ?? .EADDRINUSE)
    }
    self.port = port
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Serves every connection with the closure, which returns when the connection is to end.
  func start(_ serve: @escaping @Sendable (SocketStream) -> Void) {
    Thread.detachNewThread { [weak self, descriptor] in
      while true {
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0 else { return }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        guard let self, self.add(accepted) else {
          close(accepted)
          return
        }
        Thread.detachNewThread {
          serve(SocketStream(accepted))
          self.remove(accepted)
        }
      }
    }
  }

  /// Ends the port and all connections; the threads end by themselves.
  func stop() {
    let streams = connections.withLock { open in
      defer { open = nil }
      for descriptor in open ?? [] { shutdown(descriptor, Int32(SHUT_RDWR)) }
      return open
    }
    if streams != nil { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  private func add(_ descriptor: Int32) -> Bool {
    connections.withLock { open in
      open?.insert(descriptor)
      return open != nil
    }
  }

  /// Closes under the lock: a number given back early could be another's socket by the time of `stop`.
  private func remove(_ descriptor: Int32) {
    connections.withLock { open in
      _ = open?.remove(descriptor)
      _ = close(descriptor)
    }
  }
}
