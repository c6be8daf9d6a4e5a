import Evidence

/// Which way mongosync copies, compared with how the clusters were given to the auditor.
///
/// Source: MongoDB docs, mongosync: `directionMapping` of the progress, `name: host:port`; a reversal swaps the two.
enum SyncDirection: Equatable {
  /// From the cluster given as the source to the one given as the destination.
  case asGiven
  /// The other way round: a reversed sync, or the clusters were given in the wrong order.
  case swapped
  /// It cannot be told, and why.
  case unknown(String)

  /// Compares the hosts that mongosync names with those of both clusters.
  ///
  /// - Parameters:
  ///   - mapping: what mongosync tells.
  ///   - evidence: both clusters.
  init(_ mapping: MongosyncDirection?, _ evidence: Evidence) {
    guard let mapping, mapping.source != nil || mapping.destination != nil else {
      self = .unknown("mongosync does not report which way it copies")
      return
    }
    let votes = Set(
      [
        Self.place(of: mapping.source, evidence).map { $0 == .source },
        Self.place(of: mapping.destination, evidence).map { $0 == .destination },
      ].compactMap(\.self))
    switch (votes.contains(true), votes.contains(false)) {
    case (true, false): self = Self.foreign(mapping, evidence).map { .unknown($0) } ?? .asGiven
    case (false, true): self = .swapped
    default: self = .unknown("mongosync reports \(Self.text(mapping)), which names no host of one cluster alone")
    }
  }

  /// The way as mongosync tells it.
  ///
  /// - Parameter mapping: what mongosync tells.
  /// - Returns: such as `cluster0: a:27017 to cluster1: b:27017`.
  static func text(_ mapping: MongosyncDirection?) -> String {
    "\(mapping?.source?.text ?? "?") to \(mapping?.destination?.text ?? "?")"
  }

  /// Which of the clusters that mongosync names is none of those given, so that it may be of another migration.
  ///
  /// - Parameters:
  ///   - mapping: what mongosync tells.
  ///   - evidence: both clusters.
  /// - Returns: a clause; nil if every reported host is known, or none is reported.
  static func foreign(_ mapping: MongosyncDirection?, _ evidence: Evidence) -> String? {
    let known = evidence.source.hosts.union(evidence.destination.hosts)
    let strangers = [mapping?.source, mapping?.destination].compactMap(\.self).filter { side in
      side.host.map { !known.contains(ClusterEvidence.normalized($0)) } ?? false
    }
    guard !strangers.isEmpty else { return nil }
    return "mongosync reports \(text(mapping)), and no host of the clusters given is called "
      + Wording.list(strangers.compactMap(\.host))
  }

  private enum Place { case source, destination }

  /// Behind tunnels both clusters may own a name; then it says nothing.
  private static func place(of side: MongosyncDirection.Side?, _ evidence: Evidence) -> Place? {
    guard let host = (side?.host).map(ClusterEvidence.normalized) else { return nil }
    switch (evidence.source.hosts.contains(host), evidence.destination.hosts.contains(host)) {
    case (true, false): return .source
    case (false, true): return .destination
    default: return nil
    }
  }
}
