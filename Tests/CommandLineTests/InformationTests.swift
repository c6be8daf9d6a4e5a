import TestSupport
import Testing

@Suite struct InformationTests {
  @Test func `help tells the exit statuses`() async throws {
    for arguments in [["--help"], ["check", "--help"]] {
      let run = try await CommandLineRun.of(arguments)
      #expect(run.status == 0)
      #expect(run.errors == "")
      let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("0 GO, 1 NO-GO, 2 INCOMPLETE, 64 wrong usage, 70 no report could be made, 130 interrupted"))
    }
  }

  @Test func `the version is three numbers`() async throws {
    let run = try await CommandLineRun.of(["--version"])
    #expect(run.status == 0)
    #expect(run.output.trimmingPrefix("v").split(separator: ".").count == 3)
  }

  @Test func `every listed check and step can be explained`() async throws {
    let list = try await CommandLineRun.of(["list", "--format", "json"])
    #expect(list.status == 0)
    let checklists = try JSON(parsing: list.output).array
    #expect(checklists.count >= 2)
    let plain = try await CommandLineRun.of(["list"]).output
    let ids = Set(checklists.flatMap { $0["items"].array.compactMap { $0["id"].string } })
    for id in ids.sorted() {
      #expect(plain.contains(id))
      let explained = try await CommandLineRun.of(["explain", id])
      #expect(explained.status == 0)
      #expect(explained.output.hasPrefix("\(id): "))
      #expect(explained.output.contains("Source"))
    }
  }

  @Test func `one checklist can be listed alone`() async throws {
    let run = try await CommandLineRun.of(["list", "--checklist", "reverse", "--format", "json"])
    #expect(try JSON(parsing: run.output).array.map { $0["name"].string } == ["reverse"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts name the commands and checklists`(_ shell: String) async throws {
    let run = try await CommandLineRun.of(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for word in ["check", "list", "explain", "restart", "reverse"] { #expect(run.output.contains(word)) }
  }
}
