public import Evidence
public import Findings

/// All members of a set of the source must have the same indexes.
public struct IndexesOnAllMembers: Check {
  /// Makes the check.
  public init() {}

  /// The collections as each member lists them.
  public let questions: Questions = .memberCatalogs

  /// What it judges and why.
  public let about = About(
    id: "indexes-on-all-members",
    title: "Members have the same indexes",
    rule: """
      All members of a replica set or shard of the source that hold data list the same collections and the same \
      indexes with the same options, all of them built. What differs on a delayed member is a warning. A member that is \
      configured to build no indexes is expected to have those of _id alone.
      """,
    rationale: """
      An index that only some members have is being built member by member, which mongosync does not support during a \
      migration: the destination gets the indexes that the member asked happens to have.
      """,
    reads: ["the catalog ($listCatalog or listCollections and listIndexes) of each member of the source"],
    privileges: [
      "replSetGetConfig on the cluster, listing collections and indexes (readAnyDatabase and clusterMonitor)"
    ],
    remedy: "Finish the build on all members, or drop the index, before the start.",
    citations: [Citation("P-29", "MongoDB docs, mongosync 1.21: reference/limitations, rolling index builds")])

  /// Judges the catalogs of all members of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for set in judgement.everySet(of: evidence.source) {
      var catalogs: [(MemberEvidence, [ExactText: CollectionEvidence])] = []
      for member in set.dataBearingMembers {
        let subject = Subject(.source, node: member.host)
        let what = "the collections of \(member.host)"
        guard let catalog = judgement.value(of: member.catalog, subject, what) else { continue }
        catalogs.append((member, Dictionary(catalog.map { (ExactText($0.namespace), $0) }) { first, _ in first }))
      }
      for (member, _) in catalogs where !member.configuration.buildsIndexes {
        judgement.add(
          Finding(
            .pass, Subject(.source, node: member.host),
            "\(member.host) is configured to build no indexes (buildIndexes: false), so none but _id are expected."))
      }
      compare(catalogs, of: set.name, &judgement)
    }
    return judgement
  }

  private func compare(
    _ catalogs: [(member: MemberEvidence, collections: [ExactText: CollectionEvidence])], of set: String,
    _ judgement: inout Judgement
  ) {
    let namespaces = Set(catalogs.flatMap(\.collections.keys)).sorted()
    var differing = 0
    for exact in namespaces {
      let namespace = exact.text
      let known = Set(catalogs.flatMap { $0.collections[exact]?.indexes.map(\.finished) ?? [] })
      let names = known.map(\.name).exactTexts
      let contested = Set(names.filter { name in known.count { $0.name.isExactly(name.text) } > 1 })
      for (member, collections) in catalogs {
        let own = collections[exact].map { $0.indexes.map(\.name).exactTexts }
        let expected = member.configuration.expectedIndexes(of: names)
        let missing = own.map { expected.subtracting($0) } ?? []
        let building = (collections[exact]?.indexes ?? []).filter(\.isBuilding).map(\.name)
        if own == nil {
          judgement.report("\(member.host) does not hold \(namespace), which others hold.", member, namespace)
        }
        for index in missing.sorted().map(\.text) {
          judgement.report("\(member.host) lacks the index \(index) of \(namespace).", member, namespace, index)
        }
        for index in building.sorted() {
          judgement.report(
            "\(member.host) is still building the index \(index) of \(namespace).", member, namespace, index)
        }
        differing += (own == nil ? 1 : 0) + missing.count + building.count
      }
      for index in contested.sorted().map(\.text) {
        differing += 1
        for (member, collections) in catalogs.prefix(1) where collections[exact] != nil {
          judgement.report("The members differ in the index \(index) of \(namespace).", member, namespace, index)
        }
      }
    }
    if differing == 0 && !catalogs.isEmpty {
      judgement.add(
        Finding(
          .pass, Subject(.source),
          "\(Wording.count(catalogs.count, "member", "members")) of \(set) list the same indexes."))
    }
  }
}

extension Judgement {
  fileprivate mutating func report(
    _ sentence: String, _ member: MemberEvidence, _ namespace: String, _ index: String? = nil
  ) {
    let excuse = member.configuration.excuse
    add(
      Finding(
        excuse == nil ? .fail : .warn, Subject(.source, node: member.host, namespace: namespace, index: index),
        sentence,
        explanation: excuse ?? "A member that lags shows the same for a moment: audit again before acting."))
    suggest(
      Remedy(
        .source, "Build or drop the index on every member before the start; this lists what \(member.host) has.",
        command: "\(ShellText.collection(namespace)).getIndexes()"))
  }
}
