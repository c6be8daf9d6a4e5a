import BSON
import Evidence
import Findings

/// Asks a replica set how far its majority follows its primary.
///
/// Source: `lastWrite.opTime` and `lastWrite.majorityOpTime` of `hello`, on servers 4.2 to 6.0.
struct MajorityPointSurvey: Sendable {
  let primary: ClusterNode?
  let members: [MemberSurvey.Introduced]

  /// For how long a majority may take to get the newest write of the first look.
  private static let patience = Duration.seconds(5)

  /// Looks until a majority has what the primary had at the first look, or patience ends.
  func run() async -> Observed<MajorityPoint> {
    guard let primary else { return .notAsked("The set has no primary that could be asked.") }
    let begin = ContinuousClock.now
    let first = await primary.hello().reading("its newest write") { try LastWrite($0) }
    guard let wanted = first.value?.written else {
      return first.observed("how far the majority of the set is") { _ in MajorityPoint?.none }
    }
    var look = first
    while let seen = look.value, seen.majority < wanted, .now - begin < Self.patience {
      try? await Task.sleep(for: .milliseconds(250))
      look = await primary.hello().reading("its newest write") { try LastWrite($0) }
    }
    guard let last = look.value else { return look.observed("how far the majority of the set is") { _ in nil } }
    var evidence = first.evidence + (look.evidence == first.evidence ? [] : look.evidence)
    var laggards: [MajorityPoint.Laggard] = []
    if last.majority < wanted {
      for member in members where member.evidence.isDataBearing {
        let seen = await member.node?.hello().reading("its newest write") { try LastWrite($0) }
        evidence += seen?.evidence ?? []
        guard let own = seen?.value?.written else {
          laggards.append(MajorityPoint.Laggard(host: member.evidence.host, secondsBehind: nil))
          continue
        }
        guard own < wanted else { continue }
        laggards.append(
          MajorityPoint.Laggard(host: member.evidence.host, secondsBehind: own.seconds(before: wanted)))
      }
    }
    let point = MajorityPoint(
      isReached: last.majority >= wanted, secondsBehind: last.majority.seconds(before: wanted),
      waitedSeconds: (.now - begin) / .seconds(1), laggards: laggards)
    return .value(point, evidence)
  }
}

/// What a member's `hello` says of its newest write.
private struct LastWrite: Sendable {
  /// The time of an oplog entry.
  struct Time: Comparable, Sendable {
    let seconds: UInt32
    let increment: UInt32

    static func < (left: Time, right: Time) -> Bool {
      (left.seconds, left.increment) < (right.seconds, right.increment)
    }

    func seconds(before other: Time) -> Int { max(0, Int(other.seconds) - Int(seconds)) }
  }

  let written: Time
  let majority: Time

  init(_ hello: BSONDocument) throws(FieldError) {
    let lastWrite = try hello.required("lastWrite", .document)
    written = try Self.time("opTime", lastWrite)
    majority = try Self.time("majorityOpTime", lastWrite)
  }

  private static func time(_ name: String, _ lastWrite: BSONDocument) throws(FieldError) -> Time {
    let document = try lastWrite.required(name, .document)
    _ = try document.required("ts", .timestampSeconds)
    guard case .timestamp(let seconds, let increment)? = document["ts"] else {
      throw FieldError(name: "ts", expected: "a timestamp", found: nil)
    }
    return Time(seconds: seconds, increment: increment)
  }
}
