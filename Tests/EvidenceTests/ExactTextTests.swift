import Evidence
import Testing

/// Names and options are compared by their bytes, as servers do.
@Suite struct ExactTextTests {
  private let one = "caf\u{E9}"
  private let other = "cafe\u{301}"

  @Test func twoSpellingsAreTwoTexts() {
    #expect(one == other, "to Swift they are the same")
    #expect(ExactText(one) != ExactText(other))
    #expect(ExactText(one) == ExactText(one))
    #expect(Set([ExactText(one), ExactText(other), ExactText(one)]).count == 2)
    #expect([ExactText(one), ExactText("b"), ExactText(other)].sorted().map(\.text).map(\.utf8.count) == [1, 6, 5])
  }

  @Test func beginningsAreToldByBytes() {
    #expect(!"a.\u{301}b".hasPrefix("a."), "to Swift the dot is another letter")
    #expect(ExactText("a.\u{301}b").dropping("a.").map(ExactText.init) == ExactText("\u{301}b"))
    #expect(ExactText(one).dropping("cafe") == nil && ExactText(other).begins(with: "cafe"))
    #expect(!ExactText(one).begins(with: other) && !ExactText("a").begins(with: "ab"))
    #expect(ExactText("a").dropping("a") == "" && ExactText("").dropping("") == "")
  }

  @Test func optionsAndKeysAreTold() {
    #expect(OptionValue(canonical: one) != OptionValue(canonical: other))
    #expect(IndexEvidence.KeyField(one) != IndexEvidence.KeyField(other))
    #expect(IndexEvidence.KeyField(one) == IndexEvidence.KeyField(one))
    #expect(IndexEvidence.KeyField(one) != IndexEvidence.KeyField(one, -1))
  }
}
