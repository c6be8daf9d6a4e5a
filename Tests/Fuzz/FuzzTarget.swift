/// A reader that must be total: it accepts or refuses any input, and never traps or hangs.
struct FuzzTarget: Sendable {
  /// Its name on the command line.
  let name: String
  /// Inputs that it accepts, to be mutated.
  let seeds: [[UInt8]]
  /// Feeds it; tells whether it accepted the input, and throws where what it made of it does not hold.
  let read: @Sendable ([UInt8]) throws -> Bool

  /// What an accepted input must hold, and does not.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  /// Every reader of what comes from outside.
  static let all: [FuzzTarget] = [.bson, .progress, .bundle, .plan, .decisions, .log, .envelope, .proof]
}
