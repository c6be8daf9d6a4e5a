import TestSupport

/// What the program got wrong about a scene.
struct Fault: Sendable, CustomStringConvertible {
  /// Which kind of fault it is; a smaller scene must show the same.
  enum Kind: Sendable {
    case notNamed, status, blamed, accountNotNamed, accountBlamed
  }

  let kind: Kind
  let description: String
}

/// What the program must say of a scene.
struct SceneExpectation {
  private let scene: Scene

  init(_ scene: Scene) { self.scene = scene }

  /// What is wrong with an exit status and a report of `verify`.
  func faults(ofVerify status: Int32, _ report: JSON, _ output: String) -> [Fault] {
    var faults: [Fault] = []
    let failing = Self.findings(report, ["fail"])
    let open = Self.findings(report, ["fail", "unknown"])
    var allowed: Set<Int32> = [0]
    // What no majority has yet cannot be read, so a document that differs besides may stay unknown.
    let isStale = scene.changes.contains(where: \.freezesMajority)
    for change in scene.changes {
      switch change.expectation {
      case .mismatch where isStale, .notGO where isStale, .warning where isStale: allowed = [1, 2]
      case .mismatch(let namespace):
        allowed = [1]
        if !failing.contains(where: { $0.names(namespace) || $0.names(missingDatabaseOf: namespace, in: scene) }) {
          faults.append(Fault(kind: .notNamed, description: "verify: no failure names \(namespace)"))
        }
      case .notGO(let namespace):
        if allowed.contains(0) { allowed = [1, 2] }
        if !open.contains(where: { $0.names(namespace) }) {
          faults.append(Fault(kind: .notNamed, description: "verify: nothing open names \(namespace)"))
        }
      case .warning(let namespace):
        allowed.formUnion(allowed == [0] ? [1] : [])
        if !Self.findings(report, ["fail", "warn"]).contains(where: { $0.names(namespace) }) {
          faults.append(Fault(kind: .notNamed, description: "verify: no warning names \(namespace)"))
        }
      case .stale: if allowed.contains(0) { allowed = [1, 2] }
      case .account: continue
      }
    }
    if !allowed.contains(status) {
      faults.append(
        Fault(
          kind: .status,
          description: "verify: exit status \(status), expected one of \(allowed.sorted()): "
            + Self.summary(report, output)))
    }
    return faults + blamed(failing, in: "verify")
  }

  /// What is wrong with a report of `check post-cutover`, as far as users go.
  func faults(ofPostCutover status: Int32, _ report: JSON, _ output: String) -> [Fault] {
    guard [0, 1, 2].contains(status) else {
      return [Fault(kind: .status, description: "post-cutover: exit status \(status): \(output.suffix(2000))")]
    }
    let accounts = report["items"].array.filter { ["same-users", "same-roles"].contains($0["id"].string ?? "") }
    let open = accounts.flatMap { $0["findings"].array }
      .filter { ["fail", "unknown", "warn"].contains($0["outcome"].string ?? "") }.map(Finding.init)
    var faults: [Fault] = []
    var changed: Set<String> = []
    for case .account(let name) in scene.changes.map(\.expectation) {
      changed.insert(name)
      if !open.contains(where: { $0.names(name) }) {
        faults.append(
          Fault(kind: .accountNotNamed, description: "post-cutover: nothing open names the user \(name)"))
      }
    }
    for user in scene.source.users where !changed.contains(user.name) {
      if open.contains(where: { $0.names(user.name) }) {
        faults.append(
          Fault(kind: .accountBlamed, description: "post-cutover: the user \(user.name) is blamed, and is the same"))
      }
    }
    return faults
  }

  /// Nothing may be blamed that was not changed.
  private func blamed(_ failing: [Finding], in command: String) -> [Fault] {
    let changed = scene.changes.compactMap(\.subject)
    let stale = scene.changes.contains(where: \.freezesMajority)
    return failing.compactMap { finding in
      guard let namespace = finding.namespace, !stale else { return nil }
      let isChanged = changed.contains { name in
        // A database that is missing as a whole is named by itself.
        name.utf8.elementsEqual(namespace.utf8) || name.utf8.starts(with: Array("\(namespace).".utf8))
      }
      return isChanged
        ? nil
        : Fault(kind: .blamed, description: "\(command): \(namespace) is blamed, and is the same: \(finding.summary)")
    }
  }

  private struct Finding {
    let namespace: String?
    let summary: String

    init(_ json: JSON) {
      namespace = json["subject"]["namespace"].string
      summary = json["summary"].string ?? ""
    }

    /// Whether it names the database of a namespace that the destination lacks as a whole.
    func names(missingDatabaseOf name: String, in scene: Scene) -> Bool {
      guard let database = scene.source.collections.first(where: { $0.namespace == name })?.database else {
        return false
      }
      return !scene.destination.collections.contains { $0.database == database } && namespace == database
    }

    /// By bytes: two spellings of one letter are two names.
    func names(_ name: String) -> Bool {
      if let namespace, namespace.utf8.elementsEqual(name.utf8) { return true }
      let bytes = Array(name.utf8)
      let text = Array(summary.utf8)
      return text.indices.contains { text[$0...].starts(with: bytes) }
    }
  }

  private static func findings(_ report: JSON, _ outcomes: Set<String>) -> [Finding] {
    report["items"].array.flatMap { $0["findings"].array }
      .filter { outcomes.contains($0["outcome"].string ?? "") }.map(Finding.init)
  }

  private static func summary(_ report: JSON, _ output: String) -> String {
    let open = report["items"].array.filter { ["fail", "unknown", "manual"].contains($0["outcome"].string ?? "") }
      .map { item in
        "\(item["id"].string ?? "") \(item["outcome"].string ?? ""): "
          + item["findings"].array.compactMap { $0["summary"].string }.joined(separator: " / ")
      }
    return open.isEmpty ? String(output.suffix(1500)) : open.joined(separator: "\n    ")
  }
}
