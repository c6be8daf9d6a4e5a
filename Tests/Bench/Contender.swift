/// What is measured beside the bare loop.
enum Contender: String {
  /// All questions of the library, asked and kept: neither judged nor reported.
  case survey
  /// The program, from its start to its written reports.
  case preflight

  /// Its name in the figures.
  var name: String { rawValue }

  /// How many collections the source has, unless told otherwise.
  var collections: Int { self == .survey ? 2_000 : 10_000 }

  /// How many pairs of runs are made, unless told otherwise.
  var pairs: Int { self == .survey ? 5 : 3 }

  /// The most memory that it may hold, in bytes.
  var allowedMemory: Int { self == .survey ? 100_000_000 : 250_000_000 }

  /// How a child process of the benchmark runs it; the clusters follow.
  var arguments: [String] { [self == .survey ? "survey" : "program"] }

  /// The checklist whose questions a survey asks so that it sends the same commands; all questions where there is none.
  var checklist: [String] { self == .survey ? [] : ["preflight"] }
}
