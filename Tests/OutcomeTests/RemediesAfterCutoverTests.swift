import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What a check prints for the destination is carried out there as printed, and then its line is as it should be.
  @Suite struct RemediesAfterCutover {
    @Test func eachDifferenceIsUndoneByWhatItsCheckPrints() async throws {
      try await settle(TwinDifference.all, on: try await ClusterPair.twins())
    }

    @Test func namesAndValuesOfEveryKindAreUndoneToo() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      for set in [pair.source, pair.destination] {
        for command in OddTwins.commands { try await set.primary().run("twins", command) }
      }
      try await pair.block(pair.source, true)
      try await settle(OddTwins.differences, on: pair)
    }

    /// A lifetime that is no number on a 4.4 source means never, and is not set as it is.
    @Test func aLifetimeThatIsNoNumberIsSetAsNever() async throws {
      let pair = try await ClusterPair.clean()
      try await ReplicaSet.with(ReplicaSetOptions(name: "ancient", members: [.ordinary], version: .v4_4_2)) { old in
        let index = { (seconds: String) in
          #"{"createIndexes": "kinds", "indexes": [{"key": {"a": 1}, "name": "a", "expireAfterSeconds": \#(seconds)}]}"#
        }
        try await old.primary().run("twins", index(#"{"$numberDouble": "NaN"}"#))
        try await pair.destination.primary().run("twins", index("3600"))
        let audit = AuditOfServers(
          source: old.connectionString, destination: pair.destination.connectionString, plan: pair.audit().plan)
        let before = try #require(try await audit.items(of: .postCutover).first { $0.id == "same-ttl" })
        #expect(before.outcome == .fail)
        try await pair.carryOut(before)
        let after = try #require(try await audit.items(of: .postCutover).first { $0.id == "same-ttl" })
        #expect(after.outcome == .pass, "\(after.findings)")
        let indexes = try await pair.destination.primary().run("twins", #"{"listIndexes": "kinds"}"#)
        #expect(indexes["cursor"]["firstBatch"][1]["expireAfterSeconds"].int == 2_147_483_647)
      }
    }

    /// A shell would build another index, so nothing is printed to paste into one.
    @Test func aKeyThatAShellWouldReorderIsLeftToADriver() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      for set in [pair.source, pair.destination] {
        try await set.primary().run("twins", #"{"create": \#(OddTwins.collection)}"#)
        if set === pair.source { try await set.primary().run("twins", OddTwins.numbered.command) }
      }
      try await pair.block(pair.source, true)
      let item = try #require(
        try await pair.auditAfterCutover().items(of: .postCutover).first { $0.id == "same-indexes" })
      #expect(item.outcome == .fail)
      #expect(item.remedies.map(\.command) == [nil])
    }

    /// `EJSON.parse` takes the operator `$regex` for a regular expression, and the copy would differ as before.
    @Test func aRegexOperatorStaysAnOperator() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      let rule = """
        { a: { $regex: "^\\"a/ é", $options: "i" }, n: { $gt: NumberLong("5") }, $or: [{ b: { $not: { $regex: "x" } } }] }
        """
      let stages =
        "[{ $match: { a: { $regex: \"^b\" }, n: { $lt: 1.5 }, d: { $in: [NumberLong(\"7\"), \"$regex\"] } } }]"
      for set in [pair.source, pair.destination] {
        let isSource = set === pair.source
        let shell = Mongosh(try set.primary())
        let twins = "db.getSiblingDB(\"twins\").runCommand"
        try await shell.run("\(twins)({ create: \"matched\", validator: \(isSource ? rule : "{}") })")
        let pipeline = isSource ? stages : "[]"
        try await shell.run("\(twins)({ create: \"looking\", viewOn: \"spare\", pipeline: \(pipeline) })")
      }
      try await pair.block(pair.source, true)
      let audit = pair.auditAfterCutover()
      for id in ["same-validators", "same-views"] {
        let before = try #require(try await audit.items(of: .postCutover).first { $0.id == id })
        #expect(before.outcome == .fail)
        #expect(try await pair.carryOut(before) == 1)
        let after = try #require(try await audit.items(of: .postCutover).first { $0.id == id })
        #expect(after.outcome == .pass, "\(before.remedies.compactMap(\.command)) \(after.findings.map(\.explanation))")
      }
    }

    /// The same within a value: a shell would put other documents into a validator or a view.
    @Test func aValueThatAShellWouldReorderIsLeftToADriver() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.source, false)
      let (rule, stages) = (
        #"{"a": {"$in": [{"b": 1, "1": 2}]}}"#, #"[{"$addFields": {"x": {"$literal": {"c": 1, "7": 2}}}}]"#
      )
      for set in [pair.source, pair.destination] {
        let isSource = set === pair.source
        let admin = try set.primary()
        try await admin.run("twins", #"{"create": "ordered", "validator": \#(isSource ? rule : "{}")}"#)
        try await admin.run(
          "twins", #"{"create": "order", "viewOn": "spare", "pipeline": \#(isSource ? stages : "[]")}"#)
      }
      try await pair.block(pair.source, true)
      let items = try await pair.auditAfterCutover().items(of: .postCutover)
      for id in ["same-validators", "same-views"] {
        let item = try #require(items.first { $0.id == id })
        #expect(item.outcome == .fail)
        #expect(item.remedies.map(\.command) == [nil])
      }
    }

    /// Makes each difference, carries out what is printed for it, and expects that its line is as before.
    func settle(_ differences: [TwinDifference], on pair: ClusterPair) async throws {
      let admin = try pair.destination.primary()
      let audit = pair.auditAfterCutover()
      let right = try await audit.outcomes(of: .postCutover)
      for difference in differences {
        let (id, wrong) = try #require(difference.changes.first)
        #expect(right[id] == .pass)
        for command in difference.commands { try await admin.run("twins", command) }
        let before = try #require(try await audit.items(of: .postCutover).first { $0.id == id })
        #expect(before.outcome == wrong, "\(difference.commands)")
        if try await pair.carryOut(before) == 0 {
          #expect(RemedyTable.withoutCommand.keys.contains(id), "\(id) prints nothing that can be carried out")
          for command in difference.repair { try await admin.run("twins", command) }
        }
        let after = try #require(try await audit.items(of: .postCutover).first { $0.id == id })
        #expect(
          after.outcome == right[id],
          "\(difference.commands) \(before.remedies.compactMap(\.command)) \(after.findings.map(\.summary))")
      }
      #expect(try await audit.outcomes(of: .postCutover) == right)
    }
  }
}

extension ClusterPair {
  /// Carries out what a line prints, in its order, on the cluster that each command is for.
  ///
  /// - Parameters:
  ///   - item: the line.
  ///   - values: what a person puts for each placeholder.
  ///   - chosen: which of the commands, where they are alternatives.
  /// - Returns: how many commands it carried out.
  /// - Throws: where no client of the cluster can be opened; a command that fails is recorded as an issue.
  @discardableResult
  func carryOut(
    _ item: AuditItem, putting values: [String: String] = [:], where chosen: (Remedy) -> Bool = { _ in true }
  ) async throws -> Int {
    var count = 0
    for remedy in item.remedies where remedy.cluster != nil && !RemedyTable.onlyShows(remedy) && chosen(remedy) {
      guard let command = remedy.command else { continue }
      let filled = values.reduce(command) { $0.replacing($1.key, with: $1.value) }
      let set = remedy.cluster == .source ? source : destination
      #expect(RemedyTable.isCarriedOut(command), "the table has no row for \(command)")
      do {
        try await Mongosh(try set.primary()).run(filled)
      } catch {
        Issue.record("\(filled): \(error)")
      }
      count += 1
    }
    return count
  }
}
