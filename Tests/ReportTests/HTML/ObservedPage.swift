import Foundation
import Report
import TestSupport

/// What became of a page in a real browser, headless Chromium.
struct ObservedPage: Decodable {
  /// The browser could not be had, or did not do what it was told.
  struct NotObserved: Error, CustomStringConvertible {
    let description: String
  }

  /// What the console, the page's policy and uncaught errors said.
  let complaints: [String]
  /// Every URL that was asked for.
  let requests: [String]
  /// What each expression came to, as the text it made.
  let answers: [String]

  /// Opens a page, asks it for some values one after the other, and prints it.
  ///
  /// - Parameters:
  ///   - page: the text of the page.
  ///   - folder: where the page is put, as `page.html`, and what is printed, as `page.pdf`.
  ///   - expressions: what to ask it for, in JavaScript, each a text.
  /// - Returns: what came of it.
  /// - Throws: `NotObserved` where Chromium is missing or fails.
  static func open(_ page: String, in folder: TemporaryFolder, asking expressions: [String] = []) async throws -> Self {
    let file = try folder.write(page, to: "page.html")
    let program = try String(contentsOf: observer, encoding: .utf8)
    let result = try await ExternalProgram.python(program, arguments: [file, "\(folder.path)/page.pdf"] + expressions)
    guard result.status == 0 else { throw NotObserved(description: result.output) }
    return try JSONDecoder().decode(Self.self, from: Data(result.output.utf8))
  }

  /// The text of each printed page.
  ///
  /// - Parameter folder: where the page was printed to.
  /// - Returns: the pages.
  /// - Throws: `NotObserved` where `pdftotext` is missing or fails.
  static func printedPages(in folder: TemporaryFolder) async throws -> [String] {
    let result = try await ExternalProgram.python(
      """
      import shutil, subprocess, sys
      if shutil.which("pdftotext") is None:
          raise SystemExit("pdftotext is not installed; run Tests/Servers/setup first.")
      sys.stdout.write(subprocess.run(["pdftotext", "-layout", sys.argv[1], "-"], check=True, capture_output=True,
          encoding="utf-8").stdout)
      """, arguments: ["\(folder.path)/page.pdf"])
    guard result.status == 0 else { throw NotObserved(description: result.output) }
    return result.output.split(separator: "\u{C}", omittingEmptySubsequences: true).map(String.init)
  }

  private static let observer = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "observe-page.py")
}
