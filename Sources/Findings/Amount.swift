/// How much a finding stands for, as the bound of a waiver counts it.
public struct Amount: Hashable, Codable, Sendable {
  /// What is counted.
  public enum Unit: String, CaseIterable, Codable, Sendable {
    /// The finding itself, once.
    case findings
    /// The documents it is about.
    case documents
    /// The collections and views it is about.
    case namespaces

    /// The unit after a number.
    func words(for number: Int) -> String { number == 1 ? String(rawValue.dropLast()) : rawValue }
  }

  /// What is counted.
  public let unit: Unit
  /// How many there are; nothing where that is not known.
  public let number: Int?

  /// Counts what a finding stands for.
  ///
  /// - Parameters:
  ///   - number: how many there are; nothing where that is not known, such as after a sample.
  ///   - unit: what is counted.
  public init(_ number: Int?, _ unit: Unit) {
    self.number = number
    self.unit = unit
  }

  /// One finding.
  public static let finding = Amount(1, .findings)

  /// What several findings stand for together.
  ///
  /// - Parameter amounts: what each stands for.
  /// - Returns: the sum in the first unit that is not findings; not known where one of them is not.
  public static func sum(_ amounts: [Amount]) -> Amount {
    let unit = amounts.map(\.unit).first { $0 != .findings } ?? .findings
    var sum = 0
    for amount in amounts {
      let (larger, isTooLarge) = sum.addingReportingOverflow(amount.number ?? 0)
      guard amount.number != nil, !isTooLarge else { return Amount(nil, unit) }
      sum = larger
    }
    return Amount(sum, unit)
  }
}

extension Waiver {
  /// How much it covers, in words, such as `covers at most 3 documents`.
  ///
  /// - Parameter unit: what is counted of its check.
  /// - Returns: the words; nothing for a waiver without a bound where findings are counted, which are listed one by one.
  public func extent(of unit: Amount.Unit) -> String? {
    if let max { return "covers at most \(max) \(unit.words(for: max))" }
    return unit == .findings ? nil : "covers any number of \(unit.rawValue)"
  }
}
