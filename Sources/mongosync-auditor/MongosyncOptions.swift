import ArgumentParser
import MongosyncAPI

/// Where the mongosyncs of the migration tell of their progress.
struct MongosyncOptions: ParsableArguments {
  @Option(
    name: .customLong("mongosync"),
    help: ArgumentHelp(
      """
      Where a mongosync of the migration listens, such as http://localhost:27182; only GET /api/v1/progress is sent. \
      May be given several times, the mongosync that was started first before the others.
      """, valueName: "url"))
  var urls: [String] = []

  /// The addresses, in the order given.
  ///
  /// - Returns: the addresses.
  /// - Throws: `ValidationError` when one cannot be used or is given twice.
  func addresses() throws -> [MongosyncAddress] {
    var addresses: [MongosyncAddress] = []
    for url in urls {
      let address: MongosyncAddress
      do {
        address = try MongosyncAddress(url)
      } catch {
        throw ValidationError("--mongosync cannot be used. \(error)")
      }
      guard !addresses.contains(address) else { throw ValidationError("--mongosync names \(address) twice.") }
      addresses.append(address)
    }
    return addresses
  }
}
