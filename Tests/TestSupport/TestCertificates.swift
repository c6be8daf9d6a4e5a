import Foundation

/// Certificates for tests, made anew with the openssl command and gone with this value.
public final class TestCertificates: Sendable {
  /// The certificate of the authority that signed the server's and the client's certificate.
  public let authority: String
  /// Key and certificate of a server at 127.0.0.1 and localhost.
  public let server: String
  /// Key and certificate of a client.
  public let client: String
  /// The client's name as a user of the `$external` database.
  public let clientSubject = "CN=auditor,OU=clients,O=tests of the auditor"
  /// The certificate of an authority that signed none of these.
  public let unrelatedAuthority: String

  private let folder: TemporaryFolder

  private init(in folder: TemporaryFolder) throws {
    self.folder = folder
    let openssl = OpenSSLCommand(folder: folder)
    let organization = "/O=tests of the auditor"
    // Extensions that openssl's own configuration adds would make every certificate an authority.
    try folder.write("[req]\ndistinguished_name = name\n[name]\n", to: "openssl.cnf")
    authority = try openssl.makeAuthority("authority", subject: "\(organization)/CN=test authority")
    unrelatedAuthority = try openssl.makeAuthority("unrelated", subject: "\(organization)/CN=unrelated authority")
    server = try openssl.makeCertificate(
      "server", subject: "\(organization)/OU=servers/CN=127.0.0.1",
      extensions: ["subjectAltName=IP:127.0.0.1,DNS:localhost", "extendedKeyUsage=serverAuth,clientAuth"])
    client = try openssl.makeCertificate(
      "client", subject: "\(organization)/OU=clients/CN=auditor", extensions: ["extendedKeyUsage=clientAuth"])
  }

  /// Makes all certificates.
  public static func make() async throws -> TestCertificates {
    try await offCooperativePool { try TestCertificates(in: TemporaryFolder()) }
  }
}

/// The openssl command, writing into one folder.
private struct OpenSSLCommand {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: TemporaryFolder

  func makeAuthority(_ name: String, subject: String) throws -> String {
    let extensions = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"]
    return try request(name, subject: subject, extensions: extensions, signer: [])
  }

  func makeCertificate(_ name: String, subject: String, extensions: [String]) throws -> String {
    let signer = ["-CA", folder.path(of: "authority.pem"), "-CAkey", folder.path(of: "authority.key")]
    let certificate = try request(name, subject: subject, extensions: extensions, signer: signer)
    let key = try String(contentsOfFile: folder.path(of: "\(name).key"), encoding: .utf8)
    return try folder.write(key + String(contentsOfFile: certificate, encoding: .utf8), to: "\(name)-with-key.pem")
  }

  private func request(_ name: String, subject: String, extensions: [String], signer: [String]) throws -> String {
    let certificate = folder.path(of: "\(name).pem")
    let log = folder.path(of: "\(name).log")
    let command =
      ["/usr/bin/env", "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
      + ["-config", folder.path(of: "openssl.cnf"), "-subj", subject] + signer
      + extensions.flatMap { ["-addext", $0] } + ["-keyout", folder.path(of: "\(name).key"), "-out", certificate]
    let process = try GuardedProcess(command, environment: ProcessInfo.processInfo.environment, output: log)
    guard process.waitForExit(within: .seconds(60)), process.exitStatus == 0 else {
      let reason = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Failure(description: "openssl could not make the \(name) certificate: \(reason)")
    }
    return certificate
  }
}
