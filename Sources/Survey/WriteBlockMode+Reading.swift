import BSON
import Evidence

extension WriteBlockMode {
  /// Reads `serverStatus.repl.userWriteBlockMode`: 0 unknown, 1 disabled, 2 enabled, absent before 6.0.
  ///
  /// Source: the server's tests of `blockReplicaSetWrites` and `userWriteBlockReason` (8.0.13 and later): reason 0 is
  /// unspecified, 1 a migration, 2 a disk in use beyond its threshold; `replicaSetWritesBlock` has the same numbers as
  /// the mode and stands for the block that a replica set lays on itself when its disk is nearly full.
  init(serverStatus: BSONDocument) throws {
    let repl = try serverStatus.required("repl", .document)
    let mode = try repl.optional("userWriteBlockMode", .int)
    let reason = try repl.optional("userWriteBlockReason", .int) ?? 0
    switch (mode, try repl.optional("replicaSetWritesBlock", .int) ?? 1) {
    case (_, 2): self = .enabledForDisk
    case (.some, let disk) where disk != 1: self = .unknown
    case (2, _) where !(0...1).contains(reason): self = .enabledForDisk
    case (1, _): self = .disabled
    case (2, _): self = .enabled
    case (.some, _): self = .unknown
    case (nil, _): self = .absent
    }
  }
}
