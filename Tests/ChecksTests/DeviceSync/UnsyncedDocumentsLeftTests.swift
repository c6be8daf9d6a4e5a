import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UnsyncedDocumentsLeftTests {
  private func judge(_ lists: Observed<[UnsyncedDocuments]>) -> Judgement {
    UnsyncedDocumentsLeft().judge(EvidenceFixture.syncing.with { $0.source.unsyncedDocuments = lists })
  }

  @Test func passesWhenTheListsAreEmpty() {
    #expect(UnsyncedDocumentsLeft().judge(EvidenceFixture.syncing).summaries(.pass).count == 2)
    #expect(UnsyncedDocumentsLeft().judge(EvidenceFixture.deviceSync).outcome == .notApplicable)
  }

  @Test func groupsAreNamedAndTheRestCounted() {
    let group = UnsyncedDocuments.Group(namespace: "shop.orders", reason: "wrong type", count: 7)
    let judgement = judge(.seen([UnsyncedDocuments(database: "__realm_sync", count: 8, largest: [group])]))
    #expect(
      judgement.summaries(.warn) == [
        "__realm_sync lists 7 unsynced documents of shop.orders.", "__realm_sync lists 1 more unsynced document.",
      ])
    #expect(judgement.findings[at: 0]?.explanation == "The reason given: wrong type")
    #expect(
      judgement.commands == [#"db.getSiblingDB("__realm_sync").getCollection("unsynced_documents").find().limit(20)"#])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
