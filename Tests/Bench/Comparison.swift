import Foundation
import TestSupport

/// The whole benchmark: servers, interleaved runs, figures.
struct Comparison {
  private let contender: Contender
  private let collections: Int
  private let pairs: Int

  /// Reads `[COLLECTIONS [PAIRS]]`.
  init(of contender: Contender, _ arguments: [String]) throws {
    self.contender = contender
    let numbers = arguments.compactMap { Int($0) }
    guard numbers.count == arguments.count, numbers.count <= 2, numbers.allSatisfy({ $0 > 0 }) else {
      throw BenchFailure("usage: Bench [preflight] [COLLECTIONS [PAIRS]]")
    }
    collections = numbers.first ?? contender.collections
    pairs = numbers.count > 1 ? numbers[1] : contender.pairs
  }

  /// Runs it; fails when a figure is worse than what the project promises itself.
  func run() async throws {
    print(
      "Starting mongod 6.0.27 with \(collections) collections of 3 indexes as the source, a small destination beside.")
    let source = try await ManyCollections.start(collections)
    let destination = try await ReplicaSet.start(ReplicaSetOptions(name: "small"))
    do {
      try await compare(source, destination)
    } catch {
      await source.stop()
      await destination.stop()
      throw error
    }
    await source.stop()
    await destination.stop()
  }

  private func compare(_ source: ReplicaSet, _ destination: ReplicaSet) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path(of: "commands.json")
    let clusters = [source.connectionString, destination.connectionString]
    let warmUp = try await ownProcess(["survey"] + clusters + [file] + contender.checklist)
    let sent = try JSONDecoder().decode([SentCommand].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    describe(sent, source, destination)

    let audit = contender.arguments + clusters
    var audits: [Cost] = []
    var loops: [Cost] = []
    let admin = try source.primary()
    let before = try await ServerLoad(admin)
    for pair in 1...pairs {
      let isEven = pair.isMultiple(of: 2)
      if isEven { loops.append(try await ownProcess(["replay", file])) }
      audits.append(try await ownProcess(audit))
      if !isEven { loops.append(try await ownProcess(["replay", file])) }
    }
    let load = try await ServerLoad(admin) - before
    guard (audits + loops).allSatisfy({ $0.commands == warmUp.commands }) else {
      throw BenchFailure(
        "Not every run sent the same \(warmUp.commands) commands, but \((audits + loops).map(\.commands)).")
    }
    try Figures(contender: contender, audits: audits, loops: loops, load: load).printAndJudge()
  }

  private func describe(_ sent: [SentCommand], _ source: ReplicaSet, _ destination: ReplicaSet) {
    print("\n\(sent.count) commands in a \(contender.name), \(SurveyRun.concurrency) in flight at most:")
    let kept = sent.reduce(0) { $0 + $1.kept }
    for (name, set) in [("source", source), ("destination", destination)] {
      let commands = sent.filter { command in set.members.contains { $0.host == command.node } }
      let statistics = commands.filter { $0.json.contains("$collStats") }.count
      let perNamespace = Double(commands.count) / Double(max(1, name == "source" ? collections : 1))
      let ratio = name == "source" ? String(format: "; %.3f per namespace and node", perNamespace) : ""
      print("  \(name) (1 node): \(commands.count), of which \(statistics) are $collStats\(ratio)")
    }
    print("  evidence kept: \(kept / 1024) KiB of Extended JSON")
  }

  private func ownProcess(_ arguments: [String]) async throws -> Cost {
    try await offCooperativePool {
      let run = try ChildProcess(ChildProcess.bench, arguments)
      guard run.status == 0 else { throw BenchFailure("\(arguments.first ?? "") failed.") }
      return try JSONDecoder().decode(Cost.self, from: run.output)
    }
  }
}
