/// Finds the names that are most like one that does not exist.
public enum NearestNames {
  /// The most similar names.
  ///
  /// - Parameters:
  ///   - name: a name that does not exist, or a pattern that fits nothing.
  ///   - names: those that exist.
  ///   - count: how many are wanted at most.
  /// - Returns: the names at most half of whose letters differ, the nearest first.
  public static func of(_ name: String, among names: some Sequence<String>, count: Int = 3) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    return
      names.map { ($0, distance(wanted, Array($0.lowercased().unicodeScalars))) }
      .filter { $0.1 <= max(2, wanted.count / 2) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      .prefix(count).map(\.0)
  }

  /// How many letters have to be put in, taken out or replaced to make one text of the other.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (place, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for (column, otherLetter) in other.enumerated() {
        let above = row[column + 1]
        row[column + 1] = letter == otherLetter ? diagonal : 1 + min(diagonal, above, row[column])
        diagonal = above
      }
    }
    return row[other.count]
  }
}
