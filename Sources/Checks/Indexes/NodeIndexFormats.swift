import Evidence
import Findings

/// What one node's unique indexes come to.
struct NodeIndexFormats {
  /// The collections that must be validated on the node.
  private(set) var suspects: [String] = []
  private let member: MemberEvidence
  private let isSharded: Bool
  private var good = 0
  private var isComplete = true

  /// Begins with a node.
  ///
  /// - Parameters:
  ///   - member: the node.
  ///   - isSharded: whether it belongs to a shard, which need not hold every collection.
  init(of member: MemberEvidence, isSharded: Bool) {
    self.member = member
    self.isSharded = isSharded
  }

  /// Takes one collection into account.
  ///
  /// - Parameters:
  ///   - collection: the collection's unique indexes on the node.
  ///   - judgement: takes the findings.
  mutating func read(_ collection: IndexFormats, _ judgement: inout Judgement) {
    // Such a member has no index but those of _id, by its configuration.
    guard member.configuration.buildsIndexes else { return }
    if !member.configuration.showsThePresent, case .refused(let refusal, let evidence) = collection.formatVersions,
      refusal.kind == .namespaceNotFound
    {
      judgement.cite(evidence)
      judgement.add(
        Finding(
          .warn, Subject(.source, node: member.host, namespace: collection.namespace),
          "\(member.host) does not hold \(collection.namespace) yet.", explanation: member.configuration.excuse ?? ""))
      return
    }
    if isSharded, case .refused(let refusal, let evidence) = collection.formatVersions,
      refusal.kind == .namespaceNotFound
    {
      judgement.cite(evidence)
      return
    }
    let subject = Subject(.source, node: member.host, namespace: collection.namespace)
    let what = "the formats of the unique indexes of \(collection.namespace) on \(member.host)"
    guard let formats = judgement.value(of: collection.formatVersions, subject, what) else {
      isComplete = false
      return
    }
    var isSuspect = false
    for index in collection.expected {
      let format = formats[index]
      if format == nil, let excuse = member.configuration.excuse {
        judgement.add(
          Finding(
            .warn, Subject(.source, node: member.host, namespace: collection.namespace, index: index),
            "\(member.host) does not have the index \(index) of \(collection.namespace) yet.", explanation: excuse))
        continue
      }
      if let format, Self.newFormats.contains(format) {
        good += 1
      } else {
        isSuspect = true
        judgement.add(suspicion(index, format, of: collection.namespace))
      }
    }
    if isSuspect { suspects.append(collection.namespace) }
  }

  /// Says what all collections of the node come to, and how to settle what is suspect.
  ///
  /// - Parameter judgement: takes the finding and the remedies.
  func conclude(_ judgement: inout Judgement) {
    let host = member.host
    if suspects.isEmpty && isComplete {
      judgement.add(
        Finding(
          .pass, Subject(.source, node: host),
          good == 0
            ? "\(host) holds no unique index other than those of _id."
            : "\(host) holds \(Wording.count(good, "unique index", "unique indexes")), in the present format (13 or 14)."
        ))
    }
    guard !suspects.isEmpty, canValidate else { return }
    judgement.suggest(
      Remedy(
        .source, "Connect to \(host) and to no other node, adding the credentials.",
        command: ShellText.directConnection(to: host)))
    for namespace in suspects {
      judgement.suggest(
        Remedy(
          .source, "On \(host), validate \(namespace); this locks the collection on that node while it runs.",
          command: """
            db.getMongo().setReadPref("secondaryPreferred"); \(ShellText.collection(namespace)).validate({ full: false })
            """, settlesUnknown: true))
    }
  }

  private func suspicion(_ index: String, _ format: Int?, of namespace: String) -> Finding {
    let seen = format.map { "has format version \($0)" } ?? "reports no format version"
    let meaning =
      switch format {
      case 11, 12: "Indexes made on 4.2 to 5.0 keep this version with or without keys in the legacy format."
      default: "Only 13 and 14 are sure to hold no keys in the legacy format."
      }
    return Finding(
      .unknown, Subject(.source, node: member.host, namespace: namespace, index: index),
      "The unique index \(index) of \(namespace) on \(member.host) \(seen): validate tells whether it holds legacy keys.",
      explanation: canValidate ? meaning : "\(meaning) A server before 6.0 cannot tell by validate.",
      canBeSettled: canValidate)
  }

  /// Source: the warning about the old format exists since server 6.0.
  private var canValidate: Bool { member.version.value.map { $0 >= ReleaseVersion(6, 0) } ?? true }

  private static let newFormats: Set<Int> = [13, 14]
}
