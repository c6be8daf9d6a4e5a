import Foundation

/// All that leads to a server or a replica set: hosts, credentials and options of a connection string.
struct ServerAddress: Sendable {
  var hosts: [String]
  var user: String?
  var password: String?
  var options: [(name: String, value: String)]

  /// One server and no other, whatever replica set it belongs to.
  init(_ server: MongodProcess) {
    hosts = [server.host]
    options = [("directConnection", "true")] + server.options.transport.clientOptions
  }

  /// A replica set as an application sees it.
  init(replicaSet name: String, hosts: [String], transport: TransportSecurity) {
    self.hosts = hosts
    options = [("replicaSet", name)] + transport.clientOptions
  }

  /// A router.
  init(router host: String) {
    hosts = [host]
    options = []
  }

  func authenticated(user: String, password: String) -> ServerAddress {
    var address = self
    address.user = user
    address.password = password
    address.options.append(("authSource", "admin"))
    return address
  }

  /// The connection string.
  var text: String {
    let credentials = user.map { "\(encoded($0)):\(encoded(password ?? ""))@" } ?? ""
    let options = self.options.map { "\($0.name)=\(encoded($0.value))" }.joined(separator: "&")
    return "mongodb://\(credentials)\(hosts.joined(separator: ","))/?\(options)"
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
