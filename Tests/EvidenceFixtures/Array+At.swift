extension Array {
  /// The element at a place, so that a test which finds too few fails instead of ending the run.
  ///
  /// - Parameter index: the place.
  /// - Returns: the element, or nothing where there is none.
  public subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
