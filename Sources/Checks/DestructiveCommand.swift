public import Evidence
public import Findings

/// Tells which of the printed commands lose something that cannot be had back where they are run on the wrong cluster, or
/// at the wrong time.
///
/// It goes by the command itself and not by who prints it, so that none gets past the gate because a check forgot it.
enum DestructiveCommand {
  /// The words of commands that remove documents, indexes, members, users, rights or ranges, or that let the server do.
  private static let words = [
    ".dropDatabase(", ".drop(", ".dropIndex(", ".dropIndexes(", "dropIndexes:", ".dropUser(", ".dropRole(",
    ".deleteMany(", ".deleteOne(", ".remove(", ".removeShard(", ".removeRangeFromZone(", "sh.removeRangeFromZone(",
    "removeQuerySettings", "revokeRolesFromUser", "renameCollection", "convertToCapped", "cappedSize", "cappedMax",
    "cleanupOrphaned",
  ]
  private static let lifetime = "expireAfterSeconds"
  private static let endOfLifetime = #"expireAfterSeconds: "off""#
  private static let writeBlock = "setUserWriteBlockMode: 1, global: true"
  private static let opening = "setUserWriteBlockMode: 1, global: false"

  /// What a command is for, where it is to pass the gate.
  ///
  /// - Parameter remedy: the remedy that prints it.
  /// - Returns: the purpose; nil for a command that destroys nothing.
  static func purpose(of remedy: Remedy) -> DropGate.Purpose? {
    guard let command = remedy.command else { return nil }
    if command.contains(writeBlock) { return .writeBlock }
    if command.contains(opening) { return remedy.cluster == .source ? .openingOfSource : .openingOfDestination }
    // Switching a lifetime off keeps documents; setting one makes the server delete what is older.
    let setsLifetime = command.contains(lifetime) && !command.contains(endOfLifetime)
    guard setsLifetime || words.contains(where: command.contains) else { return nil }
    return remedy.cluster == .source ? .changeOfSource : .changeOfDestination
  }
}

extension Remedy {
  /// The remedy as it may be printed: a command that destroys something names its cluster, or is withheld.
  ///
  /// - Parameter evidence: both clusters and every mongosync that was asked.
  /// - Returns: the remedy.
  public func guarded(by evidence: Evidence) -> Remedy {
    guard let purpose = DestructiveCommand.purpose(of: self), let role = cluster else { return self }
    let cluster = role == .source ? evidence.source : evidence.destination
    // Dropping a database passed the gate when it was suggested, by its own purpose.
    guard !text.contains(cluster.identity) else { return self }
    let reasons = DropGate.objections(to: purpose, evidence)
    guard reasons.isEmpty else {
      return Remedy(
        role,
        """
        Change nothing on \(cluster.identity): \(Wording.list(reasons)). Make sure that source and destination were \
        given in the right order and that no migration is under way, then audit again.
        """)
    }
    return Remedy(
      role, "\(text) This is for \(cluster.identity).", command: command, settlesUnknown: settlesUnknown)
  }
}

extension Judgement {
  /// The judgement with each command that destroys something beside the name of its cluster, or withheld.
  ///
  /// - Parameter evidence: both clusters and every mongosync that was asked.
  /// - Returns: the judgement.
  public func guarded(by evidence: Evidence) -> Judgement {
    guard remedies.contains(where: { DestructiveCommand.purpose(of: $0) != nil }) else { return self }
    return Judgement(
      findings, remedies: remedies.map { $0.guarded(by: evidence) }, evidence: self.evidence, summary: summary)
  }
}
