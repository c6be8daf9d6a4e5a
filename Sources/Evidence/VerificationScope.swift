/// Which of the user collections a comparison of documents covers, and what the operator asked for.
public struct VerificationScope: Hashable, Sendable {
  /// An option that narrows the comparison or weakens what it proves.
  public struct Option: Hashable, Sendable {
    /// The option as it is given, such as `--sample`.
    public let name: String
    /// Its value.
    public let value: String

    /// Records an option.
    ///
    /// - Parameters:
    ///   - name: the option as it is given.
    ///   - value: its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A pattern that fits no collection of either cluster.
  public struct Unmatched: Hashable, Sendable {
    /// Where the pattern stands, such as `--namespaces`.
    public let place: String
    /// The pattern.
    public let pattern: String
    /// The names that are most like it.
    public let nearest: [String]

    /// Records a pattern.
    ///
    /// - Parameters:
    ///   - place: where the pattern stands.
    ///   - pattern: the pattern.
    ///   - nearest: the names that are most like it.
    public init(place: String, pattern: String, nearest: [String]) {
      self.place = place
      self.pattern = pattern
      self.nearest = nearest
    }
  }

  /// A user collection that is not compared.
  public struct LeftOut: Hashable, Sendable {
    /// The collection, `database.collection`.
    public let namespace: String
    /// Why it is not compared, as a clause after its name.
    public let reason: String
    /// Whether the plan leaves it out, so that mongosync does not copy it either.
    public let isPlanned: Bool

    /// Records a collection.
    ///
    /// - Parameters:
    ///   - namespace: the collection.
    ///   - reason: why it is not compared.
    ///   - isPlanned: whether the plan leaves it out.
    public init(_ namespace: String, _ reason: String, isPlanned: Bool = false) {
      self.namespace = namespace
      self.reason = reason
      self.isPlanned = isPlanned
    }
  }

  /// The options that narrow the comparison or weaken what it proves.
  public let options: [Option]
  /// The patterns that fit nothing.
  public let unmatched: [Unmatched]
  /// The user collections that are not compared, by name.
  public let leftOut: [LeftOut]
  /// How many collections and views are compared.
  public let compared: Int

  /// Records a scope.
  ///
  /// - Parameters:
  ///   - options: the options that narrow or weaken.
  ///   - unmatched: the patterns that fit nothing.
  ///   - leftOut: the user collections that are not compared.
  ///   - compared: how many are.
  public init(options: [Option], unmatched: [Unmatched], leftOut: [LeftOut], compared: Int) {
    self.options = options
    self.unmatched = unmatched
    self.leftOut = leftOut
    self.compared = compared
  }
}
