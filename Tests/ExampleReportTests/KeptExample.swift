import Foundation
import Testing

/// A file under `Reports/examples`; with `RECORD_EXAMPLES=1` it is written, and the test fails all the same.
struct KeptExample {
  /// Whether examples are written anew.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Reports/examples")

  /// Where it is.
  let place: URL

  init(_ file: String) { place = Self.folder.appendingPathComponent(file) }

  /// Compares it with what is written now.
  func compare(_ text: String) throws {
    guard !isRecorded(Data(text.utf8)) else { return }
    let kept = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
    #expect(
      Self.firstDifference(kept, text) == nil,
      "\(place.lastPathComponent) is stale: write it anew with RECORD_EXAMPLES=1")
  }

  /// Writes it, where examples are written anew.
  func isRecorded(_ data: Data) -> Bool {
    guard Self.isRecording else { return false }
    do {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try data.write(to: place)
      Issue.record("\(place.lastPathComponent) was written; run again without RECORD_EXAMPLES")
    } catch {
      Issue.record("\(place.lastPathComponent) could not be written: \(error)")
    }
    return true
  }

  /// The first line that differs, as it stands in the repository and as it is now.
  private static func firstDifference(_ kept: String, _ now: String) -> String? {
    let (kept, now) = (kept.split(separator: "\n"), now.split(separator: "\n"))
    for (old, new) in zip(kept, now) where old != new { return "- \(old)\n+ \(new)" }
    return kept.count == now.count ? nil : "\(kept.count) lines were kept, \(now.count) are now"
  }
}
