import Checklists
import Findings
import Foundation
import MongoClient
import Survey

import struct Evidence.Plan

/// A process that surveys two clusters and does nothing else.
enum SurveyRun {
  /// How many commands may be in flight, as the command line has it by default.
  static let concurrency = 8

  /// Surveys.
  ///
  /// - Parameter arguments: the source, the destination, and, to write down the commands that were sent, a file and the
  ///   checklist whose questions are asked, all questions being asked without one.
  /// - Throws: `BenchFailure` for wrong arguments, or what keeps the result from being written.
  static func run(_ arguments: [String]) async throws {
    guard arguments.count >= 2 else { throw BenchFailure("survey SOURCE DESTINATION [FILE [CHECKLIST]]") }
    let source = ClusterTarget(.source, try ConnectionString(arguments[0]))
    let destination = ClusterTarget(.destination, try ConnectionString(arguments[1]))
    let checklist = arguments.dropFirst(3).first.flatMap { name in Checklist.all.first { $0.name == name } }
    var plan = Plan()
    plan.reversible = true
    let survey = Survey(
      plan: plan, context: RunContext(runID: "bench", deadline: .now + .seconds(600)), concurrency: concurrency,
      questions: checklist.map { Audit($0).questions } ?? .all)
    var records: [EvidenceRecord] = []
    let cost = await Cost.measuring {
      records = await survey.run(source: source, destination: destination).records
      return records.count
    }
    if arguments.count > 2 {
      let sent = records.sorted { $0.at < $1.at }.map { SentCommand(node: $0.node, json: $0.command, reply: $0.answer) }
      try JSONEncoder().encode(sent).write(to: URL(fileURLWithPath: arguments[2]))
    }
    try cost.report()
  }
}

/// One command that the survey sent.
struct SentCommand: Codable, Sendable {
  /// The server that was asked, `host:port`.
  let node: String
  /// The command as canonical Extended JSON, with its database as `$db`.
  let json: String
  /// How many bytes the survey kept of the answer.
  let kept: Int

  init(node: String, json: String, reply: EvidenceRecord.Answer) {
    self.node = node
    self.json = json
    kept =
      switch reply {
      case .reply(let text), .error(let text), .withheld(let text): text.utf8.count
      }
  }
}
