import Evidence
import Findings
import Foundation
import Report
import Synchronization

/// Where a watch is shown: a panel redrawn in place on a terminal, elsewhere a line whenever something changes.
///
/// It goes to standard error, so that standard output holds nothing but the report.
final class WatchScreen: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let screen = Screen.standardError
  private let lastLine = Mutex<String?>(nil)

  /// Takes the terminal's other screen and hides the cursor.
  func open() { write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hlooking for the first time") }

  /// Gives both back.
  func close() { write("\u{1B}[?25h\u{1B}[?1049l") }

  /// Shows a look.
  ///
  /// - Parameter look: the look.
  func show(_ look: Watch.Look) {
    let panel = WatchPanel(look.report, facts: look.evidence.mongosync.flatMap(\.facts))
    guard isTerminal else {
      let isNew = lastLine.withLock { last in
        defer { last = panel.line }
        return last != panel.line
      }
      if isNew { StandardError.tell("\(look.report.run.finishedAt.formatted(.iso8601)) \(panel.line)") }
      return
    }
    // Each line is written over what was there and the rest of it cleared, so that nothing flickers.
    let lines = panel.lines(colour: screen.takesColour, width: screen.width).prefix(max(1, screen.height - 1))
    write("\u{1B}[H" + lines.map { "\($0)\u{1B}[K\r\n" }.joined() + "\u{1B}[J")
  }

  private func write(_ text: String) {
    guard isTerminal else { return }
    var stream = StandardError()
    print(text, terminator: "", to: &stream)
  }
}

extension MongosyncInstance {
  /// What whoever watches wants to know of it.
  fileprivate var facts: [AuditReport.Label] {
    guard let progress = progress.value else {
      return [AuditReport.Label(key: address, value: progress.reason ?? "")]
    }
    let truth = { (name: String, value: Bool?) in value.map { "\(name) \($0)" } }
    let lag = (progress.lag?.overallSeconds ?? progress.lagTimeSeconds).map { "\($0) s behind" }
    let words = [
      progress.state?.rawValue ?? "no state", progress.info, lag, truth("canCommit", progress.canCommit),
      truth("canWrite", progress.canWrite),
    ]
    var facts = [AuditReport.Label(key: address, value: words.compactMap(\.self).joined(separator: ", "))]
    if let verification = progress.verification {
      let sides = [("source", verification.source), ("destination", verification.destination)].map { role, side in
        "\(role) \(side?.phase ?? "not told")" + (side?.lagTimeSeconds.map { " \($0) s behind" } ?? "")
      }
      facts.append(AuditReport.Label(key: "verifier", value: sides.joined(separator: ", ")))
    }
    if let left = progress.estimatedOplogTimeRemaining { facts.append(AuditReport.Label(key: "oplog", value: left)) }
    if let indexes = progress.indexBuilding, let built = indexes.indexesBuilt, let total = indexes.totalIndexesToBuild {
      facts.append(AuditReport.Label(key: "indexes", value: "\(built) of \(total) built"))
    }
    return facts
  }
}
