/// Connections to a server of clients that call themselves mongosync, by one name.
///
/// That mongosync calls itself so is not documented; a name with `mongosync` in it is taken for it.
public struct MongosyncConnection: Hashable, Codable, Sendable {
  /// The name that the client gives itself.
  public let application: String
  /// Where one of the connections comes from, `host:port`, if the server tells.
  public let client: String?
  /// How many connections there are.
  public let connections: Int

  /// Describes connections.
  ///
  /// - Parameters:
  ///   - application: the name that the client gives itself.
  ///   - client: where one of the connections comes from.
  ///   - connections: how many connections there are.
  public init(application: String, client: String?, connections: Int) {
    self.application = application
    self.client = client
    self.connections = connections
  }
}
