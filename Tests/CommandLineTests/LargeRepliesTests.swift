import BSON
import Foundation
import Synchronization
import TestSupport
import Testing

/// Replies larger than any server sends: each is one sentence, and they do not fill the memory.
@Suite(.serialized, .timeLimit(.minutes(10))) struct LargeRepliesTests {
  private static let size = 45_000_000
  private static let padding = BSONValue.string(String(repeating: "x", count: size))
  private static let greetings: Set<String> = ["hello", "isMaster", "ismaster"]

  /// Which replies of the source are large.
  struct Large: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let matches: @Sendable (String) -> Bool
  }

  static let replies = [
    Large(testDescription: "to all but greetings") { !greetings.contains($0) },
    Large(testDescription: "to everything") { _ in true },
    Large(testDescription: "to every find") { $0 == "find" },
    Large(testDescription: "to serverStatus") { $0 == "serverStatus" },
  ]

  /// The driver holds what each of eight threads has received, and a copy of it is looked at.
  private static let mostMemory = 1_500_000_000

  @Test(arguments: replies)
  func `large replies are unknown, each in a sentence`(_ large: Large) async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try ReplyProxy.passing(for: try #require(set.members.first)) { command, reply in
      large.matches(command.names.first ?? "") ? .document(reply.appending("padding", Self.padding)) : .none
    }
    var audit = Audit(proxy.connectionString, intact.connectionString)
    audit.checklist = "preflight"
    audit.timeout = 40
    audit.arguments = ["--label", "mark=\(UUID().uuidString)"]
    let mark = audit.arguments[1]
    let peak = Mutex(0)
    let run = try await audit.run { program in
      while program.status == nil {
        let now = Self.peakMemory(ofProgramWith: mark)
        peak.withLock { $0 = max($0, now) }
        usleep(20_000)
      }
    }
    #expect(run.status == 2, "\(run.errors.suffix(2000))")
    let report = try run.report()
    #expect(report["verdict"].string == "INCOMPLETE")
    let findings = report["items"].array.flatMap { $0["findings"].array }.filter { $0["outcome"].string == "unknown" }
    let texts = findings.map { "\($0["summary"].string ?? "") \($0["explanation"].string ?? "")" }
    #expect(texts.contains { $0.contains("bytes, and no server sends more than") }, "\(texts)")
    #expect(run.output.utf8.count < 5_000_000, "what is refused is not kept")
    #expect(peak.withLock { $0 } > 10_000_000, "it was looked at")
    #expect(peak.withLock { $0 } < Self.mostMemory, "\(peak.withLock { $0 } / 1_000_000) MB")
  }

  /// The most memory that a running program held so far, in bytes; 0 where it is not found.
  private static func peakMemory(ofProgramWith mark: String) -> Int {
    let files = FileManager.default
    for process in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] where Int(process) != nil {
      let text = { (name: String) in
        files.contents(atPath: "/proc/\(process)/\(name)").map { String(decoding: $0, as: UTF8.self) }
      }
      // Shells that stand before it have its arguments too.
      guard text("comm")?.hasPrefix("mongosync-audit") == true, text("cmdline")?.contains(mark) == true else {
        continue
      }
      let line = text("status")?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 } ?? 0
    }
    return 0
  }
}
