import DemoScene
import Foundation
import TestSupport
import Testing

/// The reports that stand in the repository, and those that the program writes of a scene.
///
/// The JSON report of a run is brought to a normal form; all other formats are rendered from that.
struct Examples {
  let scene: MigrationScene
  let program: AuditorProgram
  let folder: TemporaryFolder
  let normaliser: ReportNormaliser

  /// What a run writes besides its JSON, by the endings of the files.
  private static let written = [("terminal", "txt"), ("markdown", "md"), ("html", "html")]
  private static let rendered = written + [("junit", "xml"), ("csv", "csv")]

  /// Audits the scene and compares each report with the one that stands in the repository.
  func check(
    _ checklist: String, _ plan: String, _ more: [String] = [], expecting verdict: String
  ) async throws -> AuditorProgram.Run {
    let run = try await program.check(checklist, scene, plan: plan, in: folder.path, name: checklist, more)
    try await compare(run, named: checklist, expecting: verdict)
    return run
  }

  /// Compares the documents of the scene, and the reports of that with those that stand in the repository.
  func verify(_ plan: String, _ more: [String], expecting verdict: String) async throws {
    let run = try await program.verify(scene, plan: plan, in: folder.path, name: "verify", more)
    try await compare(run, named: "verify", expecting: verdict)
    try await comparePrint(of: "verify")
    try await compareSeal(of: "verify")
  }

  private func compare(_ run: AuditorProgram.Run, named name: String, expecting verdict: String) async throws {
    #expect(run.verdict == verdict)
    let validUntil = try #require(run.report["validUntil"].string)
    try await render("\(name).json", Self.written, as: "\(name).again")
    for (_, suffix) in Self.written {
      #expect(try text("\(name).\(suffix)") == text("\(name).again.\(suffix)"), "\(name).\(suffix)")
    }
    let normal = normaliser.normal(try text("\(name).json"), validUntil: validUntil)
    _ = try folder.write(normal, to: "\(name).normal.json")
    try await render("\(name).normal.json", Self.rendered, as: "\(name).normal")
    for suffix in ["json"] + Self.rendered.map(\.1) {
      try KeptExample("\(name).\(suffix)").compare(text("\(name).normal.\(suffix)"))
    }
  }

  /// Audits the scene once more and compares what changed since its first report with what stands in the repository.
  func compareChange(sinceCheckOf checklist: String, _ plan: String) async throws {
    let now = try await program.check(checklist, scene, plan: plan, in: folder.path, name: "later")
    let normal = normaliser.normal(
      try text("later.json"), validUntil: try #require(now.report["validUntil"].string))
    _ = try folder.write(normal, to: "later.normal.json")
    let formats = [("terminal", "txt"), ("markdown", "md"), ("json", "json")]
    let run = try await program.run(
      ["report", "compare", folder.path(of: "\(checklist).normal.json"), folder.path(of: "later.normal.json")]
        + formats.flatMap { ["--report", "\($0):\(folder.path(of: "comparison.\($1)"))"] })
    #expect(run.status == 0, "\(run.output)")
    for (_, suffix) in formats { try KeptExample("comparison.\(suffix)").compare(text("comparison.\(suffix)")) }
  }

  /// What a browser prints notes the time; the words on its pages must be those of the example.
  private func comparePrint(of name: String) async throws {
    let pdf = folder.path(of: "\(name).pdf")
    try await render("\(name).normal.json", [("pdf", "pdf")], as: name)
    let kept = KeptExample("\(name).pdf")
    guard !kept.isRecorded(try Data(contentsOf: URL(fileURLWithPath: pdf))) else { return }
    let (old, new) = (try await Self.words(of: kept.place.path), try await Self.words(of: pdf))
    #expect(!new.isEmpty && old == new, "\(name).pdf is stale: write it anew with RECORD_EXAMPLES=1")
  }

  /// The example is signed once by a key that nobody has any more; it must be of the report that is written now.
  private func compareSeal(of name: String) async throws {
    let envelope = KeptExample("\(name).json.dsse.json")
    let key = KeptExample("example.pub.pem")
    if KeptExample.isRecording {
      let signed = try TemporaryFolder()
      let privateKey = signed.path(of: "example.pem")
      let report = try signed.write(try text("\(name).normal.json"), to: "\(name).json")
      for arguments in [
        ["keygen", "--private-key", privateKey, "--public-key", signed.path(of: "example.pub.pem")],
        ["sign", "--key", privateKey, report],
      ] {
        let run = try await program.run(["report"] + arguments)
        #expect(run.status == 0, "\(run.output)")
      }
      for (kept, file) in [(envelope, "\(name).json.dsse.json"), (key, "example.pub.pem")] {
        _ = kept.isRecorded(try Data(contentsOf: URL(fileURLWithPath: signed.path(of: file))))
      }
    }
    let run = try await program.run(
      ["report", "verify", "--public-key", key.place.path, "--report", folder.path(of: "\(name).normal.json")]
        + [envelope.place.path])
    #expect(run.status == 0, "\(run.output)")
  }

  private func render(_ file: String, _ formats: [(String, String)], as name: String) async throws {
    let run = try await program.run(
      ["report", "render", folder.path(of: file)]
        + formats.flatMap { ["--report", "\($0):\(folder.path(of: "\(name).\($1)"))"] })
    #expect(run.status == 0, "\(run.output)")
  }

  private func text(_ file: String) throws -> String {
    try String(contentsOfFile: folder.path(of: file), encoding: .utf8)
  }

  /// The words on the pages of a PDF.
  private static func words(of pdf: String) async throws -> [Substring] {
    let run = try await AuditorProgram.run(URL(fileURLWithPath: "/usr/bin/pdftotext"), ["-layout", pdf, "-"])
    #expect(run.status == 0, "\(run.output)")
    return run.output.split(whereSeparator: \.isWhitespace)
  }
}
