import Findings

/// What of the printed commands a test carries out, and why the others are not.
enum RemedyTable {
  /// Lines of the comparison that print no command which would settle them, each with the reason.
  static let withoutCommand: [String: String] = [
    "same-namespaces": "what is missing is documents, which no command brings; a database in the way is for its owner",
    "same-collection-options": "no server changes these options of a collection that exists",
    "same-collations": "no server changes the collation of a collection that exists",
    "same-stored-functions": "the command shows the function on the source; storing it is for a person who has read it",
    "same-roles": "the command shows the role on the source; what it may do is for a person to decide",
    "historical-bugs": "which documents a past mongosync harmed, only a comparison of them shows",
  ]

  /// Whether a command only shows something, so that carrying it out settles nothing.
  static func onlyShows(_ remedy: Remedy) -> Bool {
    guard let command = remedy.command else { return false }
    let verbs = [
      "usersInfo", ".find(", ".findOne(", ".getRole(", "listDatabases", "getParameter", "$currentOp", "$indexStats",
      ".getIndexes()", ".validate(", "planCacheListFilters", "db.hello()", "getSearchIndexes", "getCollectionNames",
      "directConnection=true",
    ]
    return verbs.contains { command.contains($0) }
  }
}
