internal import CMongoC
import Glibc
internal import SecretScrubbing

/// A connection to a server of another kind than MongoDB's, with TLS by the driver's means where that is wanted.
///
/// It is a class since the end of a noncopyable value was seen to leave connections with TLS open. Its calls block until
/// the time given to it is over, so it belongs on a thread of its own.
public final class ByteStream {
  /// Whose certificates are trusted.
  public enum Authorities: Sendable {
    /// Those that the system trusts, or those in `SSL_CERT_FILE`, as OpenSSL has it.
    case system
    /// Those in a file.
    case file(String)
  }

  private let stream: UnsafeMutablePointer<mongoc_stream_t>
  private let place: FaultPlace
  private let end: ContinuousClock.Instant

  /// Connects to the first address of a host that takes the connection.
  ///
  /// - Parameters:
  ///   - host: a name or an address, without brackets.
  ///   - port: the port.
  ///   - authorities: who vouches for the server's certificate, which must be the host's; nil for no TLS.
  ///   - name: what the operator calls the server.
  ///   - end: when the last call ends at the latest; only the look-up of a name may take longer.
  /// - Throws: ``ByteStreamError`` when there is no connection in time.
  public init(
    to host: String, port: Int, trusting authorities: Authorities?, name: String, until end: ContinuousClock.Instant
  ) throws(ByteStreamError) {
    _ = DriverRuntime.ready
    let place = FaultPlace(name)
    var stream = try Self.connected(to: host, port: port, until: end)
    if let authorities {
      let plain = stream
      stream = try place.during { () throws(ByteStreamError) in
        try Self.secured(plain, host: host, trusting: authorities, until: end)
      }
    }
    self.stream = stream
    self.place = place
    self.end = end
  }

  deinit {
    let stream = stream
    place.during {
      _ = mongoc_stream_close(stream)
      mongoc_stream_destroy(stream)
    }
  }

  /// Sends bytes.
  ///
  /// - Parameter bytes: what to send.
  /// - Throws: ``ByteStreamError`` when not all of it was sent in time.
  public func write(_ bytes: [UInt8]) throws(ByteStreamError) {
    let left = try Self.milliseconds(until: end)
    let stream = stream
    var bytes = bytes
    let count = place.during {
      bytes.withUnsafeMutableBytes { mongoc_stream_write(stream, $0.baseAddress, $0.count, left) }
    }
    guard count == bytes.count else { throw Self.failure(until: end) }
  }

  /// Waits for bytes.
  ///
  /// - Parameter most: how many to take at most.
  /// - Returns: what came; nothing when the other side has ended the connection, or it broke.
  /// - Throws: ``ByteStreamError/late`` when nothing came in time.
  public func read(_ most: Int) throws(ByteStreamError) -> ArraySlice<UInt8> {
    let left = try Self.milliseconds(until: end)
    let stream = stream
    var bytes = [UInt8](repeating: 0, count: most)
    let count = place.during {
      bytes.withUnsafeMutableBytes { mongoc_stream_read(stream, $0.baseAddress, $0.count, 1, left) }
    }
    guard count <= 0 else { return bytes.prefix(count) }
    guard ContinuousClock.now < end else { throw .late }
    return []
  }

  private static func connected(
    to host: String, port: Int, until end: ContinuousClock.Instant
  ) throws(ByteStreamError) -> UnsafeMutablePointer<mongoc_stream_t> {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let first = found else { throw .unknownHost }
    defer { freeaddrinfo(first) }
    var failure = ByteStreamError.broken
    var next: UnsafeMutablePointer<addrinfo>? = first
    while let entry = next {
      do throws(ByteStreamError) {
        return try connected(to: entry.pointee, until: end)
      } catch {
        failure = error
      }
      next = entry.pointee.ai_next
    }
    throw failure
  }

  private static func connected(
    to entry: addrinfo, until end: ContinuousClock.Instant
  ) throws(ByteStreamError) -> UnsafeMutablePointer<mongoc_stream_t> {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard let socket = mongoc_socket_new(entry.ai_family, kind, entry.ai_protocol) else { throw .broken }
    let microseconds: Int64
    do throws(ByteStreamError) {
      microseconds = Int64(try milliseconds(until: end)) * 1000
    } catch {
      mongoc_socket_destroy(socket)
      throw error
    }
    guard mongoc_socket_connect(socket, entry.ai_addr, entry.ai_addrlen, bson_get_monotonic_time() + microseconds) == 0
    else {
      let number = mongoc_socket_errno(socket)
      mongoc_socket_destroy(socket)
      throw number == ECONNREFUSED ? .refused : Self.failure(until: end)
    }
    guard let stream = mongoc_stream_socket_new(socket) else {
      mongoc_socket_destroy(socket)
      throw .broken
    }
    return stream
  }

  /// The connection within TLS; where that fails it is ended.
  private static func secured(
    _ stream: UnsafeMutablePointer<mongoc_stream_t>, host: String, trusting authorities: Authorities,
    until end: ContinuousClock.Instant
  ) throws(ByteStreamError) -> UnsafeMutablePointer<mongoc_stream_t> {
    // All zero: the certificate and its name are checked.
    var options = mongoc_ssl_opt_t()
    let file: UnsafeMutablePointer<CChar>? = if case .file(let path) = authorities { strdup(path) } else { nil }
    defer { free(file) }
    options.ca_file = UnsafePointer(file)
    guard let secured = mongoc_stream_tls_new_with_hostname(stream, host, &options, 1) else {
      mongoc_stream_destroy(stream)
      throw .untrusted("TLS could not be set up")
    }
    var error = bson_error_t()
    let left: Int32
    do throws(ByteStreamError) {
      left = try milliseconds(until: end)
    } catch {
      mongoc_stream_destroy(secured)
      throw error
    }
    guard mongoc_stream_tls_handshake_block(secured, host, left, &error) else {
      mongoc_stream_destroy(secured)
      guard ContinuousClock.now < end else { throw .late }
      throw .untrusted(SecretsInUse.scrubber.scrubbed(error.text))
    }
    return secured
  }

  private static func failure(until end: ContinuousClock.Instant) -> ByteStreamError {
    ContinuousClock.now < end ? .broken : .late
  }

  /// What is left of the time and a little more, so that it is over when a call says that it was too short.
  private static func milliseconds(until end: ContinuousClock.Instant) throws(ByteStreamError) -> Int32 {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { throw .late }
    return Int32(min(left / .milliseconds(1), 3_600_000)) + 20
  }
}

/// Why there is no connection, or no more.
public enum ByteStreamError: Error, Hashable, Sendable {
  /// The host's name leads nowhere.
  case unknownHost
  /// Nobody listens there.
  case refused
  /// There is no TLS with the server, or its certificate is not trusted; in the driver's words.
  case untrusted(String)
  /// The connection could not be made, or broke.
  case broken
  /// The time was over.
  case late
}
