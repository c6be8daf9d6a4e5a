import DemoScene
import Foundation

/// Tells what happens.
enum Narrator {
  static func announce(_ servers: SceneServers) {
    chapter("The servers")
    switch servers {
    case .fetched:
      say(
        """
        Starting two real replica sets of one member each: the source on mongod 5.0.4, the destination on 6.0.27. The \
        source's data files are then opened by 6.0.27 and its feature compatibility version is raised, as on a \
        cluster that has been upgraded: its unique index shop.customers.email_1 keeps the key format of 5.0.
        """)
    case .own(let path, let version):
      say(
        """
        Starting two real replica sets of one member each on your own \(path), version \(version). A unique index in \
        the format of 5.0 cannot be made with it, so this run goes without: unique-index-format will pass.
        """)
    }
  }

  static func chapter(_ title: String) {
    print("\n== \(title)")
    fflush(nil)
  }

  static func say(_ text: String) {
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count + word.count > 98 {
        print(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    print(line)
    fflush(nil)
  }

  static func list(_ lines: [String]) {
    for line in lines { print("   \(line)") }
    fflush(nil)
  }

  static func end(_ folder: String) {
    chapter("The end")
    say("All went as told; the servers are stopped. The reports (txt, md, html, json) of each run are in \(folder).")
  }

  static func fail(_ reason: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\ndemo: \(reason)\n".utf8))
  }
}
