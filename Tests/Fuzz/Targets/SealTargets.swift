import Digest
import Seal

extension FuzzTarget {
  /// Envelopes: none but those that were signed may be accepted.
  static let envelope = FuzzTarget(name: "envelope", seeds: (try? envelopes.get()) ?? []) { input in
    let signed = try envelopes.get()
    let key = try publishedKey.get().verificationKey
    guard (try? Envelope(reading: input).statement(signedBy: key)) != nil else { return false }
    guard signed.contains(input) else {
      throw Broken(description: "An envelope was accepted that nobody signed.")
    }
    return true
  }

  /// Proofs: none but those of the ledger's own leaves may hold.
  static let proof = FuzzTarget(name: "proof", seeds: proofs.map(\.json.line)) { input in
    guard let proof = try? LedgerProof(reading: input) else { return false }
    let ledger = proofs.first.map { Statement.Ledger(root: $0.root, partitions: $0.inclusion.treeSize) }
    guard (try? proof.require(in: ledger)) != nil else { return true }
    guard proofs.contains(proof) else { throw Broken(description: "A proof holds that was not made from the ledger.") }
    return true
  }

  private static let proofs: [LedgerProof] = {
    var tree = MerkleTree()
    let leaves = (0..<11).map { "leaf \($0)" }
    for leaf in leaves { tree.append(Array(leaf.utf8)) }
    return leaves.enumerated().compactMap { LedgerProof(of: $1, at: $0, in: tree) }
  }()

  /// Source: RFC 8032, section 7.1, test 1: a secret that everybody knows, so that inputs can be had again.
  private static let publishedKey = Result {
    try SigningKey(
      pem: """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """)
  }

  /// Statements about reports with a ledger and without.
  private static let envelopes = Result {
    try [proofs.first, nil].map { proof in
      let ledger = proof.map { Statement.Ledger(root: $0.root, partitions: $0.inclusion.treeSize) }
      let facts = AuditFacts(
        verdict: "GO", checklist: "verify", tool: "mongosync-auditor 0.1.0", run: "run-7",
        seenAt: "2026-11-20T22:22:07.042Z", validUntil: "2026-11-20T22:37:07.042Z", unknown: [], manual: [],
        skipped: [], waived: [], attested: ["clusters-quiet"], notApplicable: [])
      let result = TestResult(
        summary: .passed, configuration: .init(name: "configuration.json", content: [0x7B, 0x7D]),
        passedTests: ["same-documents", "clusters-quiet"], warnedTests: [], failedTests: [], audit: facts)
      let statement = try Statement(
        reportName: "audit.json", reportDigest: ContentDigest(of: [1]), ledger: ledger, result: result)
      return try Envelope(sealing: statement, with: publishedKey.get()).bytes
    }
  }
}
