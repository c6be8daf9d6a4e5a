internal import Foundation

extension SecretScan {
  /// The body of a private key in PEM, up to its end or, where it was cut, that of the text.
  var privateKeySecret: Secret? {
    guard has("-----begin ", at: position) else { return nil }
    let label = position + 11
    let labelEnd = first(from: label) { $0 == UInt8(ascii: "-") }
    guard labelEnd - label >= 11, has("private key-----", at: labelEnd - 11) else { return nil }
    let body = labelEnd + 5
    let end = (body..<text.count).first { text[$0] == UInt8(ascii: "-") && has("-----end ", at: $0) }
    return secret(body..<(end ?? text.count))
  }

  /// A token that is known by how it begins.
  var tokenSecret: Secret? {
    guard position == 0 || !text[position - 1].isWordByte else { return nil }
    if has("bearer", at: position) { return bearerToken }
    if has("basic", at: position) { return basicLogin }
    return signedToken ?? encodedConnectionString ?? vendorKey
  }

  private var bearerToken: Secret? {
    let token = token(after: position + 6)
    let isWord = text[token].allSatisfy { $0.isWordByte && !$0.isDigit } && token.count < 20
    return token.count >= 8 && !isWord ? secret(token) : nil
  }

  /// A login by HTTP's scheme Basic: base64 of `user:password`.
  private var basicLogin: Secret? {
    let token = token(after: position + 5)
    guard let login = Data(base64Encoded: Data(text[token])), login.contains(UInt8(ascii: ":")) else { return nil }
    return secret(token)
  }

  private func token(after place: Int) -> Range<Int> {
    guard place < text.count, text[place] == UInt8(ascii: " ") else { return place..<place }
    let start = first(from: place) { $0 != UInt8(ascii: " ") }
    return start..<first(from: start) { !$0.isTokenByte }
  }

  /// A JSON Web Token: its first part is base64 of a JSON object.
  private var signedToken: Secret? {
    guard has("eyj", at: position), text[position...].starts(with: "eyJ".utf8) else { return nil }
    let end = first(from: position) { !$0.isTokenByte }
    let parts = text[position..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count >= 3 && parts[0].count >= 10 ? secret(position..<end) : nil
  }

  /// A connection string in base64, as Kubernetes keeps it.
  private var encodedConnectionString: Secret? {
    guard ["bW9uZ29kYjovL", "bW9uZ29kYitzcnY6Ly"].contains(where: { text[position...].starts(with: $0.utf8) }) else {
      return nil
    }
    return secret(position..<first(from: position) { !$0.isTokenByte })
  }

  /// A key of Amazon's or Atlas's.
  private var vendorKey: Secret? {
    if text[position...].starts(with: "mdb_sa_sk_".utf8) {
      return secret(position..<first(from: position) { !$0.isTokenByte })
    }
    guard ["AKIA", "ASIA"].contains(where: { text[position...].starts(with: $0.utf8) }) else { return nil }
    let end = first(from: position) { !$0.isWordByte }
    return end - position == 20 ? secret(position..<end) : nil
  }
}

extension UInt8 {
  /// Whether it may stand in base64, in the form of URLs as well, or between the parts of a token.
  fileprivate var isTokenByte: Bool { isWordByte || "-._~+/=".utf8.contains(self) }
}
