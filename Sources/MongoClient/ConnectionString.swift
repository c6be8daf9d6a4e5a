internal import BSON
internal import CMongoC
internal import SecretScrubbing

/// Where a cluster is and how to log in to it.
///
/// Its secrets never leave this target: `redacted` is the only text it gives.
public struct ConnectionString: Sendable {
  private let owner: DriverURI

  /// Reads a connection string.
  ///
  /// - Parameter text: `mongodb://` or `mongodb+srv://`, with TLS and authentication as options.
  /// - Throws: `ConnectionStringError`, which quotes nothing.
  public init(_ text: String) throws(ConnectionStringError) {
    _ = DriverRuntime.ready
    let parts = try ConnectionStringText(text)
    SecretsInUse.add(parts.secrets)
    var error = bson_error_t()
    guard let uri = mongoc_uri_new_with_error(text, &error) else { throw ConnectionStringError(.malformed) }
    self.init(takingOwnership: uri)
    guard !isPlain || usesTLS else { throw ConnectionStringError(.plainWithoutTLS) }
  }

  init(takingOwnership uri: OpaquePointer) {
    owner = DriverURI(takingOwnership: uri)
    SecretsInUse.add(owner.credentialSecrets)
  }

  /// Lends the driver's own form, valid only inside the closure.
  func withURI<Result, Failure: Error>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result { try body(owner.uri) }

  /// The seeds, `host:port`; none for a `mongodb+srv` string, whose hosts DNS tells.
  public var hosts: [String] { Self.hosts(of: owner.uri) }

  static func hosts(of uri: OpaquePointer) -> [String] {
    var hosts: [String] = []
    var next = mongoc_uri_get_hosts(uri)
    while let host = next {
      hosts.append(
        withUnsafeBytes(of: host.pointee.host_and_port) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
      next = UnsafePointer(host.pointee.next)
    }
    return hosts
  }

  /// The DNS name of a `mongodb+srv` string.
  public var serviceName: String? { mongoc_uri_get_srv_hostname(owner.uri).map { String(cString: $0) } }

  /// Whether it asks for TLS.
  public var usesTLS: Bool { mongoc_uri_get_tls(owner.uri) }

  /// Whether it sends the password as it is.
  private var isPlain: Bool {
    mongoc_uri_get_auth_mechanism(owner.uri).map { String(cString: $0).uppercased() == "PLAIN" } ?? false
  }

  /// Whether it says who logs in.
  public var hasCredentials: Bool {
    mongoc_uri_get_username(owner.uri) != nil || mongoc_uri_get_auth_mechanism(owner.uri) != nil
  }

  /// Whether it holds a password.
  public var hasPassword: Bool { mongoc_uri_get_password(owner.uri) != nil }

  /// Whether another one leads to the same cluster: by the same DNS name, or by a seed that both name.
  ///
  /// - Parameter other: the other connection string.
  /// - Returns: whether both lead to the same place.
  public func isSamePlace(as other: ConnectionString) -> Bool {
    if let name = serviceName, let otherName = other.serviceName { return name.lowercased() == otherName.lowercased() }
    return !Set(hosts.map { $0.lowercased() }).isDisjoint(with: other.hosts.map { $0.lowercased() })
  }

  /// All options but those of authentication, as the driver understood them.
  var options: BSONDocument { mongoc_uri_get_options(owner.uri).flatMap { try? BSONDocument(copying: $0) } ?? [:] }
}

/// Owns a `mongoc_uri_t`.
///
/// Sendable because nothing changes the URI once it is made, and libmongoc reads it without locks.
final class DriverURI: @unchecked Sendable {
  let uri: OpaquePointer

  init(takingOwnership uri: OpaquePointer) { self.uri = uri }

  deinit { mongoc_uri_destroy(uri) }

  /// The password, the key file's password and the session token, as the driver understood them.
  var credentialSecrets: [String] {
    var secrets = mongoc_uri_get_password(uri).map { [String(cString: $0)] } ?? []
    if let keyPassword = mongoc_uri_get_option_as_utf8(uri, MONGOC_URI_TLSCERTIFICATEKEYFILEPASSWORD, nil) {
      secrets.append(String(cString: keyPassword))
    }
    let properties = ReplyStorage()
    guard mongoc_uri_get_mechanism_properties(uri, properties.bson), let pairs = try? properties.document().pairs()
    else { return secrets }
    return secrets + pairs.filter { $0.name.uppercased() == "AWS_SESSION_TOKEN" }.compactMap(\.value.string)
  }
}
