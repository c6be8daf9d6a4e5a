internal import GRDB

import struct Foundation.Data

/// A column that does not hold what a ledger has there.
struct UnexpectedColumn: Error {
  /// The column.
  let name: String
}

/// Reads that throw: those of GRDB itself end the program where a column is missing or of another type.
extension Row {
  /// The text of a column.
  func text(_ column: String) throws -> String {
    guard case .string(let text)? = (self[column] as DatabaseValue?)?.storage else {
      throw UnexpectedColumn(name: column)
    }
    return text
  }

  /// The whole number of a column.
  func integer(_ column: String) throws -> Int {
    guard case .int64(let number)? = (self[column] as DatabaseValue?)?.storage, let number = Int(exactly: number)
    else { throw UnexpectedColumn(name: column) }
    return number
  }

  /// The bytes of a column.
  func bytes(_ column: String) throws -> Data {
    guard let bytes = try bytesIfAny(column) else { throw UnexpectedColumn(name: column) }
    return bytes
  }

  /// The bytes of a column that may be null.
  func bytesIfAny(_ column: String) throws -> Data? {
    guard hasColumn(column) else { throw UnexpectedColumn(name: column) }
    switch (self[column] as DatabaseValue?)?.storage {
    case .blob(let bytes): return bytes
    case .null, nil: return nil
    default: throw UnexpectedColumn(name: column)
    }
  }
}
