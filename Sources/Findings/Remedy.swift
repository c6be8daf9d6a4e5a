/// What a person can do about a finding.
///
/// The auditor prints it and never does it.
public struct Remedy: Hashable, Codable, Sendable {
  /// The cluster on which to do it, or nothing where it is done elsewhere.
  public let cluster: ClusterRole?
  /// What to do, in one sentence.
  public let text: String
  /// The exact command, ready to paste into the shell that `text` names; nothing where there is none.
  public let command: String?
  /// Whether its result settles what the auditor could not see, so that a person may attest to it.
  public let settlesUnknown: Bool

  /// Describes a remedy.
  ///
  /// - Parameters:
  ///   - cluster: the cluster on which to do it.
  ///   - text: what to do, in one sentence.
  ///   - command: the exact command.
  ///   - settlesUnknown: whether its result settles what the auditor could not see.
  public init(_ cluster: ClusterRole?, _ text: String, command: String? = nil, settlesUnknown: Bool = false) {
    self.cluster = cluster
    self.text = text
    self.command = command
    self.settlesUnknown = settlesUnknown
  }

  /// Whether two remedies are the same, byte for byte: the names in them may differ in nothing but a spelling.
  public static func == (left: Self, right: Self) -> Bool {
    left.cluster == right.cluster && left.text.isExactly(right.text) && left.command.isExactly(right.command)
      && left.settlesUnknown == right.settlesUnknown
  }
}
