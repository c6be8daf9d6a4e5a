public import Evidence

/// What a mongosync tells, and the reply that it was read from.
public struct ProgressAnswer: Hashable, Sendable {
  /// What it tells.
  public let progress: MongosyncProgress
  /// The reply as it came.
  public let text: String
}
