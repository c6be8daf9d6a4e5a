extension ClusterEvidence {
  /// Every name by which a server of the cluster is known, `host:port` in lower case: its members, what its shards'
  /// entries name, its routers, and the hosts it was reached through.
  public var hosts: Set<String> {
    let members = sets.flatMap { $0.members.map(\.host) }
    let seeds = (shards.value ?? []).flatMap(\.seeds)
    return Set((members + seeds + (routers.value ?? []) + addressedHosts).map(Self.normalized))
  }

  /// A host as ``hosts`` spells it.
  ///
  /// - Parameter host: a host with or without a port; 27017 is a server's own default.
  /// - Returns: `host:port` in lower case.
  public static func normalized(_ host: String) -> String {
    let host = host.lowercased()
    let end = host.lastIndex(of: "]") ?? host.startIndex
    return host[end...].contains(":") ? host : "\(host):27017"
  }

  private var addressedHosts: [String] {
    guard let scheme = address.firstRange(of: "://"), address[..<scheme.lowerBound] == "mongodb" else { return [] }
    let authority = address[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    let hosts = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    return hosts.split(separator: ",").map(String.init)
  }
}
