/// The environment variables that ask for a proxy between here and a host, as curl reads them.
///
/// The question goes to mongosync directly or not at all: a proxy would speak for mongosync, and where one is wanted a
/// direct question may reach another server or nobody, which would look like a mongosync that is stopped.
package enum ProxySetting {
  /// Finds the variable that would come between.
  ///
  /// - Parameters:
  ///   - host: the host to be asked.
  ///   - scheme: `http` or `https`.
  ///   - environment: the variables of the process.
  /// - Returns: the name of the variable, or nothing when the host is asked directly.
  package static func variable(between host: String, scheme: String, in environment: [String: String]) -> String? {
    let own = scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    let names = own + ["all_proxy", "ALL_PROXY"]
    guard let name = names.first(where: { environment[$0]?.isEmpty == false }) else { return nil }
    let exceptions = ["no_proxy", "NO_PROXY"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return exceptions.map { isExcepted(host, by: $0) } == true ? nil : name
  }

  /// Knows fewer forms than libcurl, such as no ranges of addresses: what is not understood is no exception.
  private static func isExcepted(_ host: String, by exceptions: String) -> Bool {
    if exceptions == "*" { return true }
    let host = host.lowercased()
    let isName = host.last?.isLetter == true && !host.contains(":")
    return exceptions.lowercased().split { $0 == "," || $0 == " " }.contains { entry in
      let domain = entry.drop { $0 == "." }
      guard !domain.isEmpty else { return false }
      return host == domain || (isName && host.hasSuffix("." + domain))
    }
  }
}
