internal import Digest
internal import Foundation

extension Statement {
  /// Reads a statement as it was signed.
  ///
  /// - Parameter bytes: the signed bytes.
  /// - Throws: `SealError` when they are not those of a statement in its one spelling.
  init(reading bytes: [UInt8]) throws(SealError) {
    let form: Form
    do {
      form = try JSONDecoder().decode(Form.self, from: Data(bytes))
    } catch {
      throw SealError(.noStatement, "What was signed is no in-toto statement about a report of mongosync-auditor.")
    }
    guard form._type == Self.type, form.predicateType == TestResult.type else {
      throw SealError(
        .noStatement,
        "What was signed is a statement of the types \(CanonicalJSON.string(form._type)) and "
          + "\(CanonicalJSON.string(form.predicateType)), not one about a report of mongosync-auditor.")
    }
    let ledgers = form.subject.dropFirst()
    guard let report = form.subject.first, let digest = report.digest["sha256"].flatMap({ ContentDigest($0) }),
      ledgers.count <= 1
    else {
      throw SealError(
        .noStatement, "The statement does not name one report with its SHA-256 and one ledger at most.")
    }
    let ledger = ledgers.first.flatMap { subject in
      subject.digest[Self.rootName].flatMap { ContentDigest($0) }.flatMap { root in
        subject.annotations.map { Ledger(root: root, partitions: $0.partitions) }
      }
    }
    try self.init(
      reportName: report.name, reportDigest: digest, ledger: ledger, result: try form.predicate.testResult())
    guard json.line == bytes else {
      throw SealError(
        .notCanonical,
        "The statement holds more than report sign of this version writes, or is spelled otherwise. Verify it with the "
          + "version that its member tool names.")
    }
  }
}

/// A statement as JSON has it.
private struct Form: Decodable {
  struct Subject: Decodable {
    struct Annotations: Decodable {
      let partitions: Int
    }

    let name: String
    let digest: [String: String]
    let annotations: Annotations?
  }

  let _type: String
  let subject: [Subject]
  let predicateType: String
  let predicate: TestResult.Form
}
