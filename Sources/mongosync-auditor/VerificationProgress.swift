import Foundation
import Synchronization
import Verifier

/// Tells on standard error how far a comparison has come: a line redrawn on a terminal, one every ten seconds elsewhere.
final class VerificationProgress: Sendable {
  private let meter: VerificationMeter
  private let namespaces: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// Prepares to tell.
  ///
  /// - Parameters:
  ///   - meter: what has been compared.
  ///   - namespaces: how many namespaces there are.
  init(_ meter: VerificationMeter, namespaces: Int) {
    self.meter = meter
    self.namespaces = namespaces
  }

  /// Begins to tell.
  func start() {
    let begin = ContinuousClock.now
    let pause: Duration = isTerminal ? .milliseconds(500) : .seconds(10)
    let (meter, namespaces, isTerminal) = (meter, namespaces, isTerminal)
    let telling = Task {
      while true {
        // A sleep ends early only when the telling is over.
        guard (try? await Task.sleep(for: pause)) != nil else { return }
        let line = Self.line(meter.reading, of: namespaces, (ContinuousClock.now - begin) / .seconds(1))
        var stream = StandardError()
        print(isTerminal ? "\r\u{1B}[K\(line)" : line, terminator: isTerminal ? "" : "\n", to: &stream)
      }
    }
    task.withLock { $0 = telling }
  }

  /// Ends the telling, and takes the line away.
  func end() {
    task.withLock { $0?.cancel() }
    guard isTerminal else { return }
    var stream = StandardError()
    print("\r\u{1B}[K", terminator: "", to: &stream)
  }

  /// What has been compared, such as `comparing: 3 of 12 collections, 120000 documents, 71 MB read, 14 MB/s, no mismatch`.
  static func line(_ reading: VerificationMeter.Reading, of namespaces: Int, _ seconds: Double) -> String {
    let megabytes = Double(reading.bytes) / 1e6
    let rate = seconds > 0 ? megabytes / seconds : 0
    let mismatches =
      switch reading.mismatches {
      case 0: "no mismatch"
      case 1: "1 mismatch"
      default: "\(reading.mismatches) mismatches"
      }
    return "comparing: \(reading.namespaces) of \(namespaces) collections, \(reading.documents) documents, "
      + String(format: "%.0f MB read, %.0f MB/s, ", megabytes, rate) + mismatches
  }
}
