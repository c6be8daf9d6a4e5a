public import Evidence
public import Findings

/// JavaScript functions stored on the source should be stored on the destination.
public struct SameStoredFunctions: Check {
  /// Makes the check.
  public init() {}

  /// The names of the functions, and digests of their code.
  public let questions: Questions = .storedFunctions

  /// What it judges and why.
  public let about = About(
    id: "same-stored-functions",
    title: "Stored functions recreated",
    rule: """
      Every function in a system.js collection of the source's user databases is in that of the destination, by its \
      name and with the same code, type included; of the code only a digest is kept. Databases of which the plan's \
      namespace filter includes nothing are not compared.
      """,
    rationale: "mongosync does not migrate system collections, and $where or mapReduce that calls a function fails.",
    reads: ["find the _id and value of the documents of system.js in each user database"],
    privileges: ["listing databases and find on system.js of all databases (readAnyDatabase)"],
    remedy: "Read the documents of system.js on both clusters and copy by hand what is missing or is another.",
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
    let present = Dictionary(functions.destination.map { (Name($0), $0) }) { first, _ in first }
    for function in wanted { judge(function, present[Name(function)], &judgement) }
    let count = wanted.count
    judgement.conclude(
      comparing: count, "\(Wording.count(count, "stored function is", "stored functions are")) on both clusters.",
      orElse: scope.isFiltered
        ? "No database within the namespace filter has a stored function." : "The source has no stored function.")
    return judgement
  }

  private func judge(_ function: StoredFunction, _ copy: StoredFunction?, _ judgement: inout Judgement) {
    let namespace = "\(function.database).system.js"
    let subject = Subject(.destination, namespace: namespace)
    guard let copy else {
      judgement.add(
        Finding(.warn, subject, "The function \(function.name.readable) is missing in \(namespace) of the destination.")
      )
      judgement.suggest(Self.reading(function, .source, "Read the function, then store it on the destination."))
      return
    }
    guard let code = function.codeDigest, let copied = copy.codeDigest else {
      judgement.add(
        Finding(
          .unknown, subject,
          "Whether the function \(function.name.readable) of \(namespace) is the same on both clusters is not known.",
          explanation: "The evidence holds its name alone; it was collected by an earlier version."))
      judgement.suggest(
        Remedy(nil, "Collect the evidence of both clusters again with this version.", settlesUnknown: true))
      return
    }
    guard code != copied else { return }
    judgement.add(
      Finding(
        .warn, subject,
        "The function \(function.name.readable) of \(namespace) is another on the destination than on the source.",
        explanation: "The code stored under this name differs, or its type does."))
    judgement.suggest(Self.reading(function, .source, "Read the function of the source."))
    judgement.suggest(
      Self.reading(
        function, .destination,
        "Read that of the destination, and replace it by hand if nobody changed it there on purpose."))
  }

  private static func reading(_ function: StoredFunction, _ cluster: ClusterRole, _ text: String) -> Remedy {
    .putting(cluster, text, [function.name]) { values in
      "\(ShellText.collection("\(function.database).system.js")).findOne({ _id: \(values.joined()) })"
    }
  }

  /// What a function is looked up by.
  private struct Name: Hashable {
    let database: ExactText
    let name: OptionValue

    init(_ function: StoredFunction) {
      database = ExactText(function.database)
      name = function.name
    }
  }
}
