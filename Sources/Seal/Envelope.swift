internal import Digest
internal import Foundation

/// A signed statement as it stands in a file: a DSSE envelope with one signature.
///
/// Its one spelling is `CanonicalJSON` and a newline, with the members `payload`, `payloadType` and `signatures`, and
/// in each signature `keyid` and `sig`.
public struct Envelope: Hashable, Sendable {
  /// The type of what is signed, an in-toto statement.
  public static let payloadType = "application/vnd.in-toto+json"

  private let payload: [UInt8]
  /// The id of the key that is said to have signed.
  public let keyID: String
  private let signature: [UInt8]

  /// Seals a statement.
  ///
  /// - Parameters:
  ///   - statement: the statement.
  ///   - key: the key to sign with.
  /// - Throws: `SealError` when the key cannot sign.
  public init(sealing statement: Statement, with key: SigningKey) throws(SealError) {
    payload = statement.json.line
    keyID = key.verificationKey.id
    signature = try key.signature(of: PreAuthenticationEncoding.bytes(of: payload, type: Self.payloadType))
  }

  /// Reads an envelope as it stands in a file; whether it is true is not known by that.
  ///
  /// - Parameter bytes: the file's bytes.
  /// - Throws: `SealError` when they are not those of an envelope in its one spelling.
  public init(reading bytes: [UInt8]) throws(SealError) {
    let form = try Form(bytes)
    guard form.payloadType == Self.payloadType else {
      throw SealError(
        .noEnvelope, "The payload has the type \(CanonicalJSON.string(form.payloadType)), not an in-toto statement's.")
    }
    guard form.signatures.count == 1, let only = form.signatures.first else {
      throw SealError(.noEnvelope, "The envelope has \(form.signatures.count) signatures, and must have one alone.")
    }
    guard let payload = Data(base64Encoded: form.payload), let signature = Data(base64Encoded: only.sig) else {
      throw SealError(.noEnvelope, "The payload or the signature is not base64. Get an undamaged copy of the envelope.")
    }
    self.payload = Array(payload)
    keyID = only.keyid
    self.signature = Array(signature)
    guard self.bytes == bytes else {
      throw SealError(
        .notCanonical,
        "The envelope says what an envelope of report sign says, in other bytes: it was changed after it was signed. "
          + "Get an unchanged copy.")
    }
  }

  /// The envelope as it stands in a file.
  public var bytes: [UInt8] {
    CanonicalJSON.object([
      "payload": .string(Data(payload).base64EncodedString()), "payloadType": .string(Self.payloadType),
      "signatures": .array([
        .object(["keyid": .string(keyID), "sig": .string(Data(signature).base64EncodedString())])
      ]),
    ]).line
  }

  /// What was signed.
  ///
  /// - Parameter key: the key that must have signed it.
  /// - Returns: the statement.
  /// - Throws: `SealError` when another key signed, the signature is wrong, or it is no statement in its one spelling.
  public func statement(signedBy key: VerificationKey) throws(SealError) -> Statement {
    guard keyID == key.id else {
      throw SealError(
        .otherKey,
        "The envelope names the key \(CanonicalJSON.string(keyID)), and the one that was given is \(key.id). Ask who signed it "
          + "for the public key, by a way that you trust.")
    }
    guard key.accepts(signature, over: PreAuthenticationEncoding.bytes(of: payload, type: Self.payloadType)) else {
      throw SealError(
        .wrongSignature, "The signature is not that of the key over this payload: one of them was changed or exchanged."
      )
    }
    return try Statement(reading: payload)
  }
}

/// An envelope as JSON has it.
private struct Form: Decodable {
  struct Signature: Decodable {
    let keyid: String
    let sig: String
  }

  let payload: String
  let payloadType: String
  let signatures: [Signature]

  init(_ bytes: [UInt8]) throws(SealError) {
    do {
      self = try JSONDecoder().decode(Form.self, from: Data(bytes))
    } catch {
      throw SealError(
        .noEnvelope, "It is no DSSE envelope with the members payload, payloadType and signatures (keyid, sig).")
    }
  }
}
