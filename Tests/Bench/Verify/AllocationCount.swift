import Foundation
import TestSupport

/// How many pieces of memory are asked for while equal documents are compared, counted by a library put before malloc.
///
/// Two collections are read, one twice as large: in the difference nothing is left of what comes once in a run.
struct AllocationCount {
  /// The library, which `make bench-verify` builds.
  private static var library: URL {
    ChildProcess.bench.deletingLastPathComponent().appendingPathComponent("libAllocationCounter.so")
  }

  /// For so many documents verify may ask for memory once more than the bare loop.
  private static let documentsForAllocation = 100.0

  let half: VerifyTrial
  let whole: VerifyTrial

  /// Makes sure that the library is there.
  ///
  /// - Throws: `BenchFailure` when it is not.
  static func requireLibrary() throws {
    guard FileManager.default.fileExists(atPath: library.path) else {
      throw BenchFailure("\(library.lastPathComponent) is not there: make bench-verify builds it.")
    }
  }

  /// Counts, and prints what was counted.
  ///
  /// - Returns: the aim.
  /// - Throws: `BenchFailure` when a run fails.
  func measure() async throws -> VerifyAim {
    let drain = try await perThousand { (ChildProcess.bench, try $0.drainArguments()) }
    let verify = try await perThousand { (ChildProcess.program, $0.verifyArguments()) }
    print(String(format: "\nallocations for 1000 pairs of equal documents: drain %.1f, bytes %.1f", drain, verify))
    return VerifyAim(
      words: "allocations for 1000 pairs of equal documents, more than the drain has", figure: verify - drain,
      limit: 1000 / Self.documentsForAllocation)
  }

  private func perThousand(_ start: (VerifyTrial) throws -> (URL, [String])) async throws -> Double {
    let (executable, arguments) = try start(half)
    let less = try await Self.count(executable, arguments, in: half.folder)
    let more = try await Self.count(executable, try start(whole).1, in: half.folder)
    return 1000 * Double(more - less) / Double(whole.collection.count - half.collection.count)
  }

  private static func count(_ executable: URL, _ arguments: [String], in folder: TemporaryFolder) async throws -> Int {
    try await offCooperativePool {
      let file = folder.path(of: "allocations")
      let run = try ChildProcess(
        executable, arguments, environment: ["LD_PRELOAD": library.path, "ALLOCATION_COUNT_FILE": file],
        joinsErrors: true)
      guard run.status == 0, let count = Int(try String(contentsOfFile: file, encoding: .utf8)) else {
        throw BenchFailure("Allocations were not counted: \(String(decoding: run.output.suffix(4000), as: UTF8.self))")
      }
      return count
    }
  }
}
