import Evidence
import Findings

extension ClusterEvidence {
  /// Whether a database that bears a name of mongosync's is mongosync's.
  ///
  /// Source: MongoDB docs, mongosync: migration-name-limitation, which keeps every name that begins with
  /// `mdb_internal_` for mongosync; an application may have one all the same, so what is in it decides.
  ///
  /// - Parameter name: a database of the family of mongosync.
  /// - Returns: whether it is; nil if an application may have made it.
  func isSurelyOfMongosync(_ name: String) -> Bool? {
    guard name.hasPrefix("mdb_internal_") else { return true }
    let holdsMetadata = collections.value?.contains { collection in
      collection.database.isExactly(name) && ["globalState", "resumeData"].contains(collection.name)
    }
    return holdsMetadata == true ? true : nil
  }
}

extension Judgement {
  /// Records that a database may be an application's, in spite of its name.
  ///
  /// - Parameters:
  ///   - name: the database.
  ///   - cluster: where it is.
  mutating func doubtOwner(of name: String, on cluster: ClusterEvidence) {
    cite(cluster.collections.evidence)
    let seen = "The \(cluster.role.rawValue) holds \(name), which by its name is a database of mongosync"
    let why = cluster.collections.reason.map { "What is in it could not be read: \($0)" }
    add(
      Finding(
        .unknown, Subject(cluster.role, namespace: name),
        why == nil ? "\(seen), with nothing in it that mongosync writes down." : "\(seen).",
        explanation: why ?? "mongosync keeps globalState and resumeData there; an application may have made this one.",
        canBeSettled: true))
    suggest(
      Remedy(
        cluster.role,
        "Find out what \(name) holds. If it is an application's, rename it before a migration: mongosync does not copy it.",
        command: "\(ShellText.database(name)).getCollectionInfos({}, { nameOnly: true })", settlesUnknown: true))
  }
}
