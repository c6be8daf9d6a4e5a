/// The user write block as `serverStatus.repl.userWriteBlockMode` shows it.
///
/// Source: server 6.0's replication_info: 0 unknown, 1 disabled, 2 enabled; the field is absent before 6.0.
public enum WriteBlockMode: String, Codable, Sendable {
  /// The server could not tell just then.
  case unknown
  case disabled
  case enabled
  /// The servers block writes on their own, because a disk is nearly full; they lift it on their own too.
  case enabledForDisk
  /// A server without the field.
  case absent
}

/// The user write block as `config.user_writes_critical_sections` keeps it.
public enum WriteBlockRecord: String, Codable, Sendable {
  /// No document: no block.
  case off
  /// `blockUserWrites: true`.
  case on
  /// Only `blockNewUserShardedDDL: true`: a sharded cluster on its way in or out.
  case changing
}
