import Foundation
import Verifier

/// How far a comparison is at one moment, in the forms in which it is told.
struct VerificationState {
  private let total: VerificationMeter.Reading
  private let active: [(namespace: String, reading: VerificationMeter.Reading)]
  private let finished: Int
  private let namespaces: Int
  private let seconds: Double

  /// Reads the meter.
  ///
  /// - Parameters:
  ///   - meter: what has been compared.
  ///   - namespaces: how many namespaces there are.
  ///   - seconds: how long it has been going on.
  init(_ meter: VerificationMeter, namespaces: Int, seconds: Double) {
    total = meter.total
    active = meter.active
    finished = meter.finishedNamespaces
    self.namespaces = namespaces
    self.seconds = seconds
  }

  /// All in one line, such as `comparing: 3 of 12 collections, 120000 documents, 71 MB read, 14 MB/s, no mismatch`.
  var line: String {
    let megabytes = Double(total.bytes) / 1e6
    let rate = seconds > 0 ? megabytes / seconds : 0
    return "comparing: \(finished) of \(namespaces) collections, \(total.documents) documents, "
      + String(format: "%.0f MB read, %.0f MB/s, ", megabytes, rate) + Self.mismatches(total) + timeLeft
  }

  /// The line of all, and one for each collection that is being compared, the slowest of them first.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - height: how many lines there are.
  /// - Returns: the lines, none wider than there is room for.
  func panel(width: Int, height: Int) -> [String] {
    let room = max(1, height - 2)
    let rows = active.prefix(room).map { namespace, reading in
      let share = reading.expected > 0 ? min(99, reading.documents * 100 / reading.expected) : 0
      return "  " + String(format: "%3d %% ", share) + "\(namespace)  \(reading.documents) documents, "
        + Self.mismatches(reading)
    }
    return ([line] + rows).map { row in
      // Names are the clusters' own, and may hold what a terminal obeys.
      let visible = row.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
      return String(String.UnicodeScalarView(visible.prefix(width - 1)))
    }
  }

  /// All in one line of JSON.
  var json: String {
    let form = Form(
      event: "progress", seconds: seconds, finishedNamespaces: finished, namespaces: namespaces,
      documents: total.documents, bytes: total.bytes, expectedDocuments: total.expected,
      mismatches: total.mismatches, waiting: total.waiting,
      active: active.map {
        Form.Active(
          namespace: $0.namespace, documents: $0.reading.documents, expectedDocuments: $0.reading.expected,
          mismatches: $0.reading.mismatches, waiting: $0.reading.waiting)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(form)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private struct Form: Encodable {
    struct Active: Encodable {
      let namespace: String
      let documents: Int
      let expectedDocuments: Int
      let mismatches: Int
      let waiting: Int
    }

    let event: String
    let seconds: Double
    let finishedNamespaces: Int
    let namespaces: Int
    let documents: Int
    let bytes: Int
    let expectedDocuments: Int
    let mismatches: Int
    let waiting: Int
    let active: [Active]
  }

  /// How long it may still take, once enough has been seen to tell; collections not begun yet are not counted.
  private var timeLeft: String {
    guard seconds > 5, total.documents > 0, total.expected > total.documents else { return "" }
    let left = seconds * Double(total.expected - total.documents) / Double(total.documents)
    let minutes = Int(left) / 60
    let words = minutes > 0 ? "\(minutes) min" : "\(Int(left)) s"
    return ", \(words) left for the collections begun"
  }

  private static func mismatches(_ reading: VerificationMeter.Reading) -> String {
    let found =
      switch reading.mismatches {
      case 0: "no mismatch"
      case 1: "1 mismatch"
      default: "\(reading.mismatches) mismatches"
      }
    return reading.waiting > 0 ? "\(found), \(reading.waiting) to be read again" : found
  }
}
