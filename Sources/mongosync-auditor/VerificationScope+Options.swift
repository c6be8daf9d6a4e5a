import Bundles
import Evidence
import Findings
import MongoClient
import Report
import Verifier

extension VerificationScope {
  /// What a run compares, and by which options that narrow it or weaken what it proves.
  ///
  /// - Parameters:
  ///   - evidence: all that was seen, before anything is left out.
  ///   - comparing: the options.
  ///   - isResumed: whether an earlier run compared part of it.
  init(_ evidence: Evidence, _ comparing: ComparingOptions, isResumed: Bool) {
    let selection = comparing.selection
    let plan = MigrationScope(evidence.plan)
    let all = evidence.clusters.flatMap { $0.collections.value ?? [] }.filter { collection in
      !collection.isSystem && DatabaseFamily(ofDatabase: collection.database) == .user
    }
    let temporary = Set(all.filter(\.isTemporary).map { ExactText($0.namespace) })
    let unread = Set(all.filter { $0.lacksBuckets == true }.map { ExactText($0.namespace) })
    let names = Array(Set(all.map { ExactText($0.namespace) })).sorted().map(\.text)
    let known = evidence.clusters.allSatisfy { $0.collections.value != nil }
    var leftOut: [LeftOut] = []
    var compared = 0
    for name in names {
      if !plan.includes(namespace: name) {
        leftOut.append(LeftOut(name, "the plan's namespace filter leaves it out", isPlanned: true))
      } else if temporary.contains(ExactText(name)) {
        leftOut.append(LeftOut(name, "it is the temporary collection of an operation such as $out or mapReduce"))
      } else if unread.contains(ExactText(name)) {
        leftOut.append(
          LeftOut(name, "it is a time series without a collection of its buckets, which cannot be read here"))
      } else if let reason = selection.reasonAgainst(name) {
        leftOut.append(LeftOut(name, reason))
      } else {
        compared += 1
      }
    }
    // Of clusters that could not be read nothing can be said to be missing.
    let unmatched =
      !known
      ? []
      : selection.unmatched(among: names).map { option, pattern in
        Unmatched(place: option, pattern: pattern.text, nearest: NearestNames.of(pattern.text, among: names))
      }
    let filters = !known ? [] : Self.unmatchedFilters(of: evidence.plan, among: all, names)
    self.init(
      options: comparing.weakening(isResumed: isResumed), unmatched: unmatched + filters, leftOut: leftOut,
      compared: compared)
  }

  /// The entries of the plan's filter that fit no collection.
  private static func unmatchedFilters(
    of plan: Plan, among all: [CollectionEvidence], _ names: [String]
  ) -> [Unmatched] {
    [("includeNamespaces", plan.includeNamespaces), ("excludeNamespaces", plan.excludeNamespaces)]
      .flatMap { place, patterns in
        patterns.filter { pattern in
          var alone = Plan()
          alone.includeNamespaces = [pattern]
          let scope = MigrationScope(alone)
          return !all.contains(where: scope.includes)
        }.map { pattern in
          let words = pattern.words
          return Unmatched(place: "the plan's \(place)", pattern: words, nearest: NearestNames.of(words, among: names))
        }
      }
  }

  /// The options as lines beside those of the plan.
  var lines: [AuditReport.Label] { options.map { AuditReport.Label(key: $0.name, value: $0.value) } }

  /// The same without names.
  func redacted(by redaction: Redaction) -> VerificationScope {
    VerificationScope(
      options: options.map { Option($0.name, ["--namespaces", "--exclude"].contains($0.name) ? "given" : $0.value) },
      unmatched: unmatched.map { Unmatched(place: $0.place, pattern: "that was given", nearest: []) },
      leftOut: leftOut.map { leftOut in
        let reason = leftOut.isPlanned ? leftOut.reason : "an option leaves it out"
        return LeftOut(redaction.namespace(leftOut.namespace), reason, isPlanned: leftOut.isPlanned)
      }, compared: compared)
  }
}

extension ComparingOptions {
  /// The options that narrow the comparison or weaken what it proves, where they differ from what is usual.
  fileprivate func weakening(isResumed: Bool) -> [VerificationScope.Option] {
    let usual = VerificationSettings()
    var options: [VerificationScope.Option] = []
    let add = { (name: String, value: String) in options.append(VerificationScope.Option(name, value)) }
    for (name, patterns) in [("--namespaces", namespaces), ("--exclude", exclude)] where !patterns.isEmpty {
      add(name, patterns.map(\.text).joined(separator: ", "))
    }
    if method.method != .bytes { add("--method", method.rawValue) }
    if let sample { add("--sample", "\(sample) %") }
    if ignoreFieldOrder { add("--ignore-field-order", "yes") }
    if readPreference != usual.readPreference { add("--read-preference", readPreference.rawValue) }
    if let maxMismatches { add("--max-mismatches", "\(maxMismatches)") }
    if quiesced { add("--quiesced", "yes") }
    add("--recheck", "\(recheck)")
    add("--recheck-delay", "\(recheckDelay) s")
    if isResumed { add("--resume", "yes") }
    return options
  }
}
