import Testing

@testable import MongosyncLog

@Suite struct LogSampleTests {
  @Test(arguments: [
    ("at mongodb://ada:s3cret@h:1/?x=y, no", "at mongodb://*** no"),
    ("at MongoDB+SRV://ada:s3cret@h no", "at MongoDB+SRV://*** no"),
    (#"{"error":"at mongodb://ada:s3 cret"x@h:1/ failed","n":1}"#, #"{"error":"at mongodb://*** failed","n":1}"#),
    (#"{"uri":"mongodb://a:s3cret@h","b":"mongodb://c:s3cret@d/e"}"#, #"{"uri":"mongodb://***","b":"mongodb://***"}"#),
    (#"mongodb://a:s3cret\"x@h"#, "mongodb://***"),
    (#"{"password": "s3\"cret", "n": 1}"#, #"{"password": "***", "n": 1}"#),
    (#"{"AWS_SESSION_TOKEN":"s3cret","userPwd":"s3cret"}"#, #"{"AWS_SESSION_TOKEN":"***","userPwd":"***"}"#),
    (#"{"message":"body {\"apiKey\":\"s3cret\"} sent"}"#, #"{"message":"body {\"apiKey\":\"***"}"#),
    ("run with password=s3cret and more", "run with password=*** and more"),
    (#"{"message":"the resume token was not found"}"#, #"{"message":"the resume token was not found"}"#),
  ])
  func `secrets are struck out`(_ line: String, _ clean: String) {
    #expect(LogSample.strikingOut(line) == clean)
    #expect(!LogSample.strikingOut(line).contains("s3"))
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
    #expect(LogSample.text(of: line, around: "needle") == "mongodb://*** needle")
  }

  @Test func `a short line is whole`() {
    #expect(LogSample.text(of: "needle\r", around: "needle") == "needle")
  }
}
