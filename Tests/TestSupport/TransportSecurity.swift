/// Whether the connections of a server are encrypted, and what it asks of its clients.
public enum TransportSecurity: Sendable {
  /// Plain connections.
  case none
  /// Only TLS connections; with `clientCertificates` only from clients that show a certificate of the same authority.
  case required(TestCertificates, clientCertificates: Bool)

  var serverArguments: [String] {
    guard case .required(let certificates, let clientCertificates) = self else { return [] }
    let arguments = [
      "--tlsMode", "requireTLS", "--tlsCertificateKeyFile", certificates.server, "--tlsCAFile", certificates.authority,
    ]
    return clientCertificates ? arguments : arguments + ["--tlsAllowConnectionsWithoutCertificates"]
  }

  /// What a client puts into its connection string to be let in.
  var clientOptions: [(name: String, value: String)] {
    guard case .required(let certificates, let clientCertificates) = self else { return [] }
    let options = [("tls", "true"), ("tlsCAFile", certificates.authority)]
    return clientCertificates ? options + [("tlsCertificateKeyFile", certificates.client)] : options
  }
}
