import Foundation
import TestSupport
import Testing

@testable import ManualPages

/// The manual pages are made of what the program says of itself when they are made.
@Suite struct ManualPagesTests {
  @Test func `every command has a page with all its options`() async throws {
    let description = try await CommandLineRun.of(["--experimental-dump-help"]).output
    let pages = try Self.pages(of: description)
    let root = try JSON(parsing: description)["command"]
    let commands = Self.commands(from: root, below: [])
    #expect(commands.count >= 7)
    #expect(pages.map(\.path) == commands.map(\.path))
    for ((path, command), page) in zip(commands, pages) {
      #expect(page.fileName == "\(path.joined(separator: "-")).1")
      for argument in command["arguments"].array where argument["shouldDisplay"].bool == true {
        for option in argument["names"].array where option["kind"].string == "long" {
          let spelling = "--\(try #require(option["name"].string))"
          #expect(page.text.contains("\\fB\(Roff.escaped(spelling))\\fR"), "\(path) \(spelling)")
        }
        if let abstract = argument["abstract"].string { #expect(page.text.contains(Roff.escaped(abstract))) }
      }
      for other in pages where other.path != path {
        #expect(page.text.contains("\\fB\(Roff.escaped(other.name))\\fR(1)"))
      }
    }
  }

  @Test func `every request is one that is meant`() async throws {
    let description = try await CommandLineRun.of(["--experimental-dump-help"]).output
    let known = [".TH ", ".SH ", ".SS ", ".TP", ".PP", ".IP", ".nh", ".ad l"]
    for page in try Self.pages(of: description) {
      let requests = page.text.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
      #expect(requests.allSatisfy { request in known.contains { request.hasPrefix($0) } })
      let head = ".TH \"\(Roff.escaped(page.name.uppercased()))\" \"1\" \"2027\\-03\\-01\""
      #expect(requests.first?.hasPrefix(head) == true)
      #expect(page.text.utf8.allSatisfy { $0 < 128 })
    }
  }

  @Test func `exit statuses have a section of their own`() async throws {
    let description = try await CommandLineRun.of(["--experimental-dump-help"]).output
    let page = try #require(try Self.pages(of: description).first { $0.name == "mongosync-auditor-verify" })
    #expect(page.text.contains(".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\nGO, all is the same\n.TP\n\\fB1\\fR\nNO\\-GO, "))
    #expect(page.text.contains("\\fB130\\fR\ninterrupted\n"))
    #expect(!page.text.contains("Exit status"))
  }

  @Test(arguments: [
    (".so /etc/passwd", "\\&.so /etc/passwd\n"), ("'br", "\\(aqbr\n"), ("a\n.br\nb", "a .br b\n"),
    ("\\fBbold", "\\efBbold\n"), ("--a \"b\" …", "\\-\\-a \\(dqb\\(dq \\[u2026]\n"),
  ])
  func `text is never taken for a request`(_ text: String, _ line: String) {
    var roff = Roff()
    roff.add(.plain(text))
    #expect(roff.text == line)
  }

  @Test func `what the help hides has no place in a page`() throws {
    let pages = try Self.pages(
      of: """
        {"serializationVersion": 0, "command": {"commandName": "tool", "abstract": "Does it.", "shouldDisplay": true,
         "arguments": [{"kind": "flag", "names": [{"kind": "long", "name": "secret"}], "isOptional": true,
                        "isRepeating": false, "shouldDisplay": false}],
         "subcommands": [{"commandName": "hidden", "shouldDisplay": false},
                         {"commandName": "run", "shouldDisplay": true, "arguments": [
                          {"kind": "positional", "valueName": "file", "isOptional": true, "isRepeating": true,
                           "shouldDisplay": true}]}]}}
        """)
    #expect(pages.map(\.name) == ["tool", "tool-run"])
    #expect(!pages[0].text.contains("secret") && !pages[0].text.contains("hidden"))
    #expect(pages[0].text.contains(".SH \"NAME\"\ntool \\- does it\n.SH \"SYNOPSIS\"\n\\fBtool\\fR \\fIcommand\\fR\n"))
    #expect(pages[1].text.contains("\\fBtool run\\fR [\\fIfile\\fR ...]\n"))
  }

  private static func commands(from command: JSON, below path: [String]) -> [(path: [String], command: JSON)] {
    let own = path + [command["commandName"].string ?? "?"]
    return [(own, command)]
      + command["subcommands"].array.filter { $0["shouldDisplay"].bool == true }
      .flatMap { commands(from: $0, below: own) }
  }

  private static func pages(of description: String) throws -> [ManualPage] {
    let program = try JSONDecoder().decode(ProgramDescription.self, from: Data(description.utf8))
    return ManualPage.pages(of: program, version: "1.2.3", date: "2027-03-01")
  }
}
