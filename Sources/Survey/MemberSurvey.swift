import BSON
import Evidence
import Findings
import Foundation
import MongoClient

/// Asks one member directly.
struct MemberSurvey: Sendable {
  let cluster: ClusterSurvey
  let configuration: MemberConfiguration
  let login: MemberLogin

  /// A member that has said what it is, and may be asked more.
  struct Introduced: Sendable {
    var evidence: MemberEvidence
    let node: ClusterNode?
    let survey: MemberSurvey
  }

  /// Asks the member what it is; one that cannot be reached is asked nothing more.
  func introduce() async -> Introduced {
    if !configuration.holdsData {
      let evidence = MemberEvidence(configuration, notAsked: "An arbiter holds no data.")
      return Introduced(evidence: evidence, node: nil, survey: self)
    }
    switch await cluster.node(directlyTo: configuration.host, login) {
    case .failure(let refusal): return unreached(refusal, [])
    case .success(let node):
      let asked = Date()
      let hello = await node.hello()
      let answered = Date()
      let state = hello.reading("what the member is") { try HelloReply($0).state }
      guard let known = state.value else {
        return unreached(state.refusal ?? Refusal(.failed, "The member did not say what it is."), hello.evidence)
      }
      var evidence = MemberEvidence(configuration, notAsked: "It was not needed.")
      evidence.state = .value(known, hello.evidence)
      evidence.clock = hello.observed("the time of its clock") { reply in
        let time = Double(try reply.required("localTime", .dateMilliseconds)) / 1000
        let wait = answered.timeIntervalSince(asked)
        return MemberClock(
          secondsAhead: time - asked.timeIntervalSince1970 - wait / 2, uncertainty: max(0, wait / 2))
      }
      return Introduced(evidence: evidence, node: node, survey: self)
    }
  }

  private func unreached(_ refusal: Refusal, _ ids: [EvidenceID]) -> Introduced {
    let refusal = login.explaining(refusal)
    let explained = Refusal(
      refusal.kind, "\(configuration.host) was not reached. \(refusal.message)", code: refusal.code)
    var evidence = MemberEvidence(configuration, notAsked: explained.message)
    evidence.state = .refused(explained, ids)
    evidence.version = .refused(explained, ids)
    evidence.featureCompatibilityVersion = .refused(explained, ids)
    evidence.storageEngine = .refused(explained, ids)
    evidence.writeBlock = .refused(explained, ids)
    evidence.oplog = .refused(explained, ids)
    evidence.indexFormats = .refused(explained, ids)
    evidence.mongosyncConnections = .refused(explained, ids)
    evidence.openTransactions = .refused(explained, ids)
    evidence.recentWrites = .refused(explained, ids)
    evidence.foreignWrites = .refused(explained, ids)
    return Introduced(evidence: evidence, node: nil, survey: self)
  }
}

extension MemberSurvey.Introduced {
  /// Asks the member everything else.
  ///
  /// - Parameters:
  ///   - catalog: its set's collections, which tell whose index formats to ask for.
  ///   - databases: its cluster's databases.
  /// - Returns: all that was seen of it.
  func questioned(
    catalog: Observed<[CollectionEvidence]>, databases: Observed<[String]>
  ) async -> MemberEvidence {
    guard let node else { return evidence }
    var evidence = evidence
    async let build = node.ask(.buildInfo, keeping: ["version", "modules"])
    async let compatibility = node.ask(.featureCompatibilityVersion)
      .observed("the feature compatibility version") { try FeatureCompatibilityVersion(reply: $0) }
    async let oplog = OplogSurvey(node: node, asksRate: survey.asksOplogRate)
    let status = await node.ask(
      .serverStatus(without: MemberSurvey.unneededSections),
      keeping: [
        "repl.userWriteBlockMode", "repl.userWriteBlockReason", "repl.replicaSetWritesBlock", "storageEngine.name",
        "oplogTruncation.oplogMinRetentionHours",
        "transactions.currentOpen",
      ])
    evidence.storageEngine = status.observed("the storage engine") { status in
      try status.required("storageEngine", .document).required("name", .name)
    }
    evidence.writeBlock = status.observed("the user write block") { try WriteBlockMode(serverStatus: $0) }
    evidence.oplog = await oplog.run(status: status)
    if survey.asksActivity {
      evidence.openTransactions = status.observed("the open transactions") {
        try $0.required("transactions", .document).required("currentOpen", .count)
      }
      let seconds = evidence.oplog.value.map(survey.cluster.window.seconds(in:)) ?? RecentWrites.seconds
      evidence.recentWritesWindow = seconds
      evidence.recentWrites = await RecentWritesSurvey(node: node, isShard: survey.login.isShard)
        .run(evidence.oplog, seconds: seconds)
    }
    if survey.asksForeignWrites, evidence.state.value == .primary {
      let seconds = survey.cluster.window.least
      evidence.recentWritesWindow = seconds
      evidence.foreignWrites = await ForeignWritesSurvey(node: node, mongosyncUser: survey.cluster.plan.mongosyncUser)
        .run(evidence.oplog, seconds: seconds)
    }
    if survey.asksIndexFormats {
      evidence.indexFormats = await IndexFormatSurvey(node: node, concurrency: survey.cluster.concurrency).run(catalog)
    }
    if survey.cluster.questions.contains(.mongosyncConnections) {
      evidence.mongosyncConnections = await MongosyncConnectionSurvey(node: node).run(isRouter: false)
    }
    await survey.askForPreflight(&evidence, node, databases, catalog)
    evidence.version = await build.observed("the server's version") { reply in
      try ReleaseVersion(ofServer: try reply.required("version", .string), field: "version")
    }
    evidence.modules = await build.observed("the modules of the build") { reply in
      try reply.optional("modules", .strings) ?? []
    }
    evidence.featureCompatibilityVersion = await compatibility
    return evidence
  }
}

extension MemberSurvey {
  /// Whether the formats of unique indexes matter: only on the original source.
  fileprivate var asksIndexFormats: Bool {
    let questions = cluster.questions
    let isAsked =
      questions.contains(.indexFormats)
      || (questions.contains(.indexFormatsIfReversible) && cluster.plan.reversible == true)
    return cluster.target.role == .source && isAsked
  }

  /// Whether it matters what is written just now: only on the source.
  fileprivate var asksActivity: Bool {
    cluster.target.role == .source && cluster.questions.contains(.sourceActivity)
  }

  /// Whether it matters who writes just now: only on the destination, which is mongosync's.
  fileprivate var asksForeignWrites: Bool {
    cluster.target.role == .destination && cluster.questions.contains(.destinationActivity)
  }

  /// Whether the oplog's present rate is worth a scan of its last minutes: only for the reverse's countdown.
  fileprivate var asksOplogRate: Bool { cluster.target.role == .destination && cluster.plan.canWriteAt != nil }

  /// Asks what only the start of a migration depends on, as far as the checks at hand need it.
  fileprivate func askForPreflight(
    _ evidence: inout MemberEvidence, _ node: ClusterNode, _ databases: Observed<[String]>,
    _ catalog: Observed<[CollectionEvidence]>
  ) async {
    let questions = cluster.questions
    let isSource = cluster.target.role == .source
    let isPrimary = evidence.state.value == .primary
    let survey = PreflightSurvey(node: node, concurrency: cluster.concurrency, databases: databases)
    if questions.contains(.serverSettings) {
      async let profilers = survey.profilers()
      evidence.refusesTableScans = await survey.refusesTableScans()
      evidence.profilers = await profilers
    }
    if questions.contains(.sizes) {
      evidence.hardware = await survey.hardware()
      if isSource && isPrimary { evidence.dataSize = await survey.dataSize() }
      if !isSource { evidence.disk = await survey.disk() }
    }
    if questions.contains(.operations) && isSource && isPrimary {
      evidence.operations = await OperationSurvey(node: node).run()
    }
    if questions.contains(.memberCatalogs) && isSource {
      evidence.catalog = await CatalogSurvey(node: node, concurrency: cluster.concurrency)
        .run(databases: databases, sharing: catalog)
    }
  }

  /// Sections of `serverStatus` that no check needs; the largest are thousands of fields.
  fileprivate static let unneededSections = [
    "asserts", "batchedDeletes", "bucketCatalog", "catalogStats", "changeStreamPreImages", "collectionCatalog",
    "connections", "defaultRWConcern", "electionMetrics", "extra_info", "featureCompatibilityVersion", "flowControl",
    "globalLock", "indexBuilds", "indexBulkBuilder", "indexStats", "internalTransactions", "locks",
    "logicalSessionRecordCache", "mem", "metrics", "mirroredReads", "network", "opLatencies", "opcounters",
    "opcountersRepl", "operationMetrics", "planCache", "queryAnalyzers", "querySettings", "queues",
    "readConcernCounters", "readPreferenceCounters", "resourceConsumption", "scramCache", "security", "service",
    "shardSplits", "spillWiredTiger", "tcmalloc", "tenantMigrations", "trafficRecording",
    "transportSecurity", "twoPhaseCommitCoordinator", "watchdog", "wiredTiger", "writeBacksQueued",
  ]
}

extension FeatureCompatibilityVersion {
  /// Reads a `getParameter` reply: `{featureCompatibilityVersion: {version, targetVersion?}}`.
  fileprivate init(reply: BSONDocument) throws {
    let parameter = try reply.required("featureCompatibilityVersion", .document)
    let version = try ReleaseVersion(ofServer: try parameter.required("version", .string), field: "version")
    guard let target = try parameter.optional("targetVersion", .string) else {
      self.init(version, targetVersion: nil)
      return
    }
    self.init(version, targetVersion: try ReleaseVersion(ofServer: target, field: "targetVersion"))
  }
}
