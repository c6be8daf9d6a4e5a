import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

extension Evidence {
  /// The evidence of a replica set with one collection of a million documents, of which some were read.
  static func reading(_ reading: Observed<DocumentSample.Reading>) -> Evidence {
    EvidenceFixture.restart.with { evidence in
      evidence.source.documents = .seen([
        DocumentSample(namespace: "shop.orders", documents: .seen(1_000_000), bytes: .seen(3e9), reading: reading)
      ])
    }
  }

  /// The evidence of documents with a trait, half of them read.
  static func reading(_ sightings: TraitSighting...) -> Evidence {
    reading(.seen(DocumentSample.Reading(examined: 500_000, isComplete: false, sightings: sightings)))
  }
}
