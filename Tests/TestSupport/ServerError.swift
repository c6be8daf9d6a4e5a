import CMongoC

/// What a server or the driver answered instead of doing what a test asked for.
public struct ServerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The server's or the driver's code; 13053 means that no suitable server was found.
  public var code: Int
  /// The server's name for the code, when it gave one.
  public var codeName: String?
  /// The message in words.
  public var message: String

  /// Describes a refusal.
  public init(code: Int, codeName: String? = nil, message: String) {
    self.code = code
    self.codeName = codeName
    self.message = message
  }

  init(_ error: bson_error_t, codeName: String? = nil) {
    let message = withUnsafeBytes(of: error.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    self.init(code: Int(error.code), codeName: codeName, message: message)
  }

  /// The code, its name if known, and the message.
  public var description: String {
    "\(message) (code \(code)\(codeName.map { ", \($0)" } ?? ""))"
  }
}
