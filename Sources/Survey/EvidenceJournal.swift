import Findings
import Foundation
import SecretScrubbing
import Synchronization

/// Keeps every question and answer of a run without secrets, and gives each its id.
final class EvidenceJournal: Sendable {
  private struct State {
    var records: [EvidenceRecord] = []
    var uses: [String: Int] = [:]
  }

  private let state = Mutex(State())
  private let occasion: String
  private let onAnswer: @Sendable (Int) -> Void

  /// Begins a journal.
  ///
  /// - Parameters:
  ///   - occasion: begins the id of every record, so that those of two surveys differ; empty for none.
  ///   - onAnswer: told the number of answers so far after each.
  init(occasion: String = "", onAnswer: @escaping @Sendable (Int) -> Void) {
    self.occasion = occasion
    self.onAnswer = onAnswer
  }

  /// Keeps an answer.
  ///
  /// - Parameters:
  ///   - origin: who was asked.
  ///   - node: the member or router that was asked, or the URL of a mongosync.
  ///   - label: what was asked, in a few words; with origin and node it makes the id.
  ///   - command: the command as canonical Extended JSON, or the request to a mongosync.
  ///   - at: when it was asked.
  ///   - answer: what came back.
  /// - Returns: the id of the record.
  func keep(
    _ origin: EvidenceOrigin, node: String, label: String, command: String, at: Date, answer: EvidenceRecord.Answer
  ) -> EvidenceID {
    let scrubber = SecretsInUse.scrubber
    let (command, answer) = (scrubber.scrubbed(command), answer.scrubbed(by: scrubber))
    let (id, count) = state.withLock { state in
      let name = (occasion.isEmpty ? "" : "\(occasion): ") + "\(origin.rawValue) \(node) \(label)"
      let use = state.uses[name, default: 0] + 1
      state.uses[name] = use
      let id = EvidenceID(use == 1 ? name : "\(name) #\(use)")
      state.records.append(
        EvidenceRecord(id: id, origin: origin, node: node, command: command, at: at, answer: answer))
      return (id, state.records.count)
    }
    onAnswer(count)
    return id
  }

  /// All records so far, in no particular order.
  var records: [EvidenceRecord] { state.withLock { $0.records } }
}

extension EvidenceRecord.Answer {
  fileprivate func scrubbed(by scrubber: SecretScrubber) -> Self {
    switch self {
    case .reply(let text): .reply(scrubber.scrubbed(text))
    case .error(let text): .error(scrubber.scrubbed(text))
    case .withheld: self
    }
  }
}
