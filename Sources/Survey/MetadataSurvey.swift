import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Reads what mongosync wrote down on the destination, as far as the reverse depends on it.
  ///
  /// The form is internal to mongosync; what is not there is kept as not reported.
  ///
  /// - Parameters:
  ///   - node: where to ask.
  ///   - databases: the cluster's databases.
  /// - Returns: one entry for each metadata database.
  func mongosyncMetadata(
    _ node: ClusterNode, _ databases: Observed<[String]>
  ) async -> Observed<[MongosyncMetadata]> {
    guard target.role == .destination else { return .notAsked("mongosync keeps its metadata on the destination.") }
    guard let names = databases.value else { return databases.map { _ in [] } }
    var entries: [MongosyncMetadata] = []
    var evidence = databases.evidence
    for name in names where DatabaseFamily(ofDatabase: name) == .mongosync {
      async let state = node.documents(.find(in: name, "globalState", projection: Self.globalFields, limit: 1))
      let resume = await node.documents(
        .find(
          in: name, "resumeData", filter: ["_id": "coordinator"], projection: ["state": 1, "syncPhase": 1], limit: 1))
      let global = await state
      evidence += global.evidence + resume.evidence
      if let refusal = global.refusal ?? resume.refusal { return .refused(refusal, evidence) }
      entries.append(
        MongosyncMetadata(database: name, global: global.value?.first ?? [:], resume: resume.value?.first ?? [:]))
    }
    return .value(entries, evidence)
  }

  private static let globalFields: BSONDocument = [
    "reversible": 1, "writeBlockingMode": 1, "buildIndexes": 1, "namespaceFilter": 1, "verificationMode": 1,
  ]
}

extension MongosyncMetadata {
  fileprivate init(database: String, global: BSONDocument, resume: BSONDocument) {
    self.init(
      database: database, reversible: global["reversible"]?.bool,
      writeBlockingMode: global["writeBlockingMode"]?.string, buildIndexes: global["buildIndexes"]?.string,
      isFiltered: global["namespaceFilter"]?.document.map(Self.filters), state: resume["state"]?.string,
      verificationMode: global["verificationMode"]?.string)
  }

  /// A filter is in force when either of its lists has an entry.
  private static func filters(_ filter: BSONDocument) -> Bool {
    ["inclusionFilter", "exclusionFilter"].contains { name in
      switch filter[name] {
      case .array(let list): !list.names.isEmpty
      case .document(let filter): !filter.names.isEmpty
      default: false
      }
    }
  }
}
