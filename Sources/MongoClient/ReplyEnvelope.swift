internal import BSON

/// What every reply must have around its content, checked before any of it is believed.
///
/// The driver takes any `ok` but 0 for success, a text included, and looks at little else.
///
/// Source: MongoDB docs, database commands: `ok` is 1 where a command succeeded.
enum ReplyEnvelope {
  /// Checks that a reply says that the command succeeded.
  ///
  /// - Parameter reply: the bytes of the whole reply.
  /// - Throws: `MongoError.Code.invalidReply` when `ok` is absent, there twice, or anything but the number 1.
  static func requireSuccess(_ reply: Span<UInt8>) throws(MongoError) {
    let fields = try fields(["ok"], of: "the reply", at: 0, in: reply)
    try requireSuccess(fields[0], in: reply)
  }

  static func requireSuccess(_ ok: BSONElement?, in reply: Span<UInt8>) throws(MongoError) {
    guard let ok else { throw invalid("it has no \"ok\"") }
    switch try value(of: ok, in: reply) {
    case .double(1), .int32(1), .int64(1): return
    case .double, .int32, .int64: throw invalid("its \"ok\" is neither 0 nor 1")
    default: throw invalid("its \"ok\" is of the type \(ok.type.name), not a number")
    }
  }

  /// Finds elements by name; one that is there twice could be read in two ways.
  ///
  /// - Parameters:
  ///   - names: the names.
  ///   - place: where they are looked for, for the error.
  ///   - start: the byte at which that document begins.
  ///   - reply: the bytes of the whole reply.
  /// - Returns: one element for each name, or nil where there is none.
  /// - Throws: `MongoError.Code.invalidReply` when the document is damaged, or has a name twice.
  static func fields(
    _ names: [String], of place: String, at start: Int, in reply: Span<UInt8>
  ) throws(MongoError) -> [BSONElement?] {
    var found: [BSONElement?] = Array(repeating: nil, count: names.count)
    do throws(BSONError) {
      var walker = try BSONWalker(reply, from: start)
      while let element = try walker.next(in: reply) {
        guard let index = names.firstIndex(where: { element.isNamed($0, in: reply) }) else { continue }
        guard found[index] == nil else { throw BSONError(.repeatedName, at: element.name.lowerBound) }
        found[index] = element
      }
    } catch {
      throw invalid("\(place) is damaged. \(error)")
    }
    return found
  }

  static func value(of element: BSONElement, in reply: Span<UInt8>) throws(MongoError) -> BSONValue {
    do throws(BSONError) {
      return try BSONValue(element, in: reply)
    } catch {
      throw invalid("a field is damaged. \(error)")
    }
  }

  static func invalid(_ why: String) -> MongoError {
    MongoError(
      .invalidReply,
      "The server's reply is not one that the command can have: \(why). Nothing can be concluded from it. "
        + "Likely causes: a fault in the server, or something between it and the auditor that changes replies.")
  }
}
