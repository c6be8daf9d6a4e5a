import ArgumentParser
import OperatorFiles

extension ValidationError {
  /// Makes what is wrong with a file that a person wrote wrong usage.
  ///
  /// - Parameter read: reads the file.
  /// - Returns: what the file holds.
  /// - Throws: `ValidationError` when the file cannot be used.
  static func instead<Contents>(_ read: () throws -> Contents) throws -> Contents {
    do {
      return try read()
    } catch let error as OperatorFileError {
      throw ValidationError(error.message)
    }
  }
}
