import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// A name of another spelling is another name: what is there under one is not there under the other.
@Suite struct TwoSpellingsTests {
  private static let spellings = ["caf\u{E9}", "cafe\u{301}"]

  private func judge(
    _ check: some Check, _ evidence: Evidence = EvidenceFixture.postCutover, _ change: (inout Evidence) -> Void
  )
    throws -> Judgement
  {
    try check.judge(evidence.with(change))
  }

  @Test func searchIndexes() throws {
    for change: (String) -> SearchIndex in [
      { SearchIndex(namespace: "shop.\($0)", name: "words") }, { SearchIndex(namespace: "shop.a", name: $0) },
    ] {
      let indexes = Self.spellings.map(change)
      let judgement = try judge(SameSearchIndexes()) { evidence in
        evidence.source.searchIndexes = .seen(indexes)
        evidence.destination.searchIndexes = .seen([indexes[1]])
      }
      #expect(judgement.summaries(.warn).count == 1)
    }
  }

  @Test func zones() throws {
    for change: (String) -> ZoneRange in [
      { ZoneRange(namespace: "shop.\($0)", zone: "EU", minimum: 1, maximum: 2) },
      { ZoneRange(namespace: "shop.a", zone: $0, minimum: 1, maximum: 2) },
    ] {
      let ranges = Self.spellings.map(change)
      let judgement = try judge(SameZones(), EvidenceFixture.postCutover.sharded) { evidence in
        evidence.source.zones = .seen([ranges[0]])
        evidence.destination.zones = .seen([ranges[1]])
      }
      #expect(judgement.summaries(.warn).count == 2, "one is missing and one is there without need")
    }
  }

  @Test func rolesOfUsersAndPrivilegesOfRoles() throws {
    let users = Self.spellings.map { Accounts.Account("ann@shop", roles: ["\($0)@shop"]) }
    let roles = Self.spellings.map { Accounts.Account("clerk@shop", roles: [], privileges: ["find on shop.\($0)"]) }
    let accounts = zip(users, roles).map { Accounts(users: [$0], roles: [$1]) }
    let heirs = Self.spellings.map { name in
      Accounts(users: [], roles: [Accounts.Account("clerk@shop", roles: ["\(name)@shop"])])
    }
    func judged(_ check: some Check, _ accounts: [Accounts]) throws -> Judgement {
      try judge(check) { evidence in
        evidence.source.accounts = .seen(accounts[0])
        evidence.destination.accounts = .seen(accounts[1])
      }
    }
    #expect(try judged(SameUsers(), accounts).summaries(.warn).count == 2)
    #expect(try judged(SameRoles(), accounts).summaries(.warn).count == 2)
    #expect(try judged(SameRoles(), heirs).summaries(.warn).count == 1)
    #expect(try judged(SameUsers(), [accounts[0], accounts[0]]).summaries(.warn).isEmpty)
  }

  @Test func namesOfAFilter() throws {
    let collection = CollectionEvidence(database: "shop", name: Self.spellings[0])
    func judged(_ name: String) throws -> Judgement {
      try judge(NamespaceFilter(), EvidenceFixture.restart) { evidence in
        evidence.source.databases = .seen(["shop"])
        evidence.source.collections = .seen([collection])
        evidence.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: [name])]
      }
    }
    #expect(try judged(Self.spellings[0]).summaries(.fail).isEmpty)
    #expect(try judged(Self.spellings[1]).summaries(.fail).count == 1)
  }

  @Test func namespacesOnBothClusters() throws {
    let collections = Self.spellings.map { [CollectionEvidence(database: "shop", name: $0)] }
    func judged(_ destination: [CollectionEvidence]) throws -> Judgement {
      try judge(NamespaceConflicts(), EvidenceFixture.restart) { evidence in
        evidence.plan.preExistingDestinationData = true
        evidence.source.collections = .seen(collections[0])
        evidence.destination.collections = .seen(destination)
      }
    }
    #expect(try judged(collections[1]).outcome == .pass)
    #expect(try judged(collections[0]).outcome == .unknown)
  }

  @Test func keysOfAUniqueAndAPlainIndex() throws {
    let fields = Self.spellings.map { IndexEvidence.KeyField($0) }
    func judged(_ plain: IndexEvidence.KeyField) throws -> Judgement {
      try judge(UniqueAndPlainIndex(), EvidenceFixture.restart) { evidence in
        evidence.source.collections = .seen([
          CollectionEvidence(
            database: "shop", name: "a",
            indexes: [
              IndexEvidence(name: "u", key: [fields[0]], options: ["unique": true]),
              IndexEvidence(name: "p", key: [plain]),
            ])
        ])
      }
    }
    #expect(try judged(fields[1]).outcome == .pass)
    #expect(try judged(fields[0]).outcome == .fail)
  }

  @Test func indexesOfMembers() throws {
    let indexes = Self.spellings.map { IndexEvidence(name: $0, key: [.init("a")]) }
    func judged(_ last: [IndexEvidence]) throws -> Judgement {
      try judge(IndexesOnAllMembers(), EvidenceFixture.restart) { evidence in
        for place in evidence.source.sets[0].members.indices {
          let own = place == 0 ? indexes : last
          evidence.source.sets[0].members[place].catalog = .seen([
            CollectionEvidence(database: "shop", name: "a", indexes: own)
          ])
        }
      }
    }
    #expect(try judged(indexes).outcome == .pass)
    let lacking = try judged([indexes[0]])
    #expect(lacking.outcome == .fail)
    #expect(lacking.findings.compactMap(\.subject.index).allSatisfy { $0.isExactly(Self.spellings[1]) })
  }
}
