public import Findings

public import struct Foundation.Date

extension AuditReport {
  /// The program that made a report.
  public struct Tool: Hashable, Sendable {
    /// The program's name.
    public let name: String
    /// The program's version.
    public let version: String
    /// The driver's name and version.
    public let driver: String

    /// Names a program.
    ///
    /// - Parameters:
    ///   - name: the program's name.
    ///   - version: the program's version.
    ///   - driver: the driver's name and version.
    public init(name: String, version: String, driver: String) {
      self.name = name
      self.version = version
      self.driver = driver
    }
  }

  /// One run of the program.
  public struct Run: Hashable, Sendable {
    /// The id that every command of the run carried in its `comment`.
    public let id: String
    /// When the first question was put.
    public let startedAt: Date
    /// When the last answer was judged.
    public let finishedAt: Date
    /// What the operator attached, in the order given; each key once, with the value it was given last.
    public let labels: [Label]

    /// Describes a run.
    ///
    /// - Parameters:
    ///   - id: the id that every command of the run carried.
    ///   - startedAt: when the first question was put.
    ///   - finishedAt: when the last answer was judged.
    ///   - labels: what the operator attached.
    public init(id: String, startedAt: Date, finishedAt: Date, labels: [Label] = []) {
      self.id = id
      self.startedAt = startedAt.toMilliseconds
      self.finishedAt = finishedAt.toMilliseconds
      self.labels = Label.eachKeyOnce(labels)
    }
  }

  /// A name and value that the operator gave, such as the number of a change ticket or a line of the plan.
  public struct Label: Hashable, Sendable {
    /// The label's name.
    public let key: String
    /// The label's value.
    public let value: String

    /// Attaches a value to a name.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    /// Each key once, in the place it first had and with the value it last had.
    fileprivate static func eachKeyOnce(_ labels: [Self]) -> [Self] {
      // By bytes: as a String, a letter with an accent equals the letter and the accent after it.
      let last = Dictionary(labels.map { (Array($0.key.utf8), $0) }, uniquingKeysWith: { $1 })
      var seen: Set<[UInt8]> = []
      return labels.map { Array($0.key.utf8) }.filter { seen.insert($0).inserted }.compactMap { last[$0] }
    }
  }

  /// Which checklist was judged.
  public struct ChecklistSummary: Hashable, Sendable {
    /// The checklist's name, as given on the command line.
    public let name: String
    /// The question it answers.
    public let question: String

    /// Describes a checklist.
    ///
    /// - Parameters:
    ///   - name: the checklist's name.
    ///   - question: the question it answers.
    public init(name: String, question: String) {
      self.name = name
      self.question = question
    }
  }

  /// What a reader must know of a cluster to recognise it.
  public struct ClusterSummary: Hashable, Sendable {
    /// Which end of the migration it is.
    public let role: ClusterRole
    /// Its connection string without secrets.
    public let address: String
    /// Its topology in words, such as `replica set rs0`; `unknown: …` where it could not be learnt.
    public let topology: String
    /// Its feature compatibility version, or why it is unknown.
    public let featureCompatibilityVersion: String
    /// Its members, shard by shard.
    public let members: [MemberSummary]

    /// Describes a cluster.
    ///
    /// - Parameters:
    ///   - role: which end of the migration it is.
    ///   - address: its connection string without secrets.
    ///   - topology: its topology in words.
    ///   - featureCompatibilityVersion: its feature compatibility version, or why it is unknown.
    ///   - members: its members.
    public init(
      role: ClusterRole, address: String, topology: String, featureCompatibilityVersion: String,
      members: [MemberSummary]
    ) {
      self.role = role
      self.address = address
      self.topology = topology
      self.featureCompatibilityVersion = featureCompatibilityVersion
      self.members = members
    }
  }

  /// One member of a cluster.
  public struct MemberSummary: Hashable, Sendable {
    /// Its address, `host:port`.
    public let host: String
    /// Its shard or replica set.
    public let set: String
    /// Its part in the set, such as `primary`, `hidden secondary`, `arbiter`, or `not reached: …`.
    public let state: String
    /// Its server version, or why it is unknown.
    public let version: String

    /// Describes a member.
    ///
    /// - Parameters:
    ///   - host: its address.
    ///   - set: its shard or replica set.
    ///   - state: its part in the set.
    ///   - version: its server version, or why it is unknown.
    public init(host: String, set: String, state: String, version: String) {
      self.host = host
      self.set = set
      self.state = state
      self.version = version
    }
  }
}
