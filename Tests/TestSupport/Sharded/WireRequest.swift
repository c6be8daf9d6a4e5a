import BSON

/// One request of a client in the MongoDB wire protocol, and the form in which it wants its reply.
struct WireRequest: Sendable {
  /// What was wrong with a request; its connection cannot go on.
  enum Malformed: Error {
    case tooShort
    case unknownForm(Int32)
    case withoutDocument
  }

  /// The form: drivers say hello with the old one, and everything else with the new one.
  private enum Form: Int32 {
    case query = 2004
    case message = 2013
  }

  /// The database it is sent to.
  let database: String
  /// The command's document, document sequences folded into it as arrays.
  let command: BSONDocument
  /// Whether the client waits for a reply.
  let wantsReply: Bool
  private let identifier: Int32
  private let form: Form

  /// Reads a request, its length field included.
  init(_ bytes: [UInt8]) throws {
    var reader = WireReader(bytes)
    try reader.skip(4)
    identifier = try reader.int32()
    try reader.skip(4)
    let code = try reader.int32()
    switch Form(rawValue: code) {
    case .query:
      form = .query
      try reader.skip(4)
      database = try reader.cString().split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
      try reader.skip(8)
      let document = try reader.document()
      // A query may wrap its command, to send a read preference beside it.
      command = document["$query"]?.document ?? document
      wantsReply = true
    case .message:
      form = .message
      let flags = try reader.int32()
      let (hasChecksum, moreToCome) = (flags & 1 != 0, flags & 2 != 0)
      command = try Self.sections(&reader, until: bytes.count - (hasChecksum ? 4 : 0))
      database = command["$db"]?.string ?? ""
      wantsReply = !moreToCome
    case nil: throw Malformed.unknownForm(code)
    }
  }

  private static func sections(_ reader: inout WireReader, until end: Int) throws -> BSONDocument {
    var body: BSONDocument?
    var sequences: [(String, BSONValue)] = []
    while reader.position < end {
      switch try reader.byte() {
      case 0: body = try reader.document()
      default:
        let sequenceEnd = reader.position + Int(try reader.int32())
        let name = try reader.cString()
        var documents: [BSONValue] = []
        while reader.position < sequenceEnd { documents.append(.document(try reader.document())) }
        sequences.append((name, .array(of: documents)))
      }
    }
    guard let body else { throw Malformed.withoutDocument }
    return sequences.reduce(body) { $0.appending($1.0, $1.1) }
  }

  /// The bytes of a reply to this request.
  func reply(_ document: BSONDocument) -> [UInt8] {
    switch form {
    case .query:
      let awaitCapable: Int32 = 8
      return WireMessage.bytes(code: 1, replyingTo: identifier, integers: [awaitCapable, 0, 0, 0, 1], document)
    case .message: return WireMessage.bytes(replyingTo: identifier, document)
    }
  }
}
