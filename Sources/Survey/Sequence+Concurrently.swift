extension Sequence where Self: Sendable, Element: Sendable {
  /// Transforms every element, a limited number at a time.
  ///
  /// - Parameters:
  ///   - width: how many are transformed at once, at most.
  ///   - transform: the work on one element.
  /// - Returns: the results in the elements' order.
  func concurrently<Result: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var iterator = enumerated().makeIterator()
      func startNext() {
        guard let (index, element) = iterator.next() else { return }
        group.addTask { (index, await transform(element)) }
      }
      for _ in 0..<Swift.max(1, width) { startNext() }
      var results: [(Int, Result)] = []
      while let result = await group.next() {
        results.append(result)
        startNext()
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
