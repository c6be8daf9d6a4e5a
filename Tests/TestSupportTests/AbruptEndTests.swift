import Foundation
import TestSupport
import Testing

@Suite struct AbruptEndTests {
  @Test func `no server and no folder is left when the process is killed`() async throws {
    let result = try await #require(
      processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
    ) {
      let server = try await MongodProcess.start()
      let folder = try TemporaryFolder()
      print("\n|\(server.connectionString)|\(folder.path)|")
      fflush(nil)
      kill(getpid(), SIGKILL)
    }
    let parts = String(decoding: result.standardOutputContent, as: UTF8.self).split(separator: "|").map(String.init)
    try #require(parts.count == 4)
    try await eventually("the folder is gone", within: .seconds(10)) {
      !FileManager.default.fileExists(atPath: parts[2])
    }
    let orphan = try AdminClient(parts[1])
    await #expect(throws: ServerError.self) { try await orphan.run("admin", #"{"ping": 1}"#) }
  }
}
