public import BSON
internal import CMongoC

/// A connection that is ours for the length of a closure, on one thread.
public struct LentClient: ~Copyable {
  private let client: OpaquePointer
  private let context: RunContext
  private let place: FaultPlace
  private let floor: ReadFloor?
  private let hasTimeToConnect: Bool

  init(
    borrowing client: OpaquePointer, place: FaultPlace, context: RunContext, floor: ReadFloor?, hasTimeToConnect: Bool
  ) {
    self.floor = floor
    self.hasTimeToConnect = hasTimeToConnect
    self.client = client
    self.place = place
    self.context = context
  }

  /// The one server that commands go to: the primary, the mongos, or the member a direct connection names.
  ///
  /// - Parameter preference: which members of a set may be read.
  /// - Returns: the server, good until its connection breaks.
  /// - Throws: `MongoError` when none is found in time.
  public borrowing func selectServer(_ preference: ReadPreference = .primary) throws(MongoError) -> SelectedServer {
    var error = bson_error_t()
    let wanted = mongoc_read_prefs_new(preference.mode(forRouter: false))
    defer { mongoc_read_prefs_destroy(wanted) }
    let isPrimary = preference == .primary
    let found = place.during { mongoc_client_select_server(client, isPrimary, isPrimary ? nil : wanted, &error) }
    guard let description = found else {
      throw failure(error)
    }
    defer { mongoc_server_description_destroy(description) }
    guard let host = mongoc_server_description_host(description) else {
      throw MongoError(.unreachable, "The driver named no host for the server it chose.")
    }
    let address = withUnsafeBytes(of: host.pointee.host_and_port) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let hello = mongoc_server_description_hello_response(description).flatMap { try? BSONDocument(copying: $0) }
    return SelectedServer(
      id: mongoc_server_description_id(description), address: address,
      maxWireVersion: hello?["maxWireVersion"]?.int ?? 0, preference: preference,
      isRouter: hello?["msg"]?.string == "isdbgrid")
  }

  /// Sends a command and copies its reply.
  ///
  /// - Parameters:
  ///   - command: the command.
  ///   - server: where to send it.
  /// - Returns: the reply.
  /// - Throws: `MongoError` when the server refuses or is not reached.
  public borrowing func run(_ command: ReadOnlyCommand, on server: SelectedServer) throws(MongoError) -> BSONDocument {
    try reply(to: command, on: server)
  }

  /// Sends a command that answers through a cursor.
  ///
  /// - Parameters:
  ///   - command: `find`, `aggregate`, `listCollections` or `listIndexes`.
  ///   - server: where to send it; all further batches come from there.
  /// - Returns: the cursor, to be used up before this client is given back.
  /// - Throws: `MongoError` when the server refuses or is not reached.
  public borrowing func cursor(
    _ command: ReadOnlyCommand, on server: SelectedServer
  ) throws(MongoError) -> DocumentCursor {
    try cursor(command, on: server) { (_) throws(MongoError) in }
  }

  /// Sends a command that answers through a cursor, and lends the bytes of the reply that opens it.
  borrowing func cursor(
    _ command: ReadOnlyCommand, on server: SelectedServer, _ look: (Span<UInt8>) throws(MongoError) -> Void
  ) throws(MongoError) -> DocumentCursor {
    let body = try notOlder(command.body, server)
    let session = try place.during { () throws(MongoError) in
      try DriverSession(client: client, server: server)
    }
    let sent = try context.document(body, acceptsComment: server.acceptsComment)
    let document = try DriverDocument(sent)
    let preference = mongoc_read_prefs_new(server.preference.mode(forRouter: server.isRouter))
    defer { mongoc_read_prefs_destroy(preference) }
    let reply = ReplyStorage()
    var error = bson_error_t()
    let succeeded = place.during {
      mongoc_client_read_command_with_opts(
        client, command.database, document.bson, preference, session.options.bson, reply.bson, &error)
    }
    guard succeeded else { throw failure(error) }
    try reply.withBytes(look)
    let channel = CursorChannel(
      of: command, client: client, session: session, server: server, place: place, context: context)
    return try DocumentCursor(continuing: reply, through: channel)
  }

  /// What the driver says went wrong; of a server that there was hardly time to look for, it tells nothing.
  private borrowing func failure(_ error: bson_error_t) -> MongoError {
    let failure = MongoError(error)
    return hasTimeToConnect ? failure : failure.inHaste
  }

  /// A command that reads what a majority has, made to wait until that is not older than it may be.
  private borrowing func notOlder(_ body: BSONDocument, _ server: SelectedServer) throws(MongoError) -> BSONDocument {
    guard let floor, body["readConcern"] != nil else { return body }
    try floor.require(server.address) { () throws(MongoError) in try reply(to: .isMaster, on: server) }
    return floor.bounding(body)
  }

  private borrowing func reply(
    to command: ReadOnlyCommand, on server: SelectedServer
  ) throws(MongoError) -> BSONDocument {
    let sent = try context.document(command.body, acceptsComment: server.acceptsComment)
    let document = try DriverDocument(sent)
    let preference = mongoc_read_prefs_new(server.preference.mode(forRouter: server.isRouter))
    defer { mongoc_read_prefs_destroy(preference) }
    let reply = ReplyStorage()
    var error = bson_error_t()
    // The driver initialises the reply anew, whether or not the command succeeds.
    let succeeded = place.during {
      mongoc_client_command_simple_with_server_id(
        client, command.database, document.bson, preference, server.id, reply.bson, &error)
    }
    guard succeeded else { throw failure(error) }
    return try reply.withBytes { (bytes) throws(MongoError) in
      try ReplyEnvelope.requireSuccess(bytes)
      return try BSONDocument(soundReply: bytes)
    }
  }
}

/// A server that the driver chose.
public struct SelectedServer: Hashable, Sendable {
  let id: UInt32
  /// Its address, `host:port`.
  public let address: String
  /// The newest wire protocol version it speaks; 9 is server 4.4.
  public let maxWireVersion: Int
  /// Whether it takes `comment` on every command, as servers do since 4.4.
  var acceptsComment: Bool { maxWireVersion >= 9 }
  /// The preference it was chosen by, which a mongos has to be told.
  let preference: ReadPreference
  /// Whether it is a mongos.
  let isRouter: Bool
}
