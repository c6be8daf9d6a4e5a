internal import BSON
internal import CMongoC

/// How a cursor's further batches are asked for: always of the same server and within the same session.
///
/// It sends two commands that are not on the list of `ReadOnlyCommand`, and nothing else sends them: `getMore` reads on
/// where a command of the list began, and `killCursors` ends the reading early. Both name the cursor's own id.
struct CursorChannel: ~Copyable {
  private let client: OpaquePointer
  // The server ties a cursor to the session that opened it, so the session lives as long as the cursor.
  private let session: DriverSession
  private let server: SelectedServer
  private let command: ReadOnlyCommand
  private let place: FaultPlace
  private let context: RunContext
  private let database: String
  private var id: Int64 = 0
  private var namespace: [UInt8] = []
  private var collection = ""
  // The same for every batch, so it is built once.
  private var getMore: OpaquePointer?
  // Of a server that did not answer nothing more is asked: it would only be waited for once more.
  private var isBroken = false

  init(
    of command: ReadOnlyCommand, client: OpaquePointer, session: consuming DriverSession, server: SelectedServer,
    place: FaultPlace, context: RunContext
  ) {
    self.client = client
    self.session = session
    self.server = server
    self.command = command
    self.place = place
    self.context = context
    database = command.database
  }

  deinit {
    if let getMore { bson_destroy(getMore) }
    guard id != 0, !isBroken else { return }
    // Where this fails, the server ends the cursor itself once it has been idle for ten minutes.
    try? end()
  }

  /// Whether the server has more.
  var isLive: Bool { id != 0 }

  /// Takes the first batch for one of the command's.
  ///
  /// - Parameters:
  ///   - batch: the first batch.
  ///   - reply: the bytes that it lies in.
  /// - Throws: `MongoError.Code.invalidReply` when it is of another namespace than was asked.
  mutating func begin(with batch: CursorBatch, in reply: Span<UInt8>) throws(MongoError) {
    namespace = batch.namespace.map { reply[$0] }
    let parts = namespace.split(separator: UInt8(ascii: "."), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2, command.mayAnswer(from: parts[0], parts[1]) else {
      throw ReplyEnvelope.invalid("its \"cursor.ns\" is not the namespace that was asked")
    }
    (id, collection) = (batch.id, parts[1])
    guard id != 0 else { return }
    let size = command.body["batchSize"]?.int.map { [("batchSize", BSONValue.int32(Int32(clamping: $0)))] } ?? []
    let body = BSONDocument([("getMore", .int64(id)), ("collection", .string(collection))] + size)
    getMore = try DriverDocument(context.signed(body, acceptsComment: server.acceptsComment)).takeOver()
  }

  /// Takes a further batch for one of the same cursor.
  ///
  /// - Parameters:
  ///   - batch: the batch.
  ///   - reply: the bytes that it lies in.
  /// - Throws: `MongoError.Code.invalidReply` when it is of another cursor or namespace.
  mutating func go(on batch: CursorBatch, in reply: Span<UInt8>) throws(MongoError) {
    guard batch.id == 0 || batch.id == id else { throw ReplyEnvelope.invalid("its \"cursor.id\" is another cursor's") }
    let isSame =
      batch.namespace.count == namespace.count && zip(batch.namespace, namespace).allSatisfy { reply[$0] == $1 }
    guard isSame else {
      throw ReplyEnvelope.invalid("its \"cursor.ns\" is not that of the batch before")
    }
    id = batch.id
  }

  /// Asks for the next batch.
  ///
  /// It has no time limit of its own: servers refuse one here, and count the one that the command began with.
  ///
  /// Source: MongoDB docs, server: getMore; specification of client-side operations timeout.
  ///
  /// - Parameter reply: takes the reply, of which the driver has seen no more than that it is not a refusal.
  /// - Throws: `MongoError` when the time is over, or the server refuses or does not answer.
  mutating func askForMore(into reply: borrowing ReplyStorage) throws(MongoError) {
    guard context.millisecondsLeft > 0, let getMore else {
      throw MongoError(.timedOut, "The time given to the run was over before all documents had come.")
    }
    do throws(MongoError) {
      try send(getMore, into: reply)
    } catch {
      isBroken = error.serverCode == nil
      throw error
    }
  }

  private borrowing func end() throws(MongoError) {
    let body: BSONDocument = ["killCursors": .string(collection), "cursors": [.int64(id)]]
    let document = try DriverDocument(context.signed(body, acceptsComment: server.acceptsComment))
    try send(document.bson, into: ReplyStorage())
  }

  private borrowing func send(_ command: OpaquePointer, into reply: borrowing ReplyStorage) throws(MongoError) {
    // Freed before the next one comes, so that it lies where this one lay: memory that is new costs time.
    reply.clear()
    var error = bson_error_t()
    // Never as a read that the driver may send once more by itself: a batch would be left out.
    let succeeded = place.during {
      mongoc_client_command_with_opts(client, database, command, nil, session.options.bson, reply.bson, &error)
    }
    guard succeeded else { throw MongoError(error) }
  }
}
