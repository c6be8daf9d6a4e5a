extension Checklist {
  /// Whether the migration may be started.
  public static let preflight = Checklist(
    name: "preflight", question: "May this migration start?", entries: preflightCollections)
}
