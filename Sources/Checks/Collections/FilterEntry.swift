import Evidence
import Findings

/// One entry of a namespace filter, to be held against the source.
struct FilterEntry {
  private let pattern: NamespacePattern
  private let name: String
  private let isExclusion: Bool

  /// Takes an entry.
  ///
  /// - Parameters:
  ///   - pattern: the entry.
  ///   - name: where it stands, such as `includeNamespaces[0]`.
  ///   - isExclusion: whether it excludes.
  init(_ pattern: NamespacePattern, name: String, isExclusion: Bool) {
    self.pattern = pattern
    self.name = name
    self.isExclusion = isExclusion
  }

  /// Judges the entry; one without fault gives no finding.
  ///
  /// - Parameters:
  ///   - evidence: the source's databases and collections.
  ///   - judgement: takes the findings.
  func judge(_ evidence: Evidence, _ judgement: inout Judgement) {
    if (pattern.database == nil) == (pattern.databaseExpression == nil) {
      fail("\(name) must have either database or databaseRegex.", &judgement)
    }
    for expression in pattern.expressions where !MigrationScope.understands(expression) {
      judgement.add(
        Finding(
          .unknown, Subject(), "The regular expression \(expression.pattern) of \(name) could not be read here.",
          explanation: "What it may include is judged as included, what it may exclude as not excluded."))
    }
    for collection in pattern.collections where CollectionEvidence.isSystem(collection) {
      fail("\(name) names the system collection \(collection).", &judgement)
    }
    guard let database = pattern.database else { return }
    if ![.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database)) {
      fail("\(name) names \(database), which is not for users.", &judgement)
      return
    }
    judgeExistence(of: database, evidence, &judgement)
  }

  private func judgeExistence(of database: String, _ evidence: Evidence, _ judgement: inout Judgement) {
    let source = evidence.source
    guard let databases = judgement.value(of: source.databases, Subject(.source), "the list of databases") else {
      return
    }
    guard databases.contains(where: database.isExactly) else {
      miss("\(name) names \(database), which is not on the source.", database, &judgement)
      return
    }
    guard !pattern.collections.isEmpty,
      let all = judgement.value(of: source.collections, Subject(.source), "the collections of the source")
    else { return }
    let known = all.filter { $0.database.isExactly(database) }.map(\.name).exactTexts
    for collection in pattern.collections where !known.contains(collection) && !CollectionEvidence.isSystem(collection)
    {
      let namespace = "\(database).\(collection)"
      miss("\(name) names \(namespace), which is not on the source.", namespace, &judgement)
    }
  }

  private func fail(_ summary: String, _ judgement: inout Judgement) {
    judgement.add(Finding(.fail, Subject(), summary))
  }

  /// A name that is not there costs data where it includes, and little where it excludes.
  private func miss(_ summary: String, _ namespace: String, _ judgement: inout Judgement) {
    judgement.add(
      Finding(
        isExclusion ? .warn : .fail, Subject(.source, namespace: namespace), summary,
        explanation: isExclusion ? "Nothing is excluded by it." : "It may be misspelt; case counts."))
  }
}
