import ArgumentParser
import Dispatch
import Foundation
import Glibc

/// Prints HTML to PDF with a program that is installed, and lets it reach no network.
struct PDFPrinter {
  /// Why no PDF came of it.
  struct Failure: Error, LocalizedError {
    let errorDescription: String?
  }

  /// How long printing may take.
  private static let limit = DispatchTimeInterval.seconds(300)
  private static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
  private static let typesetter = "weasyprint"

  private let program: URL

  /// Finds the program.
  ///
  /// - Throws: `ValidationError` when none is installed.
  init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let candidates = (Self.browsers + [Self.typesetter]).flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw ValidationError(
        """
        A PDF is printed by Chromium or WeasyPrint, and neither is installed: there is none of \
        \((Self.browsers + [Self.typesetter]).joined(separator: ", ")) in PATH. Install one, or take --report html:FILE \
        and print it elsewhere.
        """)
    }
    program = URL(fileURLWithPath: path)
  }

  /// Prints a page; blocks.
  ///
  /// - Parameter html: the page.
  /// - Returns: the PDF.
  /// - Throws: `Failure`, or why a file could not be written.
  func pdf(of html: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mongosync-auditor-\(UUID().uuidString)")
    // Foundation would let others in until it has set the rights.
    guard unsafe mkdir(folder.path, 0o700) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    // Nothing depends on it any more, and the report is more important than what is left behind.
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "report.html")
    let print = folder.appending(path: "report.pdf")
    try Data(html.utf8).write(to: page)
    let process = Process()
    process.executableURL = program
    process.arguments =
      program.lastPathComponent == Self.typesetter
      ? [page.path, print.path] : Self.browserArguments(page, print, in: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    guard end.wait(timeout: .now() + Self.limit) == .success else {
      process.terminate()
      throw Failure(errorDescription: "\(program.lastPathComponent) did not end within five minutes.")
    }
    let data = try? Data(contentsOf: print)
    guard process.terminationStatus == 0, let data, data.starts(with: Data("%PDF-".utf8)) else {
      throw Failure(
        errorDescription:
          "\(program.lastPathComponent) printed nothing and ended with status \(process.terminationStatus).")
    }
    return data
  }

  private static func browserArguments(_ page: URL, _ print: URL, in folder: URL) -> [String] {
    // As root a browser starts no sandbox; the page is this program's own and may load nothing.
    (geteuid() == 0 ? ["--no-sandbox"] : []) + [
      "--headless", "--disable-gpu", "--disable-extensions", "--disable-background-networking",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run", "--no-pdf-header-footer",
      "--user-data-dir=\(folder.appending(path: "profile").path)", "--print-to-pdf=\(print.path)",
      page.absoluteString,
    ]
  }
}
