/// In how many documents the destination differs from the source.
enum Variation: CaseIterable {
  case equal
  case few
  case many

  /// It in the figures.
  var words: String {
    switch self {
    case .equal: "equal"
    case .few: "0.1 % different"
    case .many: "10 % different"
    }
  }

  /// One of how many documents differs; nothing where none does.
  private var stride: Int? {
    switch self {
    case .equal: nil
    case .few: 1000
    case .many: 10
    }
  }

  /// The numbers of the documents that differ; each variation has those of the one before it too.
  ///
  /// - Parameter count: how many documents there are.
  /// - Returns: the numbers, spread evenly.
  func differing(of count: Int) -> [Int] {
    stride.map { Array(Swift.stride(from: 0, to: count, by: $0)) } ?? []
  }

  /// The numbers of the documents that differ in it and did not in the variation before it.
  ///
  /// - Parameter count: how many documents there are.
  /// - Returns: the numbers.
  func news(of count: Int) -> [Int] {
    let known = Set(self == .many ? Variation.few.differing(of: count) : [])
    return differing(of: count).filter { !known.contains($0) }
  }

  /// The status that `verify` must end with.
  var status: Int32 { self == .equal ? 0 : 1 }

  /// What `verify` is given so that it waits for nothing before it reads again what differs.
  var arguments: [String] { self == .equal ? [] : ["--recheck", "1", "--recheck-delay", "0"] }
}
