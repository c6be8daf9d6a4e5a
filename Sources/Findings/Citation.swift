/// Where a rule comes from.
public struct Citation: Hashable, Codable, Sendable {
  /// The code of the requirement in the project's catalogue, such as `V-08`.
  public let requirement: String
  /// The document or server behaviour that states it, such as `MongoDB docs, mongosync 1.21: reference/api/reverse`.
  public let document: String

  /// Cites a source.
  ///
  /// - Parameters:
  ///   - requirement: the code of the requirement in the project's catalogue.
  ///   - document: the document or server behaviour that states it.
  public init(_ requirement: String, _ document: String) {
    self.requirement = requirement
    self.document = document
  }
}
