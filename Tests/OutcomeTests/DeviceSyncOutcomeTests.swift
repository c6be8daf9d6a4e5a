import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// The present is after the end of the service, so that only what it left behind is judged.
  @Suite struct DeviceSync {
    @Test func clustersWithoutDeviceSyncHaveNothingToDo() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.audit { $0.canWriteAt = nil }.expect(.deviceSync, OutcomeTables.deviceSync)
    }

    @Test func itsHistoryOnTheSourceOpensTheSteps() async throws {
      let pair = try await ClusterPair.clean()
      let admin = try pair.source.primary()
      try await pair.make("__realm_sync_63f8", on: pair.source)
      let documents = (0..<3).map { number in
        #"{"ns": {"db": "shop", "coll": "c\#(number / 2)"}, "reason": "no \#(number / 2)", "documentId": \#(number)}"#
      }
      try await admin.insert("__realm_sync.unsynced_documents", documents: documents)
      let audit = pair.audit { $0.canWriteAt = nil }
      let steps = [
        "termination-reason", "prepare-clients", "begin-termination", "confirm-termination", "review-termination",
        "deploy-termination",
      ]
      var changes = Dictionary(uniqueKeysWithValues: steps.map { ($0, Outcome.manual) })
      changes["device-sync-on-source"] = .warn
      changes["unsynced-documents"] = .warn
      changes["device-sync-fields"] = .warn
      try await audit.expect(.deviceSync, OutcomeTables.deviceSync.changing(changes))
      let item = try #require(try await audit.items(of: .deviceSync).first { $0.id == "unsynced-documents" })
      #expect(
        item.findings.map(\.summary) == [
          "__realm_sync lists 2 unsynced documents of shop.c0.", "__realm_sync lists 1 unsynced document of shop.c1.",
          "__realm_sync_63f8 lists no unsynced document.",
        ])
    }

    @Test func onTheDestinationItFailsBeforeTheStartAndWarnsAfterwards() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.make("__realm_sync", on: pair.destination)
      let table = OutcomeTables.deviceSync
      try await pair.audit { $0.canWriteAt = nil }.expect(
        .deviceSync, table.changing(["device-sync-on-destination": .fail]))
      try await pair.audit().expect(.deviceSync, table.changing(["device-sync-on-destination": .warn]))
    }

    @Test func anAppsUserIsATrace() async throws {
      let pair = try await ClusterPair.clean()
      let user = #"{"createUser": "mongodb-realm-63f8", "pwd": "secret", "roles": []}"#
      try await pair.source.primary().run("twins", user)
      try await pair.audit { $0.canWriteAt = nil }.expect(
        .deviceSync, OutcomeTables.deviceSync.changing(["device-sync-traces": .warn]))
    }

    @Test func aFieldOfItsOwnInADocumentIsATrace() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.source.primary().insert(
        "shop.things", documents: [#"{"a": 1}"#, #"{"a": 2, "_id__baas_transaction": 7}"#])
      let table = OutcomeTables.deviceSync
      var audit = pair.audit { $0.canWriteAt = nil }
      try await audit.expect(.deviceSync, table.changing(["device-sync-fields": .warn]))
      audit.depth = .everything
      let item = try #require(try await audit.items(of: .deviceSync).first { $0.id == "device-sync-fields" })
      #expect(item.outcome == .warn)
      #expect(item.summary.hasPrefix("1 of the 2 documents looked at in shop.things has the field"))
      try await pair.source.primary().run("shop", #"{"delete": "things", "deletes": [{"q": {"a": 2}, "limit": 1}]}"#)
      try await audit.expect(.deviceSync, table)
    }
  }
}
