internal import BSON
internal import CMongoC

extension ConnectionString {
  /// Its text without secrets, put together from the parts that are known to be harmless.
  ///
  /// `mongoc_uri_get_string` cannot be used: it still holds the password.
  public var redacted: String {
    let (scheme, place) = serviceName.map { ("mongodb+srv://", $0) } ?? ("mongodb://", hosts.joined(separator: ","))
    let shown = optionsToShow
    return scheme + userToShow + place + "/" + (shown.isEmpty ? "" : "?" + shown.joined(separator: "&"))
  }

  private var userToShow: String {
    withURI { uri in
      guard let user = mongoc_uri_get_username(uri).map({ String(cString: $0) }) else { return "" }
      let mechanism = mongoc_uri_get_auth_mechanism(uri).map { String(cString: $0) } ?? ""
      guard mechanism.isEmpty || mechanism.hasPrefix("SCRAM-") || mechanism == "MONGODB-X509" else { return "***@" }
      let encoded = Self.percentEncoded(user)
      return mongoc_uri_get_password(uri) == nil ? "\(encoded)@" : "\(encoded):***@"
    }
  }

  private var optionsToShow: [String] {
    var shown: [String] = []
    if let source = withURI({ mongoc_uri_get_auth_source($0).map { String(cString: $0) } }), hasCredentials {
      shown.append("authSource=\(Self.percentEncoded(source))")
    }
    if let mechanism = withURI({ mongoc_uri_get_auth_mechanism($0).map { String(cString: $0) } }) {
      shown.append("authMechanism=\(Self.percentEncoded(mechanism))")
    }
    for (key, name) in Self.harmless {
      switch options[key] {
      case .string(let text): shown.append("\(name)=\(Self.percentEncoded(text))")
      case .bool(let truth): shown.append("\(name)=\(truth)")
      default: break
      }
    }
    return shown
  }

  private static let harmless = [
    ("replicaset", "replicaSet"), ("tls", "tls"), ("directconnection", "directConnection"),
    ("tlsinsecure", "tlsInsecure"), ("tlsallowinvalidcertificates", "tlsAllowInvalidCertificates"),
    ("tlsallowinvalidhostnames", "tlsAllowInvalidHostnames"),
  ]

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        String(decoding: [byte], as: UTF8.self)
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
