import Foundation

/// Finds the names that are most like one that does not exist.
public enum NearestNames {
  /// Nothing has a longer name, and to compare one would take long.
  private static let longest = 1_000

  /// The most similar names.
  ///
  /// A star of a pattern stands for any letters and a question mark for any one. A name without its database is like
  /// that of the collection, and a database like what is in it. The case and the Unicode form of letters do not count.
  ///
  /// - Parameters:
  ///   - name: a name that does not exist, or a pattern that fits nothing.
  ///   - names: those that exist.
  ///   - count: how many are wanted at most.
  /// - Returns: the names at most half of whose letters differ, the nearest first.
  public static func of(_ name: String, among names: some Sequence<String>, count: Int = 3) -> [String] {
    let wanted = letters(name)
    guard wanted.count <= longest else { return [] }
    let most = max(2, wanted.count { $0 != "*" } / 2)
    return
      names.map { (distance(wanted, toNameOrPart: letters($0)), ExactText($0)) }
      .filter { $0.0 <= most }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .prefix(count).map(\.1.text)
  }

  /// The most similar names in words.
  ///
  /// - Parameters:
  ///   - nearest: the names that are most like one that does not exist.
  ///   - name: that one.
  /// - Returns: the end of a sentence that says that it does not exist; empty where there is none like it.
  public static func words(_ nearest: [String], to name: String) -> String {
    guard !nearest.isEmpty else { return "" }
    let told = nearest.map { visible($0) + ($0 == name ? " (the same letters in another Unicode form)" : "") }
    return "; nearest: \(told.joined(separator: ", "))"
  }

  /// A name with a space at its end or beginning in quotation marks, since nobody would see it.
  ///
  /// - Parameter name: the name.
  /// - Returns: the name as it can be told from one without the space.
  public static func visible(_ name: String) -> String {
    name.first?.isWhitespace ?? false || name.last?.isWhitespace ?? false ? "\"\(name)\"" : name
  }

  private static func letters(_ name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// The part that is missing counts as one letter.
  private static func distance(_ wanted: [Unicode.Scalar], toNameOrPart name: [Unicode.Scalar]) -> Int {
    let whole = distance(wanted, name[...])
    guard let dot = name.firstIndex(of: ".") else { return whole }
    let ofCollection = distance(wanted, name[(dot + 1)...]) + 1
    let ofDatabase = wanted.contains(".") ? whole : distance(wanted, name[..<dot]) + 1
    return min(whole, ofCollection, ofDatabase)
  }

  /// How many letters have to be put in, taken out or replaced to make one text of the other.
  private static func distance(_ one: [Unicode.Scalar], _ other: ArraySlice<Unicode.Scalar>) -> Int {
    var row = Array(0...other.count)
    for letter in one {
      var diagonal = row[0]
      if letter != "*" { row[0] += 1 }
      for (column, otherLetter) in other.enumerated() {
        let above = row[column + 1]
        row[column + 1] =
          if letter == "*" {
            min(above, row[column])
          } else {
            letter == otherLetter || letter == "?" ? diagonal : 1 + min(diagonal, above, row[column])
          }
        diagonal = above
      }
    }
    return row[other.count]
  }
}
