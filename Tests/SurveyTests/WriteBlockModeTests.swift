import BSON
import Evidence
import Testing

@testable import Survey

@Suite struct WriteBlockModeTests {
  /// A `serverStatus` and the mode that it shows.
  static let statuses: [(BSONDocument, WriteBlockMode)] = [
    ([:], .absent),
    (["userWriteBlockMode": 0], .unknown),
    (["userWriteBlockMode": 1], .disabled),
    (["userWriteBlockMode": 2], .enabled),
    (["userWriteBlockMode": 3], .unknown),
    (["userWriteBlockMode": 1, "userWriteBlockReason": 2], .disabled),
    (["userWriteBlockMode": 2, "userWriteBlockReason": 0], .enabled),
    (["userWriteBlockMode": 2, "userWriteBlockReason": 1], .enabled),
    (["userWriteBlockMode": 2, "userWriteBlockReason": 2], .enabledForDisk),
    (["userWriteBlockMode": 1, "replicaSetWritesBlock": 1], .disabled),
    (["userWriteBlockMode": 1, "replicaSetWritesBlock": 2], .enabledForDisk),
    (["userWriteBlockMode": 2, "userWriteBlockReason": 1, "replicaSetWritesBlock": 2], .enabledForDisk),
    (["userWriteBlockMode": 1, "replicaSetWritesBlock": 0], .unknown),
  ]

  @Test(arguments: statuses) func readsTheModeAndItsReason(_ repl: BSONDocument, _ mode: WriteBlockMode) throws {
    #expect(try WriteBlockMode(serverStatus: ["repl": .document(repl)]) == mode)
  }
}
