extension KeyedDecodingContainer {
  /// Reads an observation; one that is not there was not asked for by the version that saved the evidence.
  ///
  /// The decoding that the compiler writes for the types of evidence finds this one before the general one.
  ///
  /// - Parameters:
  ///   - type: the observation's type.
  ///   - key: its name.
  /// - Returns: the observation.
  /// - Throws: `DecodingError` when it has another form.
  public func decode<Value>(_ type: Observed<Value>.Type, forKey key: Key) throws -> Observed<Value> {
    try decodeIfPresent(type, forKey: key) ?? .notAsked("The version that saved this evidence did not ask for it.")
  }
}
