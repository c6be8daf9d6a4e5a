import Evidence
import Testing

@Suite struct MemberExpectationsTests {
  private let names = ["_id_", "a_1"].exactTexts

  @Test func anArbiterHoldsNothing() {
    let arbiter = MemberConfiguration(host: "a", arbiterOnly: true)
    #expect(!arbiter.holdsData)
    #expect(arbiter.expectedIndexes(of: names).isEmpty)
  }

  @Test func aMemberThatBuildsNoIndexesHasThoseOfID() {
    let plain = MemberConfiguration(host: "a", hidden: true, buildsIndexes: false)
    #expect(plain.holdsData && plain.showsThePresent)
    #expect(plain.expectedIndexes(of: names) == ["_id_"].exactTexts)
  }

  @Test func aDelayedMemberIsExcused() {
    let delayed = MemberConfiguration(host: "a", hidden: true, delaySeconds: 60)
    #expect(!delayed.showsThePresent)
    #expect(delayed.excuse == "It is 60 seconds behind by its configuration.")
    #expect(delayed.expectedIndexes(of: names) == names)
    #expect(MemberConfiguration(host: "a", hidden: true).excuse == nil)
  }
}
