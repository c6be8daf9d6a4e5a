import ArgumentParser
import Checklists
import Evidence

/// Whether and how to look again and again.
struct WatchOptions: ParsableArguments {
  @Flag(
    help: """
      cutover only: look again and again until the verdict is GO, or NO-GO for something that waiting cannot mend; \
      a lag, or a canCommit that is still false, only has the next look waited for. A source that nobody blocks must \
      be quiet for \(RecentWrites.watchedSeconds) seconds, and from the first quiet look on. Needs --mongosync. Interrupted, \
      it reports its last look and ends with 130.
      """)
  var watch = false

  @Option(help: ArgumentHelp("With --watch: how long to wait between two looks (default: 5).", valueName: "seconds"))
  var interval: Int?

  @Option(
    help: ArgumentHelp(
      "With --watch: when to give up; the last look's verdict is the result then.", valueName: "seconds"))
  var deadline: Int?

  /// How long to wait between two looks.
  var pause: Duration { .seconds(interval ?? 5) }

  /// Refuses what makes no sense together.
  ///
  /// - Parameters:
  ///   - checklist: the checklist to judge.
  ///   - mongosync: where the mongosyncs listen.
  /// - Throws: `ValidationError` naming what is wrong.
  func validate(for checklist: Checklist, _ mongosync: MongosyncOptions) throws {
    guard watch else {
      if interval != nil { throw ValidationError("--interval is of use with --watch only.") }
      if deadline != nil { throw ValidationError("--deadline is of use with --watch only.") }
      return
    }
    guard checklist.name == Checklist.cutover.name else {
      throw ValidationError("--watch is for the checklist \(Checklist.cutover.name) only.")
    }
    guard !mongosync.urls.isEmpty else {
      throw ValidationError("--watch needs the address of every mongosync, given with --mongosync.")
    }
    guard (1...3600).contains(interval ?? 5) else {
      throw ValidationError("--interval must be from 1 to 3600 seconds.")
    }
    guard (1...604_800).contains(deadline ?? 1) else {
      throw ValidationError("--deadline must be from 1 to 604800 seconds.")
    }
  }
}
