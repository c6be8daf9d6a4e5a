public import Evidence
public import Findings

/// JavaScript functions stored on the source should be stored on the destination.
public struct SameStoredFunctions: Check {
  /// Makes the check.
  public init() {}

  /// The names of the functions.
  public let questions: Questions = .storedFunctions

  /// What it judges and why.
  public let about = About(
    id: "same-stored-functions",
    title: "Stored functions recreated",
    rule: """
      Every function in a system.js collection of the source's user databases is in that of the destination, by its \
      name. Their code is not compared, nor databases of which the plan's namespace filter includes nothing.
      """,
    rationale: "mongosync does not migrate system collections, and $where or mapReduce that calls a function fails.",
    reads: ["find the _id of the documents of system.js in each user database"],
    privileges: ["listing databases and find on system.js of all databases (readAnyDatabase)"],
    remedy: "Copy the documents of system.js by hand.",
    citations: [
      Citation("E-13", "MongoDB docs, mongosync: mongosync-behavior, system collections"),
      Citation("C-06", "MongoDB docs, mongosync 1.21: limitations"),
    ])

  /// Judges the functions of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let functions = judgement.both(\.storedFunctions, of: evidence, "the stored functions") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    let wanted = functions.source.filter { scope.touches($0.database) }
    let present = Set(functions.destination)
    for function in wanted where !present.contains(function) {
      let namespace = "\(function.database).system.js"
      judgement.add(
        Finding(
          .warn, Subject(.destination, namespace: namespace),
          "The function \(function.name.readable) is missing in \(namespace) of the destination."))
      judgement.suggest(
        .putting(.source, "Read the function, then store it on the destination.", [function.name]) { values in
          "\(ShellText.collection(namespace)).findOne({ _id: \(values.joined()) })"
        })
    }
    let count = wanted.count
    judgement.conclude(
      comparing: count, "\(Wording.count(count, "stored function is", "stored functions are")) on both clusters.",
      orElse: scope.isFiltered
        ? "No database within the namespace filter has a stored function." : "The source has no stored function.")
    return judgement
  }
}
