/// What one check made of the evidence.
public struct Judgement: Hashable, Sendable {
  /// What it saw, at least one; an empty judgement reads as unknown.
  public var findings: [Finding]
  /// What to do about them, each once, in the order to do it.
  public private(set) var remedies: [Remedy]
  /// The answers it judged by, each once.
  public private(set) var evidence: [EvidenceID]
  /// One sentence for the whole check, or nothing where its worst finding says all.
  public var summary: String?
  // A cluster of ten thousand collections brings as many remedies and answers: telling what is there must stay cheap.
  private var suggested: Set<Remedy>
  private var cited: Set<EvidenceID>

  /// Makes a judgement.
  ///
  /// - Parameters:
  ///   - findings: what was seen.
  ///   - remedies: what to do about it.
  ///   - evidence: the answers it was judged by.
  ///   - summary: one sentence for the whole, where the worst finding does not say all.
  public init(
    _ findings: [Finding] = [], remedies: [Remedy] = [], evidence: [EvidenceID] = [], summary: String? = nil
  ) {
    self.findings = findings
    self.summary = summary
    self.remedies = []
    self.evidence = []
    suggested = []
    cited = []
    for remedy in remedies { suggest(remedy) }
    cite(evidence)
  }

  /// The worst of its findings; `unknown` when there is none, since nothing seen proves nothing.
  public var outcome: Outcome { findings.map(\.outcome).min() ?? .unknown }

  /// Adds a finding.
  public mutating func add(_ finding: Finding) { findings.append(finding) }

  /// Adds a remedy unless the same one is there already.
  public mutating func suggest(_ remedy: Remedy) {
    if suggested.insert(remedy).inserted { remedies.append(remedy) }
  }

  /// Adds the answers that were judged by, each once.
  public mutating func cite(_ ids: [EvidenceID]) {
    for id in ids where cited.insert(id).inserted { evidence.append(id) }
  }
}
