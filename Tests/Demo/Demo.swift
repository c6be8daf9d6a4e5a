import DemoScene
import Foundation

/// Plays an audit before a restart and one before a reverse, on real servers.
///
/// `Demo [FOLDER]`: the reports go to `.build/demo` or to the folder. `MONGOD` names an own mongod to play it on.
@main
struct Demo {
  static func main() async {
    do {
      let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : ".build/demo"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let servers = try SceneServers(mongod: ProcessInfo.processInfo.environment["MONGOD"])
      let program = try AuditorProgram()
      Narrator.announce(servers)
      let scene = try await MigrationScene.start(on: servers)
      do {
        try await Story(scene: scene, program: program, folder: folder).play()
      } catch {
        await scene.stop()
        throw error
      }
      await scene.stop()
      Narrator.end(folder)
    } catch {
      Narrator.fail("\(error)")
      exit(1)
    }
  }
}
