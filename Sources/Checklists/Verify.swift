import Checks

extension Checklist {
  /// Whether the destination holds what the source holds.
  public static let verify = Checklist(
    name: "verify",
    question: "Does the destination hold every document of the source, byte for byte, under the same metadata?",
    entries: [
      .check(SameDocuments()),
      .check(ClustersQuiet()),
      .check(SameNamespaces()),
      .check(SameCollectionOptions()),
      .check(SameValidators()),
      .check(SameViews()),
      .check(SameCappedLimits()),
      .check(SameCollations()),
      .check(SamePreImages()),
      .check(SameIndexes()),
      .check(SameUniqueFlags()),
      .check(NoPrepareUniqueLeft()),
      .check(SameTTL()),
      .check(SameHidden()),
      .check(NoDummyIndexes()),
      .check(SameShardKeys()),
    ],
    notChecked: [
      "The order of documents in capped collections: they are compared by their _id.",
      "Whatever lies outside the collections that were chosen.",
      "Anything that changed after the last answer was given.",
    ])
}
