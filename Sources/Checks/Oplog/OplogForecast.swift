import Evidence
import Foundation

/// How long an oplog still holds the entries since a moment.
enum OplogForecast {
  /// It begins so many seconds after the moment already.
  case rolledOver(Double)
  /// Nothing is known to be written to it.
  case idle
  /// It rolls past the moment in so many seconds, being full then.
  case rolls(Double)
  /// It may roll past the moment in so many seconds, when its minimum retention no longer keeps the entries.
  case retained(Double)

  /// The seconds until it rolls past the moment, where that is known.
  var seconds: Double? {
    switch self {
    case .rolls(let seconds), .retained(let seconds): seconds
    case .rolledOver, .idle: nil
    }
  }

  /// Forecasts an oplog.
  ///
  /// Source: the server removes the oldest entries only while the oplog is over its size and they are older than
  /// `minRetentionHours`; the later of the two moments counts.
  ///
  /// - Parameters:
  ///   - oplog: the oplog.
  ///   - moment: the moment whose entries must be held.
  ///   - now: the present.
  init(of oplog: OplogWindow, keeping moment: Date, at now: Date) {
    guard oplog.first < moment else {
      self = .rolledOver(oplog.first.timeIntervalSince(moment))
      return
    }
    let span = oplog.last.timeIntervalSince(oplog.first)
    let average = span > 0 ? Double(oplog.size) / span : 0
    let rate = max(average, oplog.recentBytesPerSecond ?? 0)
    guard rate > 0 else {
      self = .idle
      return
    }
    // The entries since the moment are a part of the oplog, whatever the higher of the two rates makes of them.
    let written = min(Double(oplog.size), rate * max(0, oplog.last.timeIntervalSince(moment)))
    let left = max(0, Double(oplog.maximumSize) - written)
    let bySize = max(0, oplog.last.timeIntervalSince(now) + left / rate)
    let byAge = moment.timeIntervalSince(now) + oplog.minimumRetentionHours * 3600
    self = byAge > bySize ? .retained(byAge) : .rolls(bySize)
  }
}
