/// The read and write concern that a cluster applies where a client names none.
public struct DefaultConcerns: Hashable, Codable, Sendable {
  /// The level of the read concern, such as `local`; nothing where none is told.
  public let read: String?
  /// The `w` of the write concern, such as `majority` or `1`; nothing where none is told.
  public let write: String?
  /// Where the write concern comes from, `implicit` or `global`; nil if the server does not report it, as before 5.0.
  public let writeSource: String?

  /// Describes the defaults.
  ///
  /// - Parameters:
  ///   - read: the level of the read concern.
  ///   - write: the `w` of the write concern.
  ///   - writeSource: where the write concern comes from.
  public init(read: String?, write: String?, writeSource: String? = nil) {
    self.writeSource = writeSource
    self.read = read
    self.write = write
  }
}
