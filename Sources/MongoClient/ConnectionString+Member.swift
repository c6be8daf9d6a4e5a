internal import BSON
internal import CMongoC

extension ConnectionString {
  /// The same way of logging in, straight to one member.
  ///
  /// - Parameters:
  ///   - host: the member, `host:port`.
  ///   - credentials: whose user, password and options to use instead, if they differ there.
  ///   - withoutLogin: whether to leave the user and the password out, for a host that has to prove itself first.
  /// - Returns: a direct connection.
  /// - Throws: `ConnectionStringError` when the driver does not accept the host or an option.
  public func direct(
    to host: String, as credentials: ConnectionString? = nil, withoutLogin: Bool = false
  ) throws(ConnectionStringError) -> ConnectionString {
    let model = credentials ?? self
    // The name comes from a server, and must not smuggle in credentials or options.
    guard !host.isEmpty, !host.contains(where: { "/?#@,%&".contains($0) }),
      let uri = mongoc_uri_new_with_error("mongodb://\(host)/?directConnection=true", nil)
    else {
      throw ConnectionStringError(.malformed)
    }
    let direct = ConnectionString(takingOwnership: uri)
    try model.copyOptions(to: uri)
    if !withoutLogin { try model.copyCredentials(to: uri) }
    return direct
  }

  private func copyOptions(to uri: OpaquePointer) throws(ConnectionStringError) {
    let pairs = (try? options.pairs()) ?? []
    for (key, value) in pairs where !Self.aboutTheWholeCluster.contains(key) {
      let isSet =
        switch value {
        case .string(let text): mongoc_uri_set_option_as_utf8(uri, key, text)
        case .bool(let truth): mongoc_uri_set_option_as_bool(uri, key, truth)
        case .int32(let number): mongoc_uri_set_option_as_int32(uri, key, number)
        case .int64(let number): mongoc_uri_set_option_as_int64(uri, key, number)
        default: true
        }
      guard isSet else { throw ConnectionStringError(.notReadable) }
    }
  }

  private func copyCredentials(to uri: OpaquePointer) throws(ConnectionStringError) {
    try withURI { (own) throws(ConnectionStringError) in
      var isSet = true
      if let user = mongoc_uri_get_username(own) { isSet = mongoc_uri_set_username(uri, user) && isSet }
      if let password = mongoc_uri_get_password(own) { isSet = mongoc_uri_set_password(uri, password) && isSet }
      guard hasCredentials else { return }
      if let mechanism = mongoc_uri_get_auth_mechanism(own) {
        isSet = mongoc_uri_set_auth_mechanism(uri, mechanism) && isSet
      }
      if let source = mongoc_uri_get_auth_source(own) { isSet = mongoc_uri_set_auth_source(uri, source) && isSet }
      let properties = ReplyStorage()
      if mongoc_uri_get_mechanism_properties(own, properties.bson) {
        isSet = mongoc_uri_set_mechanism_properties(uri, properties.bson) && isSet
      }
      guard isSet else { throw ConnectionStringError(.notReadable) }
    }
  }

  /// Options that mean nothing, or something else, on a connection to one member.
  private static let aboutTheWholeCluster: Set<String> = [
    "replicaset", "directconnection", "loadbalanced", "srvservicename", "srvmaxhosts", "readpreference",
    "readpreferencetags", "maxstalenessseconds", "readconcernlevel", "w", "wtimeoutms", "journal", "appname",
    "authsource", "authmechanism", "authmechanismproperties",
  ]
}
