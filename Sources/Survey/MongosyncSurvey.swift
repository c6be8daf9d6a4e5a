import Evidence
import Findings
import Foundation
import MongoClient
import MongosyncAPI

/// Asks every mongosync of the migration for its progress.
struct MongosyncSurvey: Sendable {
  let context: RunContext
  let journal: EvidenceJournal
  /// Whether one that gives no sensible answer is asked again until the run's deadline.
  let isPatient: Bool

  /// How long one question may take; less where the run has less left.
  private static let tryLimit = Duration.seconds(10)

  /// Asks all at once.
  ///
  /// - Parameter addresses: where they listen.
  /// - Returns: what each tells, in the order of the addresses.
  func run(_ addresses: [MongosyncAddress]) async -> [MongosyncInstance] {
    await addresses.concurrently(width: 8) { await self.ask($0) }
  }

  /// A refused connection is an answer, since it is how an ended mongosync looks, and a run should not wait for it to
  /// come back; one that is connected to and makes no sense may have been started or resumed two minutes ago.
  private func ask(_ address: MongosyncAddress) async -> MongosyncInstance {
    let at = Date()
    let left = max(.zero, ContinuousClock.now.duration(to: context.deadline))
    let client = ProgressClient(address, tryLimit: min(Self.tryLimit, left))
    let deadline = isPatient ? context.deadline : nil
    do {
      let answer = try await client.answer(retryingUntil: deadline, sittingOutRefusals: false)
      return MongosyncInstance(
        address: "\(address)", progress: .value(answer.progress, [keep(address, at, .reply(answer.text))]))
    } catch {
      let refusal = Refusal(of: error)
      return MongosyncInstance(
        address: "\(address)", progress: .refused(refusal, [keep(address, at, .error(refusal.message))]))
    }
  }

  private func keep(_ address: MongosyncAddress, _ at: Date, _ answer: EvidenceRecord.Answer) -> EvidenceID {
    journal.keep(.mongosync, node: "\(address)", label: "progress", command: "GET \(address)", at: at, answer: answer)
  }
}

extension Refusal {
  /// Keeps why a mongosync did not tell.
  fileprivate init(of error: any Error) {
    guard let error = error as? ProgressError else {
      self.init(.timedOut, "The run was interrupted before mongosync answered.")
      return
    }
    let kind: Kind =
      switch error.code {
      case .connectionRefused: .connectionRefused
      case .connectionFailed: .unreachable
      case .timedOut: .timedOut
      default: .failed
      }
    self.init(kind, error.message)
  }
}
