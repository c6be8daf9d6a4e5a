import Foundation
import Glibc

/// A connected socket on which whole wire messages are read and written; its calls block.
struct SocketStream: Sendable {
  /// The longest message that a server accepts.
  static let longestMessage = 48_000_000

  let descriptor: Int32

  /// Takes over a connected socket.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Connects to a server on this machine.
  init(connectingTo port: Int) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let result = LoopbackPort.withAddress(port: port) { connect(descriptor, $0, $1) }
    guard result == 0 else {
      defer { Glibc.close(descriptor) }
      throw POSIXError(.init(rawValue: errno) ?? .ECONNREFUSED)
    }
    self.init(descriptor)
  }

  /// Ends both directions, so that whoever reads on either side comes to an end.
  func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  func close() { Glibc.close(descriptor) }

  /// Reads one message, its length field included; nothing when the other side has gone.
  func readMessage() -> [UInt8]? {
    guard let header = read(4) else { return nil }
    let length = header.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard (16...Self.longestMessage).contains(length), let rest = read(length - 4) else { return nil }
    return header + rest
  }

  /// Writes a message, and says whether the other side was still there.
  func write(_ message: [UInt8]) -> Bool {
    var written = 0
    while written < message.count {
      let count = message[written...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let received = bytes[filled...].withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard received > 0 else { return nil }
      filled += received
    }
    return bytes
  }
}
