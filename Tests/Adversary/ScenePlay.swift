import BSON
import DemoScene
import Foundation
import MongoClient
import TestSupport

/// Plays a scene: makes both clusters, runs the program, and compares what it says with what was changed.
struct ScenePlay: Sendable {
  let pairs: ClusterPairs
  let program: AuditorProgram
  let folder: TemporaryFolder

  /// Plays a scene.
  ///
  /// - Parameter scene: the scene.
  /// - Returns: what the program got wrong; empty where its verdicts are right.
  /// - Throws: `ServerError` when the scene cannot be made, which is a fault of the scene.
  func faults(of scene: Scene) async throws -> [Fault] {
    let (source, destination) = try await pairs.pair(scene.kind)
    try await source.clear()
    try await destination.clear()
    _ = try await source.fill(scene.source)
    try await source.settle()
    let held = try await destination.fill(scene.destination)
    let freezes = scene.changes.contains(where: \.freezesMajority)
    if freezes { try await freeze(source, scene) }
    let faults: [Fault]
    do {
      faults = try await judge(scene, source, destination)
    } catch {
      for build in held { try await build.release() }
      throw error
    }
    for build in held { try await build.release() }
    if freezes { try await setReplication(of: source, held: false) }
    return faults
  }

  /// Keeps the secondary from applying anything, then writes what no majority will have.
  private func freeze(_ source: any SceneCluster, _ scene: Scene) async throws {
    try await setReplication(of: source, held: true)
    let namespace = scene.source.collections.first { $0.kind != .view && $0.kind != .timeSeries }?.namespace
    let documents = (0..<20).map { BSONDocument([("_id", .string("late \($0)")), ("u", .int32(Int32(70_000 + $0)))]) }
    try await AdminClient(source.connectionString).insert(namespace ?? "late.documents", unchecked: documents)
  }

  private func setReplication(of source: any SceneCluster, held: Bool) async throws {
    guard let filling = source as? ClusterFilling else {
      throw ServerError(code: 70, message: "only the secondary of a replica set can be held")
    }
    try await filling.set.admin(of: 1).command(
      "admin", ["configureFailPoint": "rsSyncApplyStop", "mode": .string(held ? "alwaysOn" : "off")])
  }

  private func judge(
    _ scene: Scene, _ source: any SceneCluster, _ destination: any SceneCluster
  ) async throws -> [Fault] {
    let verify = try await run(
      ["verify", "--method", scene.method, "--recheck-delay", "0", "--timeout", "90"], source, destination)
    var faults = SceneExpectation(scene).faults(ofVerify: verify.status, verify.report, verify.output)
    if scene.comparesUsers {
      let check = try await run(["check", "post-cutover", "--timeout", "90"], source, destination)
      faults += SceneExpectation(scene).faults(ofPostCutover: check.status, check.report, check.output)
    }
    return faults
  }

  private func run(
    _ arguments: [String], _ source: any SceneCluster, _ destination: any SceneCluster
  ) async throws -> (status: Int32, report: JSON, output: String) {
    let file = folder.path(of: "report.json")
    try? FileManager.default.removeItem(atPath: file)
    let clusters = ["--source", source.connectionString, "--destination", destination.connectionString]
    let (status, output) = try await program.run(arguments + clusters + ["--report", "json:\(file)"])
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? "null"
    return (status, try JSON(parsing: text), output)
  }
}
