/// One document of `config.shards`.
public struct Shard: Hashable, Codable, Sendable {
  /// The shard's name.
  public let id: String
  /// Its replica set and some of its members, `set/host:port,host:port`.
  public let host: String

  /// Names a shard.
  ///
  /// - Parameters:
  ///   - id: the shard's name.
  ///   - host: its replica set and some of its members, `set/host:port,…`.
  public init(id: String, host: String) {
    self.id = id
    self.host = host
  }

  /// The name of its replica set; nil where the entry names none.
  public var setName: String? {
    let parts = host.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty ? String(parts[0]) : nil
  }

  /// The members that the shard's entry names.
  public var seeds: [String] {
    let list = host.split(separator: "/", maxSplits: 1).last ?? ""
    return list.split(separator: ",").map(String.init)
  }
}
