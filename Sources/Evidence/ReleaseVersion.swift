/// The version of a server or of mongosync, `MAJOR.MINOR.PATCH`.
public struct ReleaseVersion: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The first number.
  public let major: Int
  /// The second number; with the first it names a release series such as 6.0.
  public let minor: Int
  /// The third number, or nothing where only the series is known.
  public let patch: Int?

  /// Names a version.
  ///
  /// - Parameters:
  ///   - major: the first number.
  ///   - minor: the second number.
  ///   - patch: the third number, if known.
  public init(_ major: Int, _ minor: Int, _ patch: Int? = nil) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `X.Y` or `X.Y.Z`; a suffix such as `-rc1` after the third number is ignored.
  ///
  /// - Parameter text: the text to read; anything else gives nothing.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)[0]
      .split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.allSatisfy(\.isASCII) ? UInt16(part).map(Int.init) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : nil)
  }

  /// The release series, `MAJOR.MINOR`.
  public var series: ReleaseVersion { ReleaseVersion(major, minor) }

  /// The numbers joined by dots.
  public var description: String { "\(major).\(minor)" + (patch.map { ".\($0)" } ?? "") }

  /// Older versions are less; an unknown patch counts as 0.
  public static func < (left: ReleaseVersion, right: ReleaseVersion) -> Bool {
    (left.major, left.minor, left.patch ?? 0) < (right.major, right.minor, right.patch ?? 0)
  }
}
