import Findings

/// An answer of a server on the page.
struct HTMLEvidence {
  let name: String
  let origin: String
  let node: String
  let at: String
  let question: String
  let refused: Bool
  let command: HTMLText
  let answerName: String
  let answer: HTMLText

  /// Lays an answer out.
  ///
  /// - Parameters:
  ///   - record: the answer.
  ///   - name: its short name.
  init(_ record: EvidenceRecord, name: String) {
    self.name = name
    origin = record.origin.rawValue
    node = record.node
    at = Timestamp(record.at).seconds
    question = record.commandName
    command = .block(JSONLayout.indented(record.command))
    switch record.answer {
    case .reply(let reply):
      refused = false
      answerName = "Reply"
      answer = .block(JSONLayout.indented(reply))
    case .error(let error):
      refused = true
      answerName = "Error"
      answer = .block(error)
    case .withheld(let digest):
      refused = false
      answerName = "Reply"
      answer = .block(EvidenceRecord.words(withheld: digest))
    }
  }
}

/// The short name of an answer, a link where the page holds the answer.
struct HTMLEvidenceLink {
  let name: String
  let isKnown: Bool
}
