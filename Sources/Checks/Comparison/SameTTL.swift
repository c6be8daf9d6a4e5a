public import Evidence
public import Findings

/// Documents must expire on the destination as on the source.
public struct SameTTL: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-ttl",
    title: "Same lifetimes of documents",
    rule: """
      Each TTL index and each collection with a lifetime expires documents after the same time on both clusters, and \
      none after 2147483647 seconds, which stands for never.
      """,
    rationale: """
      mongosync sets that lifetime during the sync, so that nothing expires, and restores the intended one at the \
      commit. Where it was not restored, data that must go stays.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("expireAfterSeconds"), .indexOption("expireAfterSeconds")],
    remedy: "Set the source's lifetime on the destination with collMod.",
    citations: [
      Citation("E-03", "MongoDB docs, mongosync: mongosync-behavior, TTL indexes"),
      Citation("E-03", "MongoDB docs, server: collMod, expireAfterSeconds"),
    ])

  /// Judges every lifetime on either cluster.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    var count = 0
    for twin in catalogs.twins {
      let values = [twin.source, twin.destination].map { $0.options["expireAfterSeconds"] }
      guard values.contains(where: { $0 != nil }) else { continue }
      count += 1
      judge("The lifetime of \(twin.namespace)", values, twin.subject, &judgement) { text, seconds in
        .changeCollection(text, twin.destination, "expireAfterSeconds: \(seconds ?? "\"off\"")")
      }
    }
    for twin in catalogs.indexTwins {
      let values = [twin.source, twin.destination].map { $0.options["expireAfterSeconds"] }
      guard values.contains(where: { $0 != nil }) else { continue }
      count += 1
      judge("The expireAfterSeconds of \(twin.lowercaseName)", values, twin.subject, &judgement) { text, seconds in
        guard let seconds else {
          return .dropIndex(
            "Drop the index and build it without a lifetime.", twin.source.name, of: twin.collection.destination)
        }
        return .changeIndex(
          text, twin.collection.destination, twin.source.name, "expireAfterSeconds: \(seconds)", on: .destination)
      }
    }
    judgement.conclude(
      comparing: count, "\(Wording.count(count, "lifetime is", "lifetimes are")) the same on both clusters.",
      orElse: "Neither cluster has a TTL index or a collection with a lifetime.", in: catalogs)
    return judgement
  }

  private func judge(
    _ what: String, _ values: [OptionValue?], _ subject: Subject, _ judgement: inout Judgement,
    _ change: (_ text: String, _ seconds: String?) -> Remedy
  ) {
    let effective = values.map { $0?.lifetimeSeconds }
    let isNever = values.map { $0?.number == OptionValue.never }
    if let source = effective[0], source == effective[1], !(isNever[0] && isNever[1]) { return }
    if !OptionValue.agree(values[0], values[1]) {
      let note = isNever[1] ? "mongosync sets that value during the sync, and restores the other at the commit." : ""
      judgement.add(Difference(what, values[0], values[1]).finding(.fail, subject, note: note))
      guard values[0] == nil || values[0]?.lifetimeInShell != nil else {
        judgement.suggest(
          Remedy(.destination, "No server takes this lifetime any more: decide what it must be, and set it on both."))
        return
      }
      judgement.suggest(change("Set the lifetime as on the source.", values[0]?.lifetimeInShell))
    } else if isNever[1] {
      judgement.add(
        Finding(
          .warn, subject, "\(what) is 2147483647 on both clusters, which stands for never.",
          explanation: "An earlier migration may have left it on the source."))
      judgement.suggest(change("Give it its intended lifetime: put the number of seconds for SECONDS.", "SECONDS"))
    }
  }
}

extension OptionValue {
  /// The largest number of seconds, which stands for never.
  ///
  /// Source: MongoDB docs, mongosync: mongosync-behavior; the largest 32-bit number.
  static let never = 2_147_483_647.0

  /// For how many seconds a document lives by this value; nil where it is no number.
  ///
  /// A server before 5.0 takes what is no number for never, and so do 5.0.14 and 6.0.2 where they find it in an index;
  /// fractions are cut off from 5.0 on.
  ///
  /// Source: as seen on 4.4.2, 5.0.4 and 6.0.27; MongoDB docs, server: TTL indexes, indexes configured using NaN.
  var lifetimeSeconds: Double? {
    number.map { $0.isNaN ? Self.never : min(Self.never, $0.rounded(.towardZero)) }
  }

  /// The seconds as a command may set them; nil where no server takes the value.
  ///
  /// Set as it is, what is no number becomes 0 on 5.0 and 6.0, which deletes every document that has a date.
  var lifetimeInShell: String? {
    guard let seconds = lifetimeSeconds, seconds >= 0 else { return nil }
    return Int(exactly: seconds).map { "\($0)" }
  }
}
