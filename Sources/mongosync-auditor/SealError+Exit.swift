import ArgumentParser
import Seal

extension SealError {
  /// Makes a file that is no key wrong usage.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - read: reads the key.
  /// - Returns: the key.
  /// - Throws: `ValidationError` when it is none.
  static func asUsage<Key>(_ path: String, _ read: () throws(SealError) -> Key) throws -> Key {
    do throws(SealError) {
      return try read()
    } catch {
      throw ValidationError("The key \(path) cannot be used. \(error)")
    }
  }

  /// Makes a seal that is not accepted a refusal: says why on standard error and ends with status 1.
  ///
  /// - Parameters:
  ///   - path: where the file is that is looked at.
  ///   - body: looks at it.
  /// - Returns: what it returns.
  /// - Throws: `ExitCode` when it is refused.
  static func asRefusal<Value>(_ path: String, _ body: () throws(SealError) -> Value) throws -> Value {
    do throws(SealError) {
      return try body()
    } catch {
      throw refusal("\(path): \(error)")
    }
  }

  /// Says on standard error why something is refused.
  ///
  /// - Parameter reason: why, in sentences.
  /// - Returns: the status to end with.
  static func refusal(_ reason: String) -> ExitCode {
    StandardError.tell("Refused: \(reason)")
    return .failure
  }
}
