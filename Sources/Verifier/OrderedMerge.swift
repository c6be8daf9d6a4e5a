import BSON
import MongoClient

/// Documents that come one after the other, each readable until the next.
protocol DocumentStream: ~Copyable {
  mutating func advance() throws(MongoError) -> Bool
  var byteCount: Int { get }
  borrowing func withDocument<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result?
  borrowing func hasSameBytes(as other: borrowing Self) -> Bool
}

extension DocumentCursor: DocumentStream {}

/// What became of one step through two streams.
enum MergeStep {
  /// Both have the document, byte for byte.
  case same
  /// Both have the `_id`, and the bytes differ.
  case differs
  /// The source alone has the document.
  case missing
  /// The destination alone has the document.
  case extra
  /// The source's document cannot be read.
  case undecodableOnSource
  /// The destination's document cannot be read.
  case undecodableOnDestination
}

/// Steps through two streams that come in the order of `_id`, side by side, and copies nothing.
enum OrderedMerge {
  /// Merges two streams to their ends.
  ///
  /// - Parameters:
  ///   - source: the source's documents in the order of `_id`.
  ///   - destination: the destination's documents in the same order.
  ///   - onStep: told each step while the documents it is about can be read: the source's, the destination's, or both.
  ///     It says whether to go on.
  /// - Returns: whether the ends were reached.
  /// - Throws: `MongoError` when a stream breaks, or what the closure throws.
  @discardableResult
  static func run<Stream: DocumentStream & ~Copyable>(
    _ source: inout Stream, _ destination: inout Stream,
    onStep: (MergeStep, borrowing Stream, borrowing Stream) throws(MongoError) -> Bool
  ) throws(MongoError) -> Bool {
    var hasSource = try source.advance()
    var hasDestination = try destination.advance()
    while hasSource || hasDestination {
      let step: MergeStep =
        if !hasDestination {
          .missing
        } else if !hasSource {
          .extra
        } else if source.hasSameBytes(as: destination) {
          .same
        } else {
          compareIDs(source, destination)
        }
      guard try onStep(step, source, destination) else { return false }
      switch step {
      case .same, .differs:
        hasSource = try source.advance()
        hasDestination = try destination.advance()
      case .missing, .undecodableOnSource: hasSource = try source.advance()
      case .extra, .undecodableOnDestination: hasDestination = try destination.advance()
      }
    }
    return true
  }

  private static func compareIDs<Stream: DocumentStream & ~Copyable>(
    _ source: borrowing Stream, _ destination: borrowing Stream
  ) -> MergeStep {
    let step = source.withDocument { (left) -> MergeStep in
      guard let id = DocumentID(of: left) else { return .undecodableOnSource }
      return destination.withDocument { (right) -> MergeStep in
        guard let otherID = DocumentID(of: right) else { return .undecodableOnDestination }
        switch try? BSONOrder.compare(id.element, in: left, otherID.element, in: right) {
        case .before: return .missing
        case .after: return .extra
        case .same: return .differs
        case nil: return .undecodableOnSource
        }
      } ?? .missing
    }
    return step ?? .extra
  }
}

/// Where a document's `_id` lies.
struct DocumentID {
  let element: BSONElement

  /// Finds it; nothing where the document has none or is damaged before it.
  init?(of bytes: Span<UInt8>) {
    guard var walker = try? BSONWalker(bytes) else { return nil }
    while let element = try? walker.next(in: bytes) {
      guard element.name.count == 3 else { continue }
      let start = element.name.lowerBound
      if bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "i"), bytes[start + 2] == UInt8(ascii: "d")
      {
        self.element = element
        return
      }
    }
    return nil
  }
}
