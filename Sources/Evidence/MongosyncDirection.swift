/// Which cluster mongosync copies from and which to; the two change places after a reversal.
public struct MongosyncDirection: Hashable, Codable, Sendable {
  /// One of the two clusters as mongosync names it.
  public struct Side: Hashable, Codable, Sendable {
    /// The text as given, such as `cluster0: localhost:27017`.
    public let text: String

    /// Keeps a text.
    ///
    /// - Parameter text: the text as given.
    public init(_ text: String) { self.text = text }

    /// The name that mongosync uses for the cluster; nothing when the text has another form.
    public var cluster: String? { parts?.cluster }

    /// The host and port, or whatever stands behind the name; nothing when the text has another form.
    public var host: String? { parts?.host }

    private var parts: (cluster: String, host: String)? {
      let halves = text.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let name = halves.first, let host = halves.last, !name.isEmpty, !host.isEmpty else {
        return nil
      }
      return (String(name), String(host))
    }
  }

  /// The cluster copied from.
  public var source: Side?
  /// The cluster copied to.
  public var destination: Side?

  /// Describes a direction of which nothing is reported.
  public init() {}
}
