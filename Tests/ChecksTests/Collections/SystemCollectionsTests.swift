import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SystemCollectionsTests {
  private let check = SystemCollections()

  @Test func whatTheServerMakesDoesNotCount() {
    let names = ["system.views", "system.profile", "system.buckets.weather", "systems"]
    let weather = CollectionEvidence("weather", type: "timeseries")
    #expect(check.judging(names.map { CollectionEvidence($0) } + [weather]).outcome == .pass)
  }

  @Test func storedFunctionsAreAWarning() {
    let judgement = check.judging([CollectionEvidence("system.js")])
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.system.js")])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("system.js").find()"#])
  }

  @Test func databasesThatAreNotCopiedDoNotCount() {
    let judgement = check.judging([CollectionEvidence("system.js")]) {
      $0.plan.includeNamespaces = [NamespacePattern(database: "crm")]
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }

  @Test func whatApplicationsKeepInTheServersDatabasesIsAWarning() {
    let judgement = check.judging([]) {
      $0.source.systemDatabaseCollections = .seen(["admin.invoices", "local.cache"])
    }
    #expect(judgement.subjects(.warn).map(\.namespace) == ["admin.invoices", "local.cache"])
    #expect(check.judging([]) { $0.source.systemDatabaseCollections = .denied }.outcome == .unknown)
  }
}
