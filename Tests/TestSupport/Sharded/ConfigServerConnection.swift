import BSON

/// One client's own connection to the config server: who logs in through the router is logged in there.
final class ConfigServerConnection {
  /// The config server does not answer.
  struct Lost: Error {}

  private let port: Int
  private var stream: SocketStream?
  private var lastIdentifier: Int32 = 0

  init(port: Int) { self.port = port }

  deinit { stream?.close() }

  /// Sends a command as the client sent it, and gives the reply as it came.
  func run(_ database: String, _ command: BSONDocument) throws -> BSONDocument {
    let stream = try self.stream ?? SocketStream(connectingTo: port)
    self.stream = stream
    lastIdentifier &+= 1
    let message = command.without(["$db"]).appending("$db", .string(database))
    guard stream.write(WireMessage.bytes(identifier: lastIdentifier, message)), let answer = stream.readMessage() else {
      throw Lost()
    }
    var reader = WireReader(answer)
    let headerAndFlagsAndKind = 21
    try reader.skip(headerAndFlagsAndKind)
    return try reader.document()
  }
}
