import BSON
import TestSupport
import Testing
import Verifier

/// What happens to clusters while they are compared.
@Suite struct MovingDocumentsTests {
  private static var withFailPoints: ReplicaSetOptions {
    var options = ReplicaSetOptions()
    options.server.parameters["enableTestCommands"] = "1"
    return options
  }

  @Test func whatArrivesBeforeItIsReadAgainIsNoMismatch() async throws {
    let pair = try await VerifiedPair("arriving")
    let all: [BSONDocument] = (0..<50).map { ["_id": .int32($0)] }
    try await pair.fill("late", all, all.dropLast())
    let found = try await pair.verify(named: ["late"], .patient) {
      try await pair.destination.insert("arriving.late", unchecked: [all[49]])
    }
    let outcome = try #require(found.outcomes["late"])
    #expect(outcome.tally.mismatches.isEmpty)
    #expect(outcome.gap == nil)
  }

  /// What an oplog shows to have been written is nobody's fault, and nothing is proven of it.
  @Test func whatIsWrittenMeanwhileIsNoMismatchAndNoPass() async throws {
    let pair = try await VerifiedPair("writing")
    let all: [BSONDocument] = (0..<50).map { ["_id": .int32($0), "v": 0] }
    try await pair.fill("orders", all, all.dropLast())
    let found = try await pair.verify(named: ["orders"], .patient, watching: true) {
      try await pair.source.run(
        "writing", #"{"update": "orders", "updates": [{"q": {"_id": 49}, "u": {"$set": {"v": 1}}}]}"#)
    }
    let outcome = try #require(found.outcomes["orders"])
    #expect(outcome.tally.mismatches.isEmpty)
    #expect(outcome.tally.circumstances == [.writtenSince: 1])
    #expect(outcome.gap?.hasPrefix("1 of its documents differed and were written or deleted") == true)
    #expect(found.mismatches["orders"]?.map(\.circumstance) == [.writtenSince])
  }

  @Test func whatStandsStillIsBlamedThoughOthersAreWritten() async throws {
    let pair = try await VerifiedPair("standing_still")
    let all: [BSONDocument] = (0..<50).map { ["_id": .int32($0), "v": 0] }
    try await pair.fill("orders", all, all.dropLast())
    let found = try await pair.verify(named: ["orders"], .patient, watching: true) {
      try await pair.source.run(
        "standing_still", #"{"update": "orders", "updates": [{"q": {"_id": 3}, "u": {"$set": {"v": 0}}}]}"#)
    }
    let outcome = try #require(found.outcomes["orders"])
    #expect(outcome.tally.mismatches == [.missing: 1])
    #expect(outcome.gap == nil)
  }

  /// Gone from both clusters, it was deleted meanwhile: whether it differed before nobody can say.
  @Test func whatIsGoneFromBothIsAGap() async throws {
    let pair = try await VerifiedPair("vanishing")
    try await pair.fill("orders", [["_id": 1, "v": 1], ["_id": 2]], [["_id": 1, "v": 2], ["_id": 2]])
    let found = try await pair.verify(named: ["orders"], .patient) {
      try await pair.run(#"{"delete": "orders", "deletes": [{"q": {"_id": 1}, "limit": 1}]}"#)
    }
    let outcome = try #require(found.outcomes["orders"])
    #expect(outcome.tally.mismatches.isEmpty)
    #expect(outcome.tally.vanished == 1)
    #expect(outcome.gap?.hasPrefix("1 of its documents differed") == true)
  }

  @Test func aMismatchTellsForHowLongItStood() async throws {
    let pair = try await VerifiedPair("standing")
    try await pair.fill("here", [["_id": 1]], [])
    var settings = VerificationSettings.quick
    settings.recheckDelay = .milliseconds(300)
    settings.rechecks = 2
    let mismatch = try #require(try await pair.verify(named: ["here"], settings).mismatches["here"]?.first)
    #expect(mismatch.persistedSeconds >= 0.6, "two looks, each after a delay")
  }

  /// The second reply of a cursor does not come: the partition is begun again, and nothing is counted twice.
  @Test func aBrokenConnectionCostsNothingButTime() async throws {
    try await ReplicaSet.with(ReplicaSetOptions()) { source in
      try await ReplicaSet.with(Self.withFailPoints) { destination in
        let pair = try VerifiedPair("broken", source, destination)
        try await pair.source.insert("broken.many", count: 60_000, sizeInBytes: 100)
        try await pair.destination.insert("broken.many", count: 59_999, sizeInBytes: 100)
        let admin = try destination.admin(of: 0)
        try await admin.run(
          "admin",
          #"""
          {"configureFailPoint": "failCommand", "mode": {"times": 2}, "data": {"failCommands": ["getMore"],
           "closeConnection": true, "appName": "mongosync-auditor"}}
          """#)
        let found = try await pair.verify(named: ["many"])
        let outcome = try #require(found.outcomes["many"])
        #expect(outcome.gap == nil, "\(outcome.gap ?? "")")
        #expect(outcome.tally.sourceDocuments == 60_000)
        #expect(outcome.tally.destinationDocuments == 59_999)
        #expect(found.mismatches["many"]?.map(\.id) == [.int64(59_999)])
      }
    }
  }

  @Test func whatCannotBeReadIsAGap() async throws {
    try await ReplicaSet.with(ReplicaSetOptions()) { source in
      try await ReplicaSet.with(Self.withFailPoints) { destination in
        let pair = try VerifiedPair("closed", source, destination)
        try await pair.fill("a", [["_id": 1]], [["_id": 1]])
        let admin = try destination.admin(of: 0)
        try await admin.run(
          "admin",
          #"""
          {"configureFailPoint": "failCommand", "mode": "alwaysOn", "data": {"failCommands": ["find"],
           "errorCode": 13, "appName": "mongosync-auditor"}}
          """#)
        let outcome = try #require(try await pair.verify(named: ["a"]).outcomes["a"])
        #expect(outcome.gap?.hasPrefix("A partition was not compared to its end.") == true)
        #expect(outcome.tally == DocumentTally())
      }
    }
  }

  @Test func aLimitOfMismatchesIsAGap() async throws {
    let pair = try await VerifiedPair("limited")
    try await pair.source.insert("limited.many", count: 50_000, sizeInBytes: 40)
    var settings = VerificationSettings.quick
    settings.mostMismatches = 100
    let found = try await pair.verify(named: ["many"], settings)
    let outcome = try #require(found.outcomes["many"])
    #expect(outcome.gap == "So many mismatches were found that the rest was left out.")
    #expect(found.mismatches["many"]?.count ?? 0 >= 100)
    #expect(outcome.tally.sourceDocuments < 50_000)
  }

  @Test func anInterruptedRunIsAGap() async throws {
    let pair = try await VerifiedPair("interrupted")
    try await pair.fill("a", [["_id": 1]], [["_id": 1]])
    let stop = StopSignal()
    stop.give()
    let outcome = try #require(try await pair.verify(named: ["a"], stop: stop).outcomes["a"])
    #expect(outcome.gap?.contains("The run was interrupted.") == true)
  }
}
