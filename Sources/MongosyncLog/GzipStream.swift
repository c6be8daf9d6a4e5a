internal import CZlib

/// Unpacks gzip as it comes, in constant memory; the one place that sees zlib.
@safe struct GzipStream: ~Copyable {
  /// Why bytes cannot be unpacked.
  struct Damage: Error, Hashable {
    let description: String
  }

  private enum Place {
    case inMember
    /// After a whole member: another may follow, or nothing but zeros.
    case betweenMembers
  }

  /// The first two bytes of every gzip file; source: RFC 1952.
  static let signature: [UInt8] = [0x1F, 0x8B]

  // On the heap: zlib refuses a stream that has moved since it was begun.
  private let stream: UnsafeMutablePointer<z_stream>
  private var place = Place.inMember
  private var room = [UInt8](repeating: 0, count: 1 << 17)

  /// Begins before the first byte.
  ///
  /// - Throws: `Damage` when zlib finds no memory.
  init() throws(Damage) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe czlib_begin_gzip(stream) == Z_OK else { throw Damage(description: "there is no memory to unpack it") }
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Unpacks the next bytes of the file.
  ///
  /// - Parameters:
  ///   - packed: the bytes.
  ///   - sink: given what they unpack to, piece by piece.
  /// - Throws: `Damage` at the first byte that cannot be; the sink has had all before it.
  mutating func unpack(_ packed: [UInt8], to sink: (Span<UInt8>) -> Void) throws(Damage) {
    var position = 0
    while position < packed.count {
      if place == .betweenMembers {
        guard let next = packed[position...].firstIndex(where: { $0 != 0 }) else { return }
        guard packed[next] == Self.signature[0], next == position else {
          throw Damage(description: "what follows its compressed part is not gzip")
        }
        _ = unsafe inflateReset(stream)
        place = .inMember
      }
      let (used, made, status) = inflateOnce(packed, from: position)
      position += used
      if made > 0 { sink(room.span.extracting(0..<made)) }
      switch status {
      case Z_OK: break
      case Z_STREAM_END: place = .betweenMembers
      // No more to be made of these bytes: zlib wants the next ones.
      case Z_BUF_ERROR where position == packed.count: return
      default: throw Damage(description: "its compressed bytes are damaged")
      }
      // A full room may hide more output that needs no more input.
      if made == room.count { try drain(to: sink) }
    }
  }

  /// Says that no more bytes come.
  ///
  /// - Throws: `Damage` when the file ends within a compressed part.
  func finish() throws(Damage) {
    guard place == .betweenMembers else { throw Damage(description: "its compressed bytes end too early") }
  }

  private mutating func drain(to sink: (Span<UInt8>) -> Void) throws(Damage) {
    while place == .inMember {
      let (_, made, status) = inflateOnce([], from: 0)
      if made > 0 { sink(room.span.extracting(0..<made)) }
      switch status {
      case Z_OK where made == room.count: continue
      case Z_OK, Z_BUF_ERROR: return
      case Z_STREAM_END: place = .betweenMembers
      default: throw Damage(description: "its compressed bytes are damaged")
      }
    }
  }

  private mutating func inflateOnce(_ packed: [UInt8], from start: Int) -> (used: Int, made: Int, status: Int32) {
    let stream = unsafe stream
    return unsafe room.withUnsafeMutableBufferPointer { room in
      unsafe packed.withUnsafeBufferPointer { packed in
        let input = UInt32(packed.count - start)
        // zlib only reads its input, though its type does not say so.
        let next = unsafe packed.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + start) }
        unsafe stream.pointee.next_in = unsafe next
        unsafe stream.pointee.avail_in = input
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          Int(input - stream.pointee.avail_in), room.count - Int(stream.pointee.avail_out), status
        )
      }
    }
  }
}
