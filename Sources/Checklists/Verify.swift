import Checks

extension Checklist {
  /// Whether the destination holds what the source holds.
  public static let verify = Checklist(
    name: "verify",
    question: "Does the destination hold every document of the source, byte for byte, under the same metadata?",
    entries: [
      .check(SameDocuments()),
      .check(VerifiedScope()),
      .check(ClustersQuiet()),
      .check(MajorityCommitPoint()),
    ] + comparedMetadata,
    notChecked: [
      "What a view shows; its definition is compared. Of time-series collections the buckets are compared.",
      "Whatever lies outside the collections that were chosen.",
      "Anything that changed after the last answer was given.",
    ])
}
