import ArgumentParser

/// How to tell how far a comparison is.
enum ProgressForm: String, CaseIterable, ExpressibleByArgument {
  /// A panel on a terminal, elsewhere plain lines.
  case auto
  /// A line every ten seconds.
  case plain
  /// A line of JSON every second, for machines.
  case json
  /// Nothing.
  case none
}
