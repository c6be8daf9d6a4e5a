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
      if let refusal = global.refusal { return .refused(refusal, evidence) }
      let entry = resume.reading("what mongosync wrote down") { resume in
        try MongosyncMetadata(database: name, global: global.value?.first ?? [:], resume: resume.first ?? [:])
      }
      guard let entry = entry.value else {
        return .refused(entry.refusal ?? Refusal(.failed, "mongosync's metadata could not be read."), evidence)
      }
      entries.append(entry)
    }
    return .value(entries, evidence)
  }

  private static let globalFields: BSONDocument = [
    "reversible": 1, "writeBlockingMode": 1, "buildIndexes": 1, "namespaceFilter": 1, "verificationMode": 1,
  ]
}

extension MongosyncMetadata {
  /// Reads mongosync's documents, in which a field that it left open is null.
  fileprivate init(database: String, global: BSONDocument, resume: BSONDocument) throws(FieldError) {
    let filter = try global.optional("namespaceFilter", .document, nullIsAbsent: true)
    self.init(
      database: database, reversible: try global.optional("reversible", .bool, nullIsAbsent: true),
      writeBlockingMode: try global.optional("writeBlockingMode", .string, nullIsAbsent: true),
      buildIndexes: try global.optional("buildIndexes", .string, nullIsAbsent: true),
      isFiltered: try filter.map { (filter) throws(FieldError) in try Self.filters(filter) },
      state: try resume.optional("state", .string, nullIsAbsent: true),
      verificationMode: try global.optional("verificationMode", .string, nullIsAbsent: true))
  }

  /// A filter is in force when either of its lists has an entry.
  private static func filters(_ filter: BSONDocument) throws(FieldError) -> Bool {
    for name in ["inclusionFilter", "exclusionFilter"] {
      if case .array(let list) = filter[name] {
        if !list.names.isEmpty { return true }
      } else if let list = try filter.optional(name, .document, nullIsAbsent: true), !list.names.isEmpty {
        return true
      }
    }
    return false
  }
}
