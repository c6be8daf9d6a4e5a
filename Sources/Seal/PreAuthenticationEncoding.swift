/// What a signature of an envelope is made over: the payload together with its type, so that neither can be exchanged.
///
/// Source: the protocol of DSSE v1.
enum PreAuthenticationEncoding {
  /// Encodes a payload.
  ///
  /// - Parameters:
  ///   - payload: the payload's bytes.
  ///   - type: the payload's type.
  /// - Returns: the bytes to sign.
  static func bytes(of payload: [UInt8], type: String) -> [UInt8] {
    Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }
}
