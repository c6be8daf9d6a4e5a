/// One way in which the destination is not the copy of the source.
struct Change: Sendable {
  /// What must come of it.
  enum Expectation: Sendable {
    /// `verify` says NO-GO, and a failure names the namespace.
    case mismatch(namespace: String)
    /// `verify` names the namespace at least in a warning: applications see no other data.
    case warning(namespace: String)
    /// `verify` does not say GO, and something that is open or failed names the namespace.
    case notGO(namespace: String)
    /// `verify` does not say GO.
    case stale
    /// `check post-cutover` does not pass `same-users` or `same-roles`, and names the user.
    case account(name: String)
  }

  let description: String
  let expectation: Expectation
  let apply: @Sendable (inout ClusterModel) -> Void
  /// Whether the source is written to while its only secondary applies nothing, so that no majority has it.
  var freezesMajority = false

  /// The namespace or user that it is about.
  var subject: String? {
    switch expectation {
    case .mismatch(let namespace), .notGO(let namespace), .warning(let namespace): namespace
    case .account(let name): name
    case .stale: nil
    }
  }
}
