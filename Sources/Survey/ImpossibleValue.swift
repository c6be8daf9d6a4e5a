import Evidence
import Findings

/// A field of the right type whose value no server can have.
struct ImpossibleValue: Error, CustomStringConvertible {
  let description: String
}

extension ReleaseVersion {
  /// Reads the version of a server.
  ///
  /// Source: MongoDB's releases, of which the major number is 2 to 9 and the minor number at most 8; what lies far
  /// above was not reported by a server that this auditor can know.
  init(ofServer text: String, field: String) throws(ImpossibleValue) {
    let shown = String(text.prefix(40))
    guard let version = ReleaseVersion(text) else {
      throw ImpossibleValue(description: "\"\(field)\" is \"\(shown)\", which is no version of a server")
    }
    guard version.isOfAServer else {
      throw ImpossibleValue(description: "\"\(field)\" is \"\(shown)\", which no MongoDB server has")
    }
    self = version
  }
}

extension Observed {
  /// The same observation, or a refusal where its value contradicts itself.
  ///
  /// - Parameter contradiction: why the value cannot be true; nil where it can.
  /// - Returns: the observation, or a refusal with that reason.
  func refusing(_ contradiction: (Value) -> String?) -> Observed {
    guard case .value(let value, let evidence) = self, let why = contradiction(value) else { return self }
    return .refused(Refusal(.failed, why), evidence)
  }
}
