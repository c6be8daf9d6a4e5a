import Foundation

/// What the project promises itself of `verify`, and how near it came.
struct VerifyAim {
  let words: String
  let figure: Double
  let limit: Double

  /// The aims that one table of figures says something about.
  ///
  /// - Parameters:
  ///   - figures: the figures.
  ///   - equal: those of the same collection while both clusters were equal.
  /// - Returns: the aims.
  static func all(of figures: VerifyFigures, equal: VerifyFigures) -> [VerifyAim] {
    figures.contenders.dropFirst().flatMap { contender -> [VerifyAim] in
      let name = contender.name
      let what = { (figure: String) in
        "\(figures.collection.shape), \(figures.variation.words), \(name): \(figure)"
      }
      var aims = [VerifyAim(words: what("peak memory in MB"), figure: figures.peakMemory(name), limit: 96)]
      if figures.variation == .many {
        let ratio = figures[name, { $0.cost.wall }] / equal[name, { $0.cost.wall }]
        aims.append(VerifyAim(words: what("wall as a multiple of that of equal data"), figure: ratio, limit: 2))
      }
      guard figures.variation == .equal else { return aims }
      switch name {
      case VerifyContender.bytes.name:
        let (wall, processor) = (figures.ratio(name) { $0.cost.wall }, figures.ratio(name) { $0.cost.processor })
        aims.append(VerifyAim(words: what("wall as a multiple of the drain's"), figure: wall, limit: 1.15))
        aims.append(VerifyAim(words: what("client CPU as a multiple of the drain's"), figure: processor, limit: 1.3))
      case VerifyContender.ledger.name:
        let processor = figures.ratio(name) { $0.cost.processor }
        aims.append(VerifyAim(words: what("client CPU as a multiple of the drain's"), figure: processor, limit: 2))
      case VerifyContender.digest.name:
        let part = figures[name, { Double($0.load.sentBytes) }] / Double(2 * figures.collection.bytes)
        aims.append(VerifyAim(words: what("network in per cent of the data"), figure: 100 * part, limit: 0.1))
      default: break
      }
      return aims
    }
  }

  /// The aims for the memory that each contender but the bare loop may hold.
  ///
  /// - Parameter figures: the figures.
  /// - Returns: the aims.
  static func memory(of figures: VerifyFigures) -> [VerifyAim] {
    figures.contenders.dropFirst().map { contender in
      VerifyAim(
        words: "\(figures.collection.shape)\(figures.place), \(figures.variation.words), \(contender.name): "
          + "peak memory in MB", figure: figures.peakMemory(contender.name), limit: 96)
    }
  }

  /// Prints aims, each with its figure.
  ///
  /// - Throws: `BenchFailure` when one is missed.
  static func judge(_ aims: [VerifyAim]) throws {
    print("\nThe aims:")
    for aim in aims {
      let figures = String(format: "%.2f, at most %g", aim.figure, aim.limit)
      print("  \(aim.isMet ? "met   " : "MISSED")  \(aim.words): \(figures)")
    }
    let missed = aims.count { !$0.isMet }
    guard missed == 0 else { throw BenchFailure("\(missed) of \(aims.count) aims were missed.") }
  }

  private var isMet: Bool { figure <= limit }
}
