internal import Digest

import struct Foundation.Data

/// Digests over rows of a ledger, since SQLite does not notice bytes that changed on the disk or rows that are gone.
enum LedgerSeal {
  /// The digest over some values, each with its length, so that no two lists of values have the same bytes.
  ///
  /// - Parameters:
  ///   - beginning: what the bytes begin with, such as a number.
  ///   - parts: the values; nothing stands for null.
  /// - Returns: the digest in hexadecimal digits.
  static func over(_ beginning: String, _ parts: [Data?]) -> Data {
    var bytes = Array(beginning.utf8)
    for part in parts { bytes += Array(" \(part.map { "\($0.count)" } ?? "-"):".utf8) + (part ?? Data()) }
    return Data(ContentDigest(of: bytes).description.utf8)
  }

  /// The digest over the plan of a collection and the number of its stretches.
  static func ofPlan(_ plan: Data, namespace: String, partitions: Int) -> Data {
    over("\(partitions)", [Data(namespace.utf8), plan])
  }

  /// The digest over a note.
  static func ofNote(_ value: Data, name: String) -> Data { over("note", [Data(name.utf8), value]) }
}
