import Digest
import Foundation
import TestSupport
import Testing

@testable import Seal

/// Keys that we and OpenSSL make, and each reads of the other.
@Suite struct KeyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func openssl(_ arguments: String...) async throws -> ExternalProgram.Result {
    try await ExternalProgram.run(["openssl"] + arguments, in: folder)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
  }

  @Test func opensslReadsOurKeys() async throws {
    let key = SigningKey()
    try folder.write(key.pem, to: "key.pem")
    let made = try await openssl("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem")
    #expect(made.status == 0, "\(made.output)")
    #expect(try text("public.pem") == key.verificationKey.pem)
    _ = try await openssl("pkey", "-in", "key.pem", "-out", "again.pem")
    #expect(try text("again.pem") == key.pem)
  }

  @Test func pythonReadsOurKeys() async throws {
    try ExternalProgram.require(pythonPackage: "cryptography")
    let key = SigningKey()
    try folder.write(key.pem, to: "key.pem")
    try folder.write(key.verificationKey.pem, to: "public.pem")
    let program = """
      from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
      secret = load_pem_private_key(open("key.pem", "rb").read(), None)
      public = load_pem_public_key(open("public.pem", "rb").read())
      public.verify(secret.sign(b"text"), b"text")
      print("same key:", secret.public_key() == public)
      """
    let run = try await ExternalProgram.run(["python3", "-c", program], in: folder)
    #expect(run.status == 0 && run.output == "same key: True\n", "\(run.output)")
  }

  @Test func weReadKeysOfOpenssl() async throws {
    let made = try await openssl("genpkey", "-algorithm", "ed25519", "-out", "key.pem")
    #expect(made.status == 0, "\(made.output)")
    _ = try await openssl("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem")
    let key = try SigningKey(pem: try text("key.pem"))
    #expect(key.pem == (try text("key.pem")))
    let known = try VerificationKey(pem: try text("public.pem"))
    #expect(known.id == key.verificationKey.id)
    try SampleSeal.verify(try SampleSeal.envelope(key), known)
  }

  /// The id can be told by anybody: the SHA-256 of the key in DER.
  @Test func theIdIsTheDigestOfThePublicKey() async throws {
    let key = SigningKey()
    try folder.write(key.verificationKey.pem, to: "public.pem")
    _ = try await openssl("pkey", "-pubin", "-in", "public.pem", "-outform", "DER", "-out", "public.der")
    let run = try await ExternalProgram.run(["sha256sum", "public.der"], in: folder)
    #expect(run.output.hasPrefix(key.verificationKey.id))
  }

  /// Source: RFC 8032, section 7.1, test 1.
  @Test func signaturesAreThoseOfTheStandard() throws {
    let secret = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"
    let key = try SigningKey(pem: "-----BEGIN PRIVATE KEY-----\n\(secret)\n-----END PRIVATE KEY-----\n")
    #expect(
      Hexadecimal.text(try key.signature(of: []))
        == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    #expect(key.verificationKey.pem.contains("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
  }

  @Test func whatIsNoSuchKeyIsRefused() async throws {
    let key = SigningKey()
    _ = try await openssl("genpkey", "-algorithm", "x25519", "-out", "x25519.pem")
    _ = try await openssl("genpkey", "-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.pem")
    _ = try await openssl("pkey", "-in", "x25519.pem", "-pubout", "-out", "x25519-public.pem")
    _ = try await openssl(
      "genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:secret", "-out", "encrypted.pem")
    let noKeys = ["", "key", key.verificationKey.pem, "\(key.pem.dropLast(40))"]
    for pem in try noKeys + ["x25519.pem", "rsa.pem", "encrypted.pem"].map(text) {
      let error = #expect(throws: SealError.self, "\(pem)") { try SigningKey(pem: pem) }
      #expect(error?.kind == .noKey)
    }
    for pem in try ["", "key", key.pem] + [text("x25519-public.pem")] {
      let error = #expect(throws: SealError.self, "\(pem)") { try VerificationKey(pem: pem) }
      #expect(error?.kind == .noKey)
    }
  }
}
