import ArgumentParser
import DemoScene
import Foundation
import TestSupport

/// Plays random scenes on real servers and looks for a wrong verdict.
@main
struct Adversary: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Adversary",
    abstract: "Copies random clusters, changes the copy, and compares the program's verdict with what was changed.",
    discussion:
      "The same seed gives the same scenes. Exit status 1: a verdict was wrong; its smallest scene is printed.")

  @Option(help: "How many scenes are played.")
  var count: UInt64 = 60

  @Option(help: "The seed of all scenes; a random one is taken and printed if none is given.")
  var seed: UInt64 = .random(in: 1...999_999_999)

  @Option(help: "The number of the first scene, to play one that was reported.")
  var first: UInt64 = 0

  @Option(help: "The one kind of servers that all scenes are played on, such as 'routed'.")
  var only: PairKind?

  @Option(help: "After how many scenes with a fault the run ends.")
  var faults = 5

  mutating func run() async throws {
    let pairs = ClusterPairs()
    do {
      let isRight = try await play(on: pairs)
      await pairs.stop()
      if !isRight { throw ExitCode(1) }
    } catch {
      await pairs.stop()
      throw error
    }
  }

  private func play(on pairs: ClusterPairs) async throws -> Bool {
    let start = ContinuousClock.now
    let play = ScenePlay(pairs: pairs, program: try AuditorProgram(), folder: try TemporaryFolder())
    var changes = 0
    var wrong = 0
    for number in first..<first + count {
      let scene = SceneGenerator.scene(number, seed: seed, only: only)
      let found: [Fault]
      do {
        found = try await play.faults(of: scene)
      } catch {
        print("The scene could not be made: \(error)\n\(scene)")
        throw error
      }
      changes += scene.changes.count
      guard !found.isEmpty else { continue }
      wrong += 1
      let smallest = try await SceneShrinking(play: play).smallest(scene, found)
      print("FAULT --seed \(seed) --first \(number) --count 1\(only.map { " --only \($0)" } ?? "")\n\(smallest.scene)")
      for fault in smallest.faults { print("  \(fault)") }
      fflush(nil)
      if wrong >= faults { break }
    }
    let seconds = String(format: "%.0f", (ContinuousClock.now - start) / .seconds(1))
    print("adversary: \(count) scenes, \(changes) changes, seed \(seed), \(wrong) with a fault, \(seconds) s")
    return wrong == 0
  }
}

extension PairKind: ExpressibleByArgument {
  /// The kind that the code calls so.
  init?(argument: String) {
    guard let kind = Self.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = kind
  }

  static var allValueStrings: [String] { allCases.map { "\($0)" } }
}
