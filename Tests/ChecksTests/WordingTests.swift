import Testing

@testable import Checks

@Suite struct WordingTests {
  @Test(
    arguments: [
      (-5, "0 min"), (0, "0 min"), (59, "less than 1 min"), (60, "1 min"), (5 * 3600 + 40 * 60, "5 h 40 min"),
      (47 * 3600, "47 h 0 min"), (50 * 3600, "2 days 2 h"), (1e300, "more than 10 years"),
      (.infinity, "more than 10 years"), (.nan, "0 min"),
    ] as [(Double, String)])
  func durations(_ seconds: Double, _ words: String) {
    #expect(Wording.duration(seconds) == words)
  }

  @Test func hoursAreRoundedUpForCommands() {
    #expect(Wording.wholeHours(95.2) == "96")
    #expect(Wording.wholeHours(1e20) == "100000000000000000000")
  }

  @Test func nouns() {
    #expect(Wording.count(1, "shard", "shards") == "1 shard")
    #expect(Wording.count(0, "shard", "shards") == "0 shards")
  }
}
