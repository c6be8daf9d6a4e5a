import Evidence

extension ServerSupport {
  /// The newest release series of mongosync whose requirements are in the table.
  static let newestMongosync = ReleaseVersion(1, 22)

  /// What each release of mongosync accepts, oldest first.
  ///
  /// Source: MongoDB docs, mongosync 1.1 to 1.22: reference/supported-server-version; release notes 1.3 to 1.5 and 1.7. The pages for
  /// 1.14 to 1.16 ask for 7.0.13 where that for 1.11 asks for 7.0.14, and later editions of the page for 1.11 ask for
  /// 4.4.29 where the first asked for 4.4.23: such a cell holds both.
  static let table: [ServerSupport] = [
    row(since: (1, 0, 0), sameVersion, [six(.between(v(6, 0, 0), v(6, 0, 4)))]),
    row(since: (1, 1, 0), sameVersion, [six(.exactly(v(6, 0, 4)))]),
    row(since: (1, 2, 0), sameVersion, [six(.between(v(6, 0, 4), v(6, 0, 8)))]),
    row(since: (1, 3, 0), sameVersion, [six(.exactly(v(6, 0, 5)))]),
    row(since: (1, 5, 0), sameVersion, [six(.exactly(v(6, 0, 8)))]),
    row(since: (1, 6, 0), sameVersionToSeven, [six(.exactly(v(6, 0, 8))), seven(.exactly(v(7, 0, 0)))]),
    row(
      since: (1, 7, 0), sixAndSeven,
      [six(.between(v(6, 0, 8), v(6, 0, 13))), seven(.between(v(7, 0, 0), v(7, 0, 6)))]),
    row(since: (1, 7, 3), sixAndSeven, [six(.exactly(v(6, 0, 13))), seven(.exactly(v(7, 0, 6)))]),
    row(since: (1, 8, 0), sixAndSeven, [six(.exactly(v(6, 0, 16))), seven(.exactly(v(7, 0, 9)))]),
    row(since: (1, 9, 0), sixAndSeven, [six(.exactly(v(6, 0, 17))), seven(.exactly(v(7, 0, 13)))]),
    row(since: (1, 10, 0), toEight, olderSources + [seven(.exactly(v(7, 0, 13))), unpublishedEight]),
    row(since: (1, 11, 0), toEight, olderSources + [seven(.exactly(v(7, 0, 14))), unpublishedEight]),
    row(since: (1, 12, 0), fromEight, olderSources + [seven(.exactly(v(7, 0, 14))), eight(.exactly(v(8, 0, 0)))]),
    row(
      since: (1, 14, 0), fromEight,
      [
        four(.exactly(v(4, 4, 29))), five, six(.exactly(v(6, 0, 17))), seven(.between(v(7, 0, 13), v(7, 0, 14))),
        eight(.exactly(v(8, 0, 0))),
      ]),
    row(since: (1, 17, 0), fromEight, [four(.exactly(v(4, 4, 29)))] + recent),
    row(since: (1, 19, 0), toSevenAndEight, recent),
  ]

  private typealias Cell = (ReleaseVersion, Minimum)
  private typealias Destinations = [ReleaseVersion: [ReleaseVersion]]

  private static let sameVersion: Destinations = [v(6, 0): [v(6, 0)]]
  private static let sameVersionToSeven: Destinations = [v(6, 0): [v(6, 0)], v(7, 0): [v(7, 0)]]
  private static let sixAndSeven: Destinations = [v(6, 0): [v(6, 0), v(7, 0)], v(7, 0): [v(7, 0)]]
  private static let toEight: Destinations = [
    v(4, 4): [v(6, 0)], v(5, 0): [v(6, 0), v(7, 0)], v(6, 0): [v(6, 0), v(7, 0), v(8, 0)],
    v(7, 0): [v(7, 0), v(8, 0)],
  ]
  private static let fromEight: Destinations = toEight.merging([v(8, 0): [v(8, 0)]]) { $1 }
  private static let toSevenAndEight: Destinations = [
    v(5, 0): [v(7, 0)], v(6, 0): [v(7, 0), v(8, 0)], v(7, 0): [v(7, 0), v(8, 0)], v(8, 0): [v(8, 0)],
  ]

  private static let five = cell(v(5, 0), .exactly(v(5, 0, 29)), v(5, 0))
  private static let olderSources: [Cell] = [
    four(.between(v(4, 4, 23), v(4, 4, 29))), five, six(.exactly(v(6, 0, 17))),
  ]
  private static let unpublishedEight = eight(.between(v(8, 0, 0), v(8, 0, 5)))
  private static let recent: [Cell] = [
    five, six(.exactly(v(6, 0, 24))), seven(.exactly(v(7, 0, 18))), eight(.exactly(v(8, 0, 5))),
  ]

  private static func four(_ patch: OldestPatch) -> Cell { cell(v(4, 4), patch, v(4, 4)) }
  private static func six(_ patch: OldestPatch) -> Cell { cell(v(6, 0), patch, v(6, 0)) }
  private static func seven(_ patch: OldestPatch) -> Cell { cell(v(7, 0), patch, v(6, 0)) }
  private static func eight(_ patch: OldestPatch) -> Cell { cell(v(8, 0), patch, v(8, 0)) }

  private static func cell(_ series: ReleaseVersion, _ patch: OldestPatch, _ compatibility: ReleaseVersion) -> Cell {
    (series, Minimum(patch: patch, compatibility: compatibility))
  }

  private static func row(since: (Int, Int, Int), _ destinations: Destinations, _ cells: [Cell]) -> ServerSupport {
    ServerSupport(
      since: ReleaseVersion(since.0, since.1, since.2), destinations: destinations,
      minimums: Dictionary(cells) { _, last in last })
  }

  private static func v(_ major: Int, _ minor: Int, _ patch: Int? = nil) -> ReleaseVersion {
    ReleaseVersion(major, minor, patch)
  }
}
