import BSON
import Digest
import Evidence
import Findings
import Foundation
import MongoClient

/// Asks a primary of the destination what users other than mongosync's wrote to it lately.
///
/// An oplog names no user. Entries of a retryable write or a transaction bear the session's `lsid.uid`, which is a
/// digest of the user's name: whose differs from mongosync's was written by somebody else. Of every other entry, such as
/// those of commands, of updates and deletes of many documents and of clients that do not retry, nobody can be named.
///
/// Source: server source, `getLogicalSessionUserDigestFor`: SHA-256 of `user@database`, and of an empty text where
/// nobody logs in; seen on 4.2.6 to 6.0.27.
struct ForeignWritesSurvey: Sendable {
  let node: ClusterNode
  /// The user that mongosync connects as, in `admin`, if the plan names one.
  let mongosyncUser: String?

  /// The bound on the entries that are counted.
  private static let entries: Int64 = 100_000

  /// Asks.
  ///
  /// mongosync is whom the plan names, and whoever writes to mongosync's own databases.
  ///
  /// - Parameters:
  ///   - oplog: the member's oplog, whose newest entry is known.
  ///   - seconds: how many seconds before the newest entry to look at.
  /// - Returns: the writes, one entry a namespace.
  func run(_ oplog: Observed<OplogWindow>, seconds: Int) async -> Observed<[RecentWrites]> {
    guard let newest = oplog.value?.last else { return oplog.map { _ in [] } }
    let start = UInt32(clamping: Int(newest.timeIntervalSince1970) - seconds)
    let named = mongosyncUser.map { [Self.digest("\($0)@admin")] } ?? []
    let asked = await node.documents(
      .sessionWrites(
        after: .timestamp(seconds: start, increment: .max), limit: Self.entries, except: named.map(\.bytes)))
    let writes = asked.reading("who wrote lately") { try $0.map { try SessionWrites($0) } }
    guard let all = writes.value else { return writes.observed("who wrote lately") { _ in [] } }
    let ofMetadata = all.filter { [.mongosync, .embeddedVerifier].contains($0.family) }.map(\.user)
    let own = Set(named.map(\.description) + ofMetadata)
    let others = all.filter { [.user, .deviceSync].contains($0.family) && !Self.nobody.contains($0.user) }
    guard !own.isEmpty || others.isEmpty else {
      return .notAsked(
        "The plan does not name the user of mongosync, so that its writes and others' cannot be distinguished.")
    }
    let foreign = Dictionary(grouping: others.filter { !own.contains($0.user) }) { ExactText($0.writes.namespace) }
    // Where all that was counted is mongosync's own, there may be more behind it.
    let isCut = foreign.isEmpty && all.reduce(0) { $0 + $1.writes.entries } >= Self.entries
    return writes.observed("who else wrote lately: mongosync alone wrote too much") { _ in
      guard !isCut else { return nil }
      return foreign.sorted { $0.key < $1.key }.compactMap { name, groups in
        groups.map(\.writes.last).max().map { last in
          RecentWrites(
            namespace: name.text, entries: groups.reduce(0) { $0 + $1.writes.entries },
            deletes: groups.reduce(0) { $0 + $1.writes.deletes }, last: last)
        }
      }
    }
  }

  /// The users of whom nothing follows: nobody, and the server itself.
  private static let nobody: Set<String> = [digest("").description, digest("__system@local").description]

  private static func digest(_ user: String) -> ContentDigest { ContentDigest(of: Array(user.utf8)) }

  /// What the sessions of one user wrote to one namespace.
  private struct SessionWrites: Sendable {
    let writes: RecentWrites
    /// The digest of the user's name, in hexadecimal digits.
    let user: String

    var family: DatabaseFamily { DatabaseFamily(ofDatabase: NamespaceParts(of: writes.namespace).database) }

    init(_ group: BSONDocument) throws(FieldError) {
      let id = try group.required("_id", .document)
      // A binary value begins with its length and its subtype.
      guard case .other(.binary, let bytes)? = id["user"], bytes.count == 5 + ContentDigest.byteCount else {
        throw FieldError(name: "user", expected: "a digest", found: id["user"]?.type)
      }
      user = Hexadecimal.text(bytes.dropFirst(5))
      writes = RecentWrites(
        namespace: try id.required("ns", .string), entries: try group.required("entries", .count),
        deletes: try group.required("deletes", .count),
        last: Date(timeIntervalSince1970: Double(try group.required("last", .timestampSeconds))))
    }
  }
}
