import Findings

/// A line of the checklist as a link to its particulars.
struct HTMLItemLink {
  let anchor: String
  let outcome: String
  let tag: String
  let id: String
  let title: String
  let summary: String

  /// Lays a link out.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - place: its place in the checklist.
  init(_ item: AuditItem, place: Int) {
    anchor = Self.anchor(of: item, place: place)
    outcome = item.outcome.rawValue
    tag = item.outcome.tag
    id = item.id
    title = item.title
    summary = item.summary
  }

  /// What an item is called in links: by its id, or by its place where its id will not do.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - place: its place in the checklist.
  /// - Returns: the anchor.
  static func anchor(of item: AuditItem, place: Int) -> String {
    let isPlain = !item.id.isEmpty && item.id.utf8.allSatisfy { anchorBytes.contains($0) }
    return isPlain ? "item-\(item.id)" : "row-\(place + 1)"
  }

  private static let anchorBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8)
}
