import Bundles
import Checklists
import Digest
import Evidence
import EvidenceFixtures
import Findings
import Foundation

extension FuzzTarget {
  /// Bundles of evidence: one that is accepted is joined, judged by every checklist, redacted and saved again too.
  static let bundle = FuzzTarget(name: "bundle", seeds: bundles) { input in
    guard let bundle = try? BundleFile.bundle(in: Data(input)) else { return false }
    let saved = try BundleFile.data(of: bundle)
    guard try BundleFile.bundle(in: saved) == bundle else {
      throw Broken(description: "The bundle differs once saved and read again.")
    }
    _ = try? JoinedBundles([JoinedBundles.Named(file: "a", bundle: bundle)])
    _ = bundle.evidence.sharedMember
    for checklist in Checklist.all {
      let items = Audit(checklist).items(judging: bundle.evidence)
      guard items.count == checklist.entries.count else { throw Broken(description: "An item is missing.") }
    }
    _ = try? bundle.redacted(by: Redaction(key))
    return true
  }

  private static let key = FingerprintKey()

  private static let bundles: [[UInt8]] = [
    EvidenceFixture.restart, EvidenceFixture.reverse, EvidenceFixture.reverse.with { $0.source.shard() },
  ].compactMap { evidence in
    let record = EvidenceRecord(
      id: EvidenceID("source a hello"), origin: .source, node: "a:1", command: "{}", at: EvidenceFixture.now,
      answer: .reply("{}"))
    let bundle = EvidenceBundle(
      tool: "fuzz", run: "run", startedAt: EvidenceFixture.now, clusters: ClusterRole.allCases, evidence: evidence,
      records: [record])
    // Without the spaces that make it readable, which a change would be lost on.
    return (try? JSONSerialization.jsonObject(with: BundleFile.data(of: bundle)))
      .flatMap { try? JSONSerialization.data(withJSONObject: $0) }.map { [UInt8]($0) }
  }
}
