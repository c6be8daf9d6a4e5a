public import Evidence
public import Findings

/// The default read and write concerns are reported; mongosync sets its own.
public struct DefaultReadWriteConcern: Check {
  /// Makes the check.
  public init() {}

  /// Settings of the servers, and no collections.
  public let questions: Questions = .serverSettings

  /// What it judges and why.
  public let about = About(
    id: "default-concerns",
    title: "Default read and write concerns",
    rule: """
      The read and write concerns for clients that name none are reported for both clusters. They do not decide: \
      mongosync reads with majority and writes with majority and a journal.
      """,
    rationale: """
      Applications that rely on the source's defaults meet the destination's after the cutover; mongosync does not \
      carry them over.
      """,
    reads: ["getDefaultRWConcern"],
    privileges: ["getDefaultRWConcern on the cluster (clusterMonitor)"],
    remedy: "Set the destination's defaults as the applications need them.",
    citations: [Citation("P-27", "MongoDB docs, mongosync 1.13: mongosync-behavior, read and write concern")])

  /// Reports the defaults of both clusters, and compares them.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    var seen: [DefaultConcerns] = []
    for cluster in evidence.clusters {
      let subject = Subject(cluster.role)
      let role = cluster.role.rawValue
      if case .refused(let refusal, let ids) = cluster.defaultConcerns, refusal.kind == .commandNotFound {
        judgement.cite(ids)
        judgement.add(Finding(.notApplicable, subject, "The \(role)'s servers, older than 4.4, know no defaults."))
        continue
      }
      let what = "the default read and write concern of the \(role)"
      guard let concerns = judgement.value(of: cluster.defaultConcerns, subject, what) else { continue }
      seen.append(concerns)
      judgement.add(
        Finding(
          .pass, subject,
          "The \(role) reads with \(concerns.read ?? "no default") and writes with \(concerns.write ?? "no default").",
          explanation: Self.origin(of: concerns, role)))
    }
    // Source: MongoDB docs, server 5.0: before it, the defaults that nobody set were local and 1.
    let meant = seen.map { (read: $0.read ?? "local", write: $0.write ?? "1") }
    guard let source = meant.first, let destination = meant.dropFirst().first, source != destination else {
      return judgement
    }
    judgement.add(
      Finding(.warn, Subject(), "The clusters' defaults differ; applications that name none will notice."))
    let level = ShellText.javaScript(source.read)
    let write = Int(source.write).map(String.init) ?? ShellText.javaScript(source.write)
    judgement.suggest(
      Remedy(
        .destination, "Set the source's defaults on the destination too, if the applications rely on them.",
        command: """
          db.adminCommand({ setDefaultRWConcern: 1, defaultReadConcern: { level: \(level) }, \
          defaultWriteConcern: { w: \(write) } })
          """))
    return judgement
  }

  /// Source: MongoDB docs, server 5.0: the implicit write concern is majority, or 1 where arbiters leave too few members.
  private static func origin(of concerns: DefaultConcerns, _ role: String) -> String {
    switch concerns.writeSource {
    case "implicit": "Nobody set the \(role)'s write concern; the server works it out of the set's members."
    case "global": "The \(role)'s write concern was set with setDefaultRWConcern."
    case .some(let source): "The \(role) gives \(source) as the source of its write concern."
    case nil: ""
    }
  }
}
