extension Checklist {
  /// Whether a migration may be started for the first time.
  public static let preflight = Checklist(
    name: "preflight",
    question: "May this migration start?",
    entries: preflightEnvironment + preflightCollections,
    coversCatalog: true)
}
