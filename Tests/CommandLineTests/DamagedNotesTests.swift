import Foundation
import TestSupport
import Testing

/// What a run noted for a later one, damaged: the later one says so in a sentence, and never ends as a verdict does.
@Suite struct DamagedNotesTests {
  /// A change of a ledger's note.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let note: String
    /// What it holds then; nil where it is gone.
    let value: String?
    /// Whether the seal is made to fit, as somebody would who knows the form.
    let isSealed: Bool

    init(_ note: String, _ value: String?, isSealed: Bool = true) {
      testDescription = "\(note): \(value ?? "gone")\(isSealed ? "" : ", not sealed")"
      (self.note, self.value, self.isSealed) = (note, value, isSealed)
    }
  }

  static let oplogs = "oplogs at the beginning"
  static let changes = [
    Change(oplogs, "no JSON"), Change(oplogs, ""), Change(oplogs, "{}"), Change(oplogs, #"[{"seconds": 1}]"#),
    Change(oplogs, #"[[{"seconds": -1, "increment": 1}]]"#), Change(oplogs, #"[[{"seconds": 1.5, "increment": 1}]]"#),
    Change(oplogs, #"[[{"seconds": "1", "increment": 1}], []]"#), Change(oplogs, "[[]]", isSealed: false),
    Change(oplogs, nil), Change("fingerprint key", "too short"), Change("fingerprint key", "", isSealed: false),
  ]

  private static let python = """
    import hashlib, sqlite3, sys
    path, name, value, change = sys.argv[1:]
    ledger = sqlite3.connect(path)
    if change == "gone":
        done = ledger.execute("DELETE FROM note WHERE name = ?", (name,))
    else:
        text = b"note" + b"".join(b" %d:%s" % (len(part), part) for part in (name.encode(), value.encode()))
        seal = hashlib.sha256(text if change == "sealed" else b"").hexdigest().encode()
        done = ledger.execute("UPDATE note SET value = ?, seal = ? WHERE name = ?", (value.encode(), seal, name))
    assert done.rowcount == 1
    ledger.commit()
    """

  private func verify(_ folder: TemporaryFolder, _ arguments: [String]) async throws -> CommandLineRun {
    let (source, destination) = try await SharedServers.filledPair()
    return try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--namespaces", "damaged_notes.*"]
        + ["--attest", "verified-scope=Ada", "--ledger", folder.path(of: "run.ledger")] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ])
  }

  @Test func `a note of a ledger that is damaged or gone ends with 70`() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("damaged_notes.a", documents: [#"{"_id": 1}"#])
    }
    let folder = try TemporaryFolder()
    let first = try await verify(folder, [])
    #expect(first.status == 0, "\(first.everything)")
    let whole = try Data(contentsOf: URL(filePath: folder.path(of: "run.ledger")))
    for change in Self.changes {
      try whole.write(to: URL(filePath: folder.path(of: "run.ledger")))
      let kind = change.value == nil ? "gone" : change.isSealed ? "sealed" : "damaged"
      let changed = try await ExternalProgram.python(
        Self.python, arguments: [folder.path(of: "run.ledger"), change.note, change.value ?? "", kind])
      try #require(changed.status == 0, "\(changed.output)")
      let resumed = try await verify(folder, ["--resume"])
      #expect(resumed.status == 70, "\(change.testDescription): \(resumed.everything.prefix(2000))")
      #expect(resumed.output.isEmpty)
      let lines = resumed.errors.split(separator: "\n").filter { !$0.contains("mongoc:") }
      #expect(lines.count == 1, "\(change.testDescription): \(resumed.errors)")
      #expect(resumed.errors.contains("is damaged: its note"), "\(change.testDescription): \(resumed.errors)")
    }
    try whole.write(to: URL(filePath: folder.path(of: "run.ledger")))
    let resumed = try await verify(folder, ["--resume"])
    #expect(resumed.status == 0, "\(resumed.everything)")
  }

  /// What somebody vouched for, with a note, in a report that was damaged afterwards.
  @Test func `a note of a report that is damaged is wrong usage, and is not signed`() async throws {
    let folder = try TemporaryFolder()
    var audit = try await Audit.ofSharedClusters()
    audit.arguments = ["--attest", "confirm-destination=Ada:looked twice"]
    let whole = try await audit.run().output
    let note = #""note": "looked twice""#
    try #require(whole.contains(note), "\(whole.prefix(4000))")
    let key = folder.path(of: "private.pem")
    let made = try await CommandLineRun.of(
      ["report", "keygen", "--private-key", key, "--public-key", folder.path(of: "public.pem")])
    #expect(made.status == 0)
    let report = try folder.write(whole, to: "report.json")
    #expect(try await CommandLineRun.of(["report", "render", report]).status == 0)
    for other in [
      #""note": 5"#, #""note": null"#, #""note": ["looked twice"]"#, #""note": {"looked": "twice"}"#,
      #""note": "\ud800""#, #""gone": "looked twice""#, #""note": "a", "note": "looked twice""#,
    ] {
      try folder.write(whole.replacing(note, with: other), to: "report.json")
      for (arguments, status) in [
        (["render", report], 64), (["compare", report, report], 64), (["sign", "--key", key, report], 1),
      ] as [([String], Int32)] {
        let run = try await CommandLineRun.of(["report"] + arguments)
        #expect(run.status == status, "\(other), \(arguments[0]): \(run.everything.prefix(1000))")
        #expect(run.output.isEmpty && !run.errors.contains("DecodingError"), "\(run.everything)")
        #expect(!FileManager.default.fileExists(atPath: "\(report).dsse.json"))
      }
    }
  }
}
