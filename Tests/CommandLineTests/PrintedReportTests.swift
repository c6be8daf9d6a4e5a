import Foundation
import TestSupport
import Testing

@testable import Report

/// What a report looks like on paper, whichever program prints it.
@Suite struct PrintedReportTests {
  @Test(arguments: ["chromium", "weasyprint"])
  func `verdict and outcomes stand out on the first page`(_ printer: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: printer), withDestinationPath: "/usr/bin/\(printer)")
    let report = ExternalProgram.repository.appending(path: "Reports/examples/restart.json").path
    let print = folder.path(of: "report.pdf")
    // A browser is preferred where there is one; its launcher is a script that needs the system's own programs.
    let path = printer == "chromium" ? "\(folder.path):/usr/bin:/bin" : folder.path
    let run = try await CommandLineRun.of(
      ["report", "render", report, "--report", "pdf:\(print)"], environment: ["PATH": path], limit: .seconds(180))
    #expect(run.status == 0, "\(run.everything)")
    let words = try await ExternalProgram.run(["pdftotext", "-layout", "-l", "1", print, "-"], in: folder)
    for word in ["NO-GO", "Needs attention", "FAIL", "MANUAL"] {
      #expect(words.output.contains(word), "\(word) in \(words.output.prefix(2000))")
    }
    let picture = try await ExternalProgram.run(
      ["pdftoppm", "-r", "50", "-l", "1", "-singlefile", print, "page"], in: folder)
    #expect(picture.status == 0, "\(picture.output)")
    let pixels = try Pixels(portablePixmap: Data(contentsOf: URL(filePath: folder.path(of: "page.ppm"))))
    #expect(pixels.count(of: HTMLPalette.paper.noGoBand) > pixels.all / 20, "the verdict's band")
    // Tags, and the part of each outcome in the bar.
    for colour in [HTMLPalette.paper.fail, HTMLPalette.paper.manual, HTMLPalette.paper.pass] {
      #expect(pixels.count(of: colour) > pixels.all / 2000, "\(colour)")
    }
  }
}

/// The pixels of a picture, as `pdftoppm` writes it.
private struct Pixels {
  let all: Int
  private let counts: [String: Int]

  /// Reads a binary portable pixmap: `P6`, width, height and 255, each followed by one white space, and three bytes a
  /// pixel.
  init(portablePixmap data: Data) throws {
    let header = data.split(separator: UInt8(ascii: "\n"), maxSplits: 3)
    try #require(header.count == 4 && header[0].elementsEqual("P6".utf8) && header[2].elementsEqual("255".utf8))
    let bytes = Array(header[3])
    all = bytes.count / 3
    var counts: [String: Int] = [:]
    for start in stride(from: 0, to: 3 * all, by: 3) {
      let digits = bytes[start..<start + 3].map { String(format: "%02x", $0) }.joined()
      counts["#" + digits, default: 0] += 1
    }
    self.counts = counts
  }

  /// How many pixels have just this colour, `#rrggbb`.
  func count(of colour: String) -> Int { counts[colour, default: 0] }
}
