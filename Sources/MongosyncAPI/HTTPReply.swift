/// An HTTP/1.1 reply, read as its bytes come in.
///
/// A library would be better; Foundation's, which there is, traps at a length of 2^63 - 1 and unpacks what it did not
/// ask for without a limit, with and without TLS. A reply of mongosync is one small JSON document, so what is read
/// here is little: no compression, no redirect, no second request.
///
/// Source: RFC 9112, sections 4 to 7.
struct HTTPReply {
  /// The largest head that is taken, in bytes; no mongosync sends a thousandth of it.
  private static let largestHead = 65_536

  private enum Part {
    case head
    case body(length: Int)
    case bodyToTheEnd
    case chunkSize
    case chunk(left: Int)
    case chunkEnd
    case trailer
    case complete
  }

  private let largestBody: Int
  private var part = Part.head
  private var pending: [UInt8] = []
  /// The status of the reply; 0 before its head was read.
  private(set) var status = 0
  /// The body as far as it came.
  private(set) var body: [UInt8] = []

  init(largestBody: Int) { self.largestBody = largestBody }

  /// Whether all of the reply was read.
  var isComplete: Bool { if case .complete = part { true } else { false } }

  /// Takes bytes.
  ///
  /// - Parameter bytes: what came.
  /// - Throws: ``ProgressError`` when this is no HTTP, or more than is allowed.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(ProgressError) {
    pending += bytes
    while try step() {}
  }

  /// Notes that no more bytes come.
  ///
  /// - Throws: ``ProgressError`` when the reply is not complete.
  mutating func end() throws(ProgressError) {
    if case .bodyToTheEnd = part { part = .complete }
    guard isComplete else { throw Self.cutShort }
  }

  /// Goes on by one part; says whether there may be more.
  private mutating func step() throws(ProgressError) -> Bool {
    switch part {
    case .head:
      guard let head = try block() else { return false }
      try read(head)
      return true
    case .body(let length):
      try move(min(length - body.count, pending.count))
      if body.count == length { part = .complete }
      return false
    case .bodyToTheEnd:
      try move(pending.count)
      return false
    case .chunkSize:
      guard let line = try line() else { return false }
      let digits = line.prefix { $0 != ";" }.filter { $0 != " " }
      guard !digits.isEmpty, digits.count <= 8, digits.utf8.allSatisfy(Self.isHexadecimal),
        let size = Int(digits, radix: 16)
      else { throw Self.notHTTP }
      part = size == 0 ? .trailer : .chunk(left: size)
      return true
    case .chunk(let left):
      let count = min(left, pending.count)
      try move(count)
      part = left == count ? .chunkEnd : .chunk(left: left - count)
      return left == count
    case .chunkEnd:
      guard let line = try line() else { return false }
      guard line.isEmpty else { throw Self.notHTTP }
      part = .chunkSize
      return true
    case .trailer:
      guard let line = try line() else { return false }
      if line.isEmpty { part = .complete }
      return !line.isEmpty
    case .complete: return false
    }
  }

  /// Whether a byte is a digit; a sign before them, which Swift would read, is none.
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private mutating func move(_ count: Int) throws(ProgressError) {
    guard body.count + count <= largestBody else { throw tooLarge }
    body += pending.prefix(count)
    pending.removeFirst(count)
  }

  /// The head with all its lines, once it is there.
  private mutating func block() throws(ProgressError) -> [Substring]? {
    let mark: [UInt8] = [13, 10, 13, 10]
    guard let end = pending.indices.first(where: { pending[$0...].starts(with: mark) }) else {
      guard pending.count < Self.largestHead else { throw Self.endlessHead }
      return nil
    }
    let text = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(end + mark.count)
    return text.split(separator: "\r\n", omittingEmptySubsequences: false)
  }

  private mutating func line() throws(ProgressError) -> String? {
    guard let end = pending.indices.first(where: { pending[$0...].starts(with: [13, 10]) }) else {
      guard pending.count < Self.largestHead else { throw Self.endlessHead }
      return nil
    }
    let text = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(end + 2)
    return text
  }

  private mutating func read(_ lines: [Substring]) throws(ProgressError) {
    guard let first = lines.first, let match = first.wholeMatch(of: /HTTP\/1\.[01] ([1-9][0-9][0-9])( .*)?/),
      let status = Int(match.1)
    else { throw Self.notHTTP }
    var fields: [String: [String]] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw Self.notHTTP }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[line[..<colon].lowercased(), default: []].append(String(value).lowercased())
    }
    // An interim answer, after which the real one comes.
    guard status >= 200 else { return }
    self.status = status
    guard (fields["content-encoding"] ?? []).allSatisfy({ $0 == "identity" || $0.isEmpty }) else {
      throw ProgressError(.malformed, "The reply is packed, which was not asked for: this is not mongosync's own.")
    }
    if let encodings = fields["transfer-encoding"] {
      guard encodings == ["chunked"], fields["content-length"] == nil else { throw Self.notHTTP }
      part = .chunkSize
    } else if let lengths = fields["content-length"] {
      guard Set(lengths).count == 1, let text = lengths.first, !text.isEmpty,
        text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { throw Self.notHTTP }
      guard text.utf8.count <= 12, let length = Int(text), length <= largestBody else { throw tooLarge }
      part = length == 0 ? .complete : .body(length: length)
    } else {
      part = status == 204 || status == 304 ? .complete : .bodyToTheEnd
    }
  }

  private var tooLarge: ProgressError {
    ProgressError(.tooLarge, "The reply is larger than \(largestBody) bytes.")
  }
  private static let cutShort = ProgressError(
    .connectionFailed, "The connection to mongosync failed or ended before the whole reply came.")
  private static let notHTTP = ProgressError(.connectionFailed, "The server did not answer in HTTP.")
  private static let endlessHead = ProgressError(
    .tooLarge, "The head of the reply is larger than \(largestHead) bytes.")
}
