import Evidence
import Testing

@testable import Checks

@Suite struct ServerSupportTests {
  private func support(_ major: Int, _ minor: Int, _ patch: Int? = nil) -> ServerSupport? {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(major, minor, patch)
    return plan.serverSupport
  }

  @Test func rowsAreInOrderAndWhole() {
    #expect(ServerSupport.table.map(\.since) == ServerSupport.table.map(\.since).sorted())
    for row in ServerSupport.table {
      let series = Set(row.destinations.keys).union(row.destinations.values.joined())
      #expect(Set(row.minimums.keys).isSuperset(of: series), "\(row.since)")
      for (series, minimum) in row.minimums {
        switch minimum.patch {
        case .exactly(let patch): #expect(patch.series == series)
        case .between(let lower, let upper):
          #expect(lower < upper)
          #expect(lower.series == series && upper.series == series)
        }
        #expect(minimum.compatibility <= series)
      }
    }
  }

  @Test func nothingIsKnownWithoutAVersionOrOfALaterOne() {
    #expect(Plan().serverSupport == nil)
    #expect(support(1, 23) == nil)
    #expect(support(1, 22, 7)?.since == ReleaseVersion(1, 19, 0))
    #expect(support(0, 9) == nil)
  }

  @Test(
    "The pairs that were read",
    arguments: [
      ("1.6.0", "6.0", "6.0", true), ("1.6.0", "6.0", "7.0", false), ("1.7.3", "6.0", "7.0", true),
      ("1.9.0", "5.0", "6.0", false), ("1.10.0", "4.4", "6.0", true), ("1.10.0", "4.4", "7.0", false),
      ("1.10.0", "8.0", "8.0", false), ("1.12.0", "8.0", "8.0", true), ("1.18.0", "6.0", "6.0", true),
      ("1.19.0", "6.0", "6.0", false), ("1.19.0", "4.4", "7.0", false), ("1.21.0", "5.0", "7.0", true),
      ("1.21.0", "5.0", "8.0", false), ("1.21.0", "7.0", "8.0", true), ("1.21.0", "8.0", "7.0", false),
    ])
  func pairs(_ mongosync: String, _ source: String, _ destination: String, _ isSupported: Bool) throws {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(mongosync)
    let allowed = try plan.serverSupport?.destinations[#require(ReleaseVersion(source))] ?? []
    #expect(try allowed.contains(#require(ReleaseVersion(destination))) == isSupported)
  }

  @Test(
    "The patches that were read; nothing for a cell that was not published",
    arguments: [
      ("1.3.0", "6.0.4", Bool?.some(false)), ("1.3.0", "6.0.5", true), ("1.4.0", "6.0.5", true),
      ("1.5.0", "6.0.7", false), ("1.5.0", "6.0.8", true), ("1.2.0", "6.0.5", nil),
      ("1.8.0", "6.0.15", Bool?.some(false)), ("1.8.0", "6.0.16", true), ("1.9.0", "7.0.12", false),
      ("1.11.0", "7.0.13", false), ("1.11.0", "7.0.14", true), ("1.10.0", "4.4.22", false), ("1.10.0", "4.4.25", nil),
      ("1.10.0", "4.4.29", true), ("1.15.0", "7.0.12", false), ("1.15.0", "7.0.13", nil), ("1.15.0", "7.0.14", true),
      ("1.16.0", "6.0.17", true), ("1.17.0", "6.0.17", false), ("1.17.0", "6.0.24", true), ("1.7.0", "6.0.10", nil),
      ("1.21.0", "8.0.4", false), ("1.21.0", "8.0.5", true), ("1.21.0", "8.1.1", nil),
    ])
  func patches(_ mongosync: String, _ server: String, _ isNewEnough: Bool?) throws {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(mongosync)
    #expect(try plan.serverSupport?.isNewEnough(#require(ReleaseVersion(server))) == isNewEnough)
  }
}
