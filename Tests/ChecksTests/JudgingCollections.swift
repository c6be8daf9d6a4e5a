import Checks
import Evidence
import EvidenceFixtures
import Findings

extension Check {
  /// Judges a source with other collections than the fixture's, and whatever else is changed.
  func judging(
    _ collections: [CollectionEvidence], _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    judging(
      EvidenceFixture.restart.with { evidence in
        evidence.source.collections = .seen(collections)
        change(&evidence)
      })
  }

  /// Judges a source whose catalog may not be read.
  func judgingNoCatalog() -> Judgement {
    judging(EvidenceFixture.restart.with { $0.source.collections = .denied })
  }

  /// What the audit makes of it: a check that fails itself is unknown, as one without a finding is.
  private func judging(_ evidence: Evidence) -> Judgement { (try? judge(evidence)) ?? Judgement() }
}

extension CollectionEvidence {
  /// A collection of the database `shop`.
  init(
    _ name: String, type: String = "collection", _ options: [String: OptionValue] = [:], _ indexes: [IndexEvidence] = []
  ) {
    self.init(database: "shop", name: name, type: type, options: options, indexes: indexes)
  }
}
