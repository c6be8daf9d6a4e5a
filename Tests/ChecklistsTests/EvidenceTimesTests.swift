import Checklists
import Findings
import Testing

@Suite struct EvidenceTimesTests {
  @Test(arguments: [
    (0.0, "0 minutes"), (65, "1 minute"), (900, "15 minutes"),
  ])
  func closeTogetherPasses(_ seconds: Double, _ words: String) {
    let item = AuditItem.evidenceTimes(apart: seconds)
    #expect(item.outcome == .pass)
    #expect(item.summary == "The two clusters were asked \(words) apart.")
    #expect(item.remedies.isEmpty)
  }

  @Test(arguments: [901.0, 1e300, .infinity, .nan])
  func farApartWarns(_ seconds: Double) {
    let item = AuditItem.evidenceTimes(apart: seconds)
    #expect(item.outcome == .warn)
    #expect(item.remedies.count == 1)
  }
}
