import Testing

@testable import MongosyncLog

@Suite struct LogSampleTests {
  @Test func `secrets are masked`() {
    let line = #"{"message":"at mongodb://ada:s3cret@h:1/","password":"s3cret","n":"needle"}"#
    let clean = #"{"message":"at mongodb://ada:***@h:1/","password":"***","n":"needle"}"#
    #expect(LogSample.text(of: line, around: "needle") == clean)
  }

  @Test func `a long line is cut around what was found`() {
    let line = String(repeating: "a", count: 500) + "needle" + String(repeating: "b", count: 500)
    let sample = LogSample.text(of: line, around: "needle")
    #expect(sample.count == 400)
    #expect(sample.hasPrefix("…a") && sample.hasSuffix("b…"))
    #expect(sample.contains("needle"))
  }

  @Test func `a cut never reaches into a secret`() {
    let line = "mongodb://a:" + String(repeating: "p", count: 5_000) + "@h needle"
    #expect(LogSample.text(of: line, around: "needle") == "mongodb://a:***@h needle")
  }

  @Test func `a short line is whole`() {
    #expect(LogSample.text(of: "needle\r", around: "needle") == "needle")
  }
}
