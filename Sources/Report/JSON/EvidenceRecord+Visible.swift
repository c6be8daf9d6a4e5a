import Findings

extension EvidenceRecord {
  /// The record with the invisible characters of its JSON spelled out and its time to the millisecond, as every format is
  /// to show them.
  ///
  /// So a report that is read back from its JSON, which spells them out, looks the same in every format.
  var visible: EvidenceRecord {
    let answer: Answer = if case .reply(let reply) = answer { .reply(Self.visible(reply)) } else { answer }
    return EvidenceRecord(
      id: id, origin: origin, node: node, command: origin == .mongosync ? command : Self.visible(command),
      at: at.toMilliseconds,
      answer: answer)
  }

  private static func visible(_ text: String) -> String {
    guard JSONSyntax.isValue(text) else { return text }
    let respelled = JSONText.respelled(text)
    // White space around a value and a value that is a string alone would not come back from a report as they were.
    let spaceAndQuote: [UInt8] = [0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: "\"")]
    let ends = [respelled.utf8.first, respelled.utf8.last].compactMap(\.self)
    guard ends.contains(where: spaceAndQuote.contains), let slice = try? JSONSlice(Array(respelled.utf8)) else {
      return respelled
    }
    return slice.isString ? (try? slice.string()) ?? respelled : slice.text
  }
}
