/// The parts of a connection string as text, told apart before the driver sees it.
///
/// libmongoc may quote the password in its parse error, so what can be wrong around a password is found out here.
struct ConnectionStringText {
  /// The password and the secret options, in every spelling in which they may turn up.
  let secrets: [String]

  /// Tells the parts apart.
  ///
  /// - Parameter text: the connection string.
  /// - Throws: `ConnectionStringError` for a wrong scheme, no host, or a reserved character in the credentials.
  init(_ text: String) throws(ConnectionStringError) {
    guard let scheme = ["mongodb://", "mongodb+srv://"].first(where: text.hasPrefix) else {
      throw ConnectionStringError(.wrongScheme)
    }
    let rest = text.dropFirst(scheme.count)
    let optionSecrets = Self.optionSecrets(rest)
    // Whatever stands before the last @ may be a password, even where the string is too broken to say.
    guard let at = rest.lastIndex(of: "@") else {
      secrets = optionSecrets
      if rest.isEmpty || rest.hasPrefix("/") || rest.hasPrefix("?") { throw ConnectionStringError(.noHost) }
      return
    }
    let credentials = rest[..<at]
    guard !credentials.contains(where: { "/?#[]@".contains($0) }), credentials.count(where: { $0 == ":" }) <= 1,
      Self.percentsAreEncodings(credentials)
    else { throw ConnectionStringError(.reservedCharacter) }
    if rest[rest.index(after: at)...].isEmpty { throw ConnectionStringError(.noHost) }
    let password = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
    secrets = optionSecrets + (password.map { [String($0), Self.decoded($0)] } ?? [])
  }

  /// The values of options that hold secrets, for the driver may log a value that it does not accept.
  private static func optionSecrets(_ rest: Substring) -> [String] {
    rest.split(separator: "?", maxSplits: 1).dropFirst().first?.split(separator: "&").flatMap { option -> [String] in
      let parts = option.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, secretOptions.contains(parts[0].lowercased()) else { return [] }
      let properties = parts[1].split(separator: ",").flatMap { $0.split(separator: ":", maxSplits: 1).dropFirst() }
      return ([parts[1]] + properties.filter { _ in parts[1].uppercased().contains("TOKEN") })
        .flatMap { [String($0), decoded($0)] }
    } ?? []
  }

  private static let secretOptions: Set<String> = [
    "tlscertificatekeyfilepassword", "sslclientcertificatekeypassword", "authmechanismproperties",
  ]

  private static func percentsAreEncodings(_ text: Substring) -> Bool {
    text.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
      .allSatisfy { part in part.utf8.count >= 2 && part.prefix(2).allSatisfy(\.isHexDigit) }
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
