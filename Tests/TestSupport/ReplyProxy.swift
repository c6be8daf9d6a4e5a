public import BSON
import Foundation
import Synchronization

/// Stands between clients and a real server, and changes what the server replies.
///
/// It speaks OP_MSG and the old form in which drivers say hello, without TLS and without compression.
public final class ReplyProxy: Sendable {
  /// What becomes of a reply.
  public enum Change: Sendable {
    /// It goes on as it came.
    case none
    /// Another document takes the place of the reply's.
    case document(BSONDocument)
    /// Bytes take the place of the reply's document, sound or not.
    case bytes([UInt8])
    /// The connection ends.
    case hangUp
    /// It goes on as it came, after a pause of so many seconds.
    case late(Double)
    /// A reply of the greatest length takes its place, of which a byte comes every so many seconds, and never the last.
    case endless(secondsPerByte: Double)
  }

  /// Decides what becomes of a reply, given the command and the reply.
  public typealias Rule = @Sendable (_ command: BSONDocument, _ reply: BSONDocument) -> Change

  private let listener: LoopbackListener
  private let target: Int

  /// Listens, and changes replies from now on.
  ///
  /// - Parameters:
  ///   - server: the server behind it.
  ///   - rule: decides what becomes of each reply.
  /// - Throws: when no port is free.
  public convenience init(before server: MongodProcess, rule: @escaping Rule) throws {
    try self.init(beforePort: server.port, rule: rule)
  }

  /// Listens before whatever serves a port.
  ///
  /// - Parameters:
  ///   - port: the port on this machine.
  ///   - rule: decides what becomes of each reply.
  /// - Throws: when no port is free.
  public init(beforePort port: Int, rule: @escaping Rule) throws {
    target = port
    listener = try LoopbackListener.open()
    listener.start { [target] stream in Self.serve(stream, target, rule) }
  }

  deinit { listener.stop() }

  /// The address that clients connect to.
  public var host: String { "127.0.0.1:\(listener.port)" }

  /// The connection string of this one server, without credentials.
  public var connectionString: String { "mongodb://\(host)/?directConnection=true" }

  private static func serve(_ client: SocketStream, _ target: Int, _ rule: @escaping Rule) {
    guard let server = try? SocketStream(connectingTo: target) else { return }
    let last = Last()
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while let message = server.readMessage() {
        guard pass(message, to: client, last.command, rule) else { break }
      }
      client.shutDown()
      isOver.signal()
    }
    while let message = client.readMessage() {
      if let request = try? WireRequest(message) { last.command = request.command }
      guard server.write(message) else { break }
    }
    server.shutDown()
    isOver.wait()
    server.close()
  }

  /// Writes a message of the server after the rule, and says whether the connection goes on.
  private static func pass(
    _ message: [UInt8], to client: SocketStream, _ command: BSONDocument?, _ rule: Rule
  ) -> Bool {
    // After the header: flags and the kind of a section in OP_MSG, 20 bytes of a cursor in OP_REPLY.
    let start: Int? =
      switch UInt32(message[12]) | UInt32(message[13]) << 8 {
      case 2013: message[20] == 0 ? 21 : nil
      case 1: 36
      default: nil
      }
    guard let start, let command, start < message.count,
      let reply = try? BSONDocument(copying: Array(message[start...]).span)
    else { return client.write(message) }
    switch rule(command, reply) {
    case .none: return client.write(message)
    case .document(let other): return client.write(framed(message[4..<start], other.bytes))
    case .bytes(let bytes): return client.write(framed(message[4..<start], bytes))
    case .hangUp: return false
    case .late(let seconds):
      Thread.sleep(forTimeInterval: seconds)
      return client.write(message)
    case .endless(let seconds):
      guard client.write(bytes(ofLength: SocketStream.longestMessage) + message[4..<start]) else { return false }
      while client.write([0]) { Thread.sleep(forTimeInterval: seconds) }
      return false
    }
  }

  private static func framed(_ header: ArraySlice<UInt8>, _ document: [UInt8]) -> [UInt8] {
    bytes(ofLength: 4 + header.count + document.count) + header + document
  }

  private static func bytes(ofLength length: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  }

  /// The command that a connection sent last; a reply is to it, since a client waits for each.
  private final class Last: Sendable {
    private let state = Mutex<BSONDocument?>(nil)
    var command: BSONDocument? {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }
}

extension BSONDocument {
  /// The document with another value at a path, put at the end where there was none, or without it.
  ///
  /// - Parameters:
  ///   - path: the names that lead there.
  ///   - value: the value; nil to leave the element out.
  /// - Returns: the changed document.
  public func setting(_ path: String..., to value: BSONValue?) -> BSONDocument { setting(path[...], to: value) }

  private func setting(_ path: ArraySlice<String>, to value: BSONValue?) -> BSONDocument {
    guard let name = path.first else { return self }
    let new: BSONValue? =
      path.count == 1 ? value : .document((self[name]?.document ?? [:]).setting(path.dropFirst(), to: value))
    var isDone = false
    var pairs: [(String, BSONValue)] = ((try? pairs()) ?? []).compactMap { pair in
      guard pair.name == name, !isDone else { return (pair.name, pair.value) }
      isDone = true
      return new.map { (name, $0) }
    }
    if !isDone, let new { pairs.append((name, new)) }
    return BSONDocument(pairs)
  }
}
