import ArgumentParser
import Foundation
import Seal

/// Makes a pair of keys.
struct KeygenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Makes an Ed25519 key that signs reports, and its public half, both in PEM.",
    discussion: "Neither file may be there yet. Only its owner may read the private one, which is not encrypted.")

  @Option(help: ArgumentHelp("Where to write the key that signs.", valueName: "file"), completion: .file())
  var privateKey: String

  @Option(help: ArgumentHelp("Where to write the key that verifies.", valueName: "file"), completion: .file())
  var publicKey: String

  func run() throws {
    guard URL(fileURLWithPath: privateKey).standardized != URL(fileURLWithPath: publicKey).standardized else {
      throw ValidationError("--private-key and --public-key name the same file; the keys need one each.")
    }
    let secret = try NewFile(privateKey, for: "private key")
    let open = try NewFile(publicKey, for: "public key")
    let key = SigningKey()
    do {
      // This one first: alone, should the other fail, it is of no use to anybody.
      try open.write(Array(key.verificationKey.pem.utf8))
      try secret.write(Array(key.pem.utf8), isSecret: true)
    } catch let error as ValidationError {
      throw error
    } catch {
      StandardError.tell("Error: The keys could not be written: \(error.localizedDescription)")
      throw ExitCode.noReport
    }
    print("Made the key \(key.verificationKey.id).")
  }
}
