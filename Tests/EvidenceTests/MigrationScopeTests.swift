import Evidence
import Testing

@Suite struct MigrationScopeTests {
  private func scope(include: [NamespacePattern] = [], exclude: [NamespacePattern] = []) -> MigrationScope {
    var plan = Plan()
    plan.includeNamespaces = include
    plan.excludeNamespaces = exclude
    return MigrationScope(plan)
  }

  @Test func withoutAFilterAllButTheSystemsIsCopied() {
    let scope = scope()
    #expect(scope.includes(namespace: "shop.orders.old"))
    #expect(scope.includes(namespace: "__realm_sync.history"))
    #expect(scope.includes(namespace: "shop.\u{301}x") && !scope.includes(namespace: "shop.system.buckets.\u{301}x"))
    for name in ["admin.x", "config.x", "__mdb_internal_atlas.x", "shop.system.js", "shop"] {
      #expect(!scope.includes(namespace: name), "\(name)")
    }
    #expect(scope.touches("shop") && !scope.touches("local"))
    #expect(!scope.isFiltered)
  }

  @Test func exclusionsComeAfterInclusions() {
    let scope = scope(
      include: [NamespacePattern(database: "shop"), NamespacePattern(database: "crm", collections: ["people"])],
      exclude: [NamespacePattern(database: "shop", collectionsExpression: .init("^LOG", options: "i"))])
    #expect(scope.includes(namespace: "shop.orders") && scope.includes(namespace: "crm.people"))
    #expect(!scope.includes(namespace: "shop.log.old") && !scope.includes(namespace: "crm.firms"))
    #expect(!scope.includes(namespace: "other.x"))
    #expect(scope.touches("crm") && !scope.touches("other"))
  }

  @Test func anExpressionMatchesAnywhereUnlessAnchored() {
    #expect(scope(include: [NamespacePattern(databaseExpression: .init("ho"))]).includes(namespace: "shop.a"))
    #expect(!scope(include: [NamespacePattern(databaseExpression: .init("^ho"))]).includes(namespace: "shop.a"))
  }

  @Test func namesAndExpressionsAreReadByBytes() {
    let (one, other) = ("caf\u{E9}", "cafe\u{301}")
    let named = scope(include: [NamespacePattern(database: one, collections: [one])])
    #expect(named.includes(one, in: one) && !named.includes(one, in: other) && !named.includes(other, in: one))
    let kept = scope(exclude: [NamespacePattern(database: other)])
    #expect(kept.touches(one) && !kept.touches(other))
    let expression = scope(
      include: [NamespacePattern(database: "shop", collectionsExpression: .init(#"^a\.b$|^.\u{301}$"#))])
    #expect(expression.includes("a.b", in: "shop") && expression.includes("e\u{301}", in: "shop"))
    #expect(!expression.includes("\u{E9}", in: "shop") && !expression.includes("a.\u{301}b", in: "shop"))
    let dotted = scope(include: [NamespacePattern(database: "shop", collectionsExpression: .init(#"^a\."#))])
    #expect(dotted.includes("a.\u{301}b", in: "shop"))
  }

  @Test func inDoubtACollectionIsJudged() {
    let broken = NamespacePattern(databaseExpression: .init("("))
    #expect(scope(include: [broken]).includes(namespace: "shop.a"))
    #expect(scope(exclude: [broken]).includes(namespace: "shop.a"))
    #expect(!MigrationScope.understands(.init("(")) && !MigrationScope.understands(.init("a", options: "g")))
  }

  @Test func aWholeDatabaseMayBeExcluded() {
    #expect(!scope(exclude: [NamespacePattern(database: "shop")]).touches("shop"))
    #expect(scope(exclude: [NamespacePattern(database: "shop")]).isFiltered)
    #expect(scope(exclude: [NamespacePattern(database: "shop", collections: ["a"])]).touches("shop"))
  }
}
