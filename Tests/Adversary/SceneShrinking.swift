/// Looks for the smallest scene that still shows a fault.
struct SceneShrinking: Sendable {
  let play: ScenePlay
  /// How many scenes are played for it at most.
  var attempts = 30
  /// For how long at most.
  var limit = Duration.seconds(90)

  /// Takes away what the fault does not need.
  ///
  /// - Parameters:
  ///   - scene: a scene with a fault.
  ///   - faults: its faults.
  /// - Returns: the smallest scene found that has one, and its faults.
  /// - Throws: what making a scene throws.
  func smallest(_ scene: Scene, _ faults: [Fault]) async throws -> (scene: Scene, faults: [Fault]) {
    var best = (scene: scene, faults: faults)
    var left = attempts
    var shrinks = true
    let end = ContinuousClock.now + limit
    while shrinks, left > 0, ContinuousClock.now < end {
      shrinks = false
      for candidate in Self.candidates(best.scene) where left > 0 && ContinuousClock.now < end {
        left -= 1
        // What cannot be made shows nothing.
        guard let found = try? await play.faults(of: candidate),
          found.contains(where: { $0.kind == faults.first?.kind })
        else { continue }
        best = (candidate, found)
        shrinks = true
        break
      }
    }
    return best
  }

  private static func candidates(_ scene: Scene) -> [Scene] {
    var smaller: [Scene] = []
    for index in scene.changes.indices {
      var copy = scene
      copy.changes.remove(at: index)
      smaller.append(copy)
    }
    for index in scene.source.collections.indices where scene.source.collections.count > 1 {
      var copy = scene
      let gone = copy.source.collections.remove(at: index)
      guard !copy.source.collections.contains(where: { $0.kind == .view }) || gone.kind == .view else { continue }
      copy.changes.removeAll { $0.subject == gone.namespace }
      smaller.append(copy)
    }
    if !scene.source.users.isEmpty {
      var copy = scene
      copy.source.users = []
      smaller.append(copy)
    }
    for index in scene.source.collections.indices {
      for place in scene.source.collections[index].indexes.indices {
        var copy = scene
        copy.source.collections[index].indexes.remove(at: place)
        smaller.append(copy)
      }
      let count = scene.source.collections[index].documents.count
      guard count > 1 else { continue }
      var copy = scene
      copy.source.collections[index].documents.removeLast(count - count / 2)
      smaller.append(copy)
    }
    return smaller.map { candidate in
      var scene = candidate
      scene.changes = candidate.effectiveChanges
      return scene
    }
  }
}
