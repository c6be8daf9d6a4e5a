import Foundation

/// Puts fixed values in the place of what differs from run to run, so that two reports of the same scene are equal.
///
/// Every stand-in is as wide as what it stands for, so that columns and line breaks stay.
struct ReportNormaliser: Sendable {
  /// The ports of the servers, each with the port to print.
  let ports: [(real: Int, shown: Int)]

  /// A report as it stands in the repository.
  ///
  /// - Parameters:
  ///   - report: the report, in any format.
  ///   - validUntil: when its verdict expires, as the JSON report tells it; all other times become one moment, this one
  ///     a quarter of an hour later.
  /// - Returns: the normal form.
  func normal(_ report: String, validUntil: String) -> String {
    let expiry = validUntil.prefix(while: { $0 != "." && $0 != "Z" }).split(separator: "T").map(String.init)
    var text = report
    for (real, shown) in ports { text = text.replacing(":\(real)", with: ":\(shown)") }
    // The run's id.
    text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/) { _ in
      "00000000-0000-4000-8000-000000000000"
    }
    text.replace(/([0-9]{4}-[0-9]{2}-[0-9]{2})(T| )([0-9]{2}:[0-9]{2}:[0-9]{2})/) { time in
      "2026-01-31\(time.2)02:\([String(time.1), String(time.3)] == expiry ? "30" : "15"):00"
    }
    text.replace(/(02:(?:15|30):00)\.[0-9]{3}/) { "\($0.1).000" }
    text.replace(/[0-9]+ h [0-9]+ min/) { _ in "47 h 59 min" }
    text.replace(/[0-9.]+ [kMGT]B of disk space/) { _ in "77.5 GB of disk space" }
    text.replace(/(oid[^0-9a-f]{1,20})[0-9a-f]{24}/) { "\($0.1)\(String(repeating: "0", count: 24))" }
    // The id of a replica set or cluster beside a command.
    text.replace(/\b[0-9a-f]{24}\b/) { _ in String(repeating: "0", count: 24) }
    // The UUID of a user.
    text.replace(/[A-Za-z0-9+\/]{22}==/) { _ in "\(String(repeating: "A", count: 22))==" }
    // How long comparing took; in a table it is never as much as ten seconds.
    text.replace(/\b[0-9]\.[0-9] s\b/) { _ in "0.1 s" }
    text.replace(/("seconds": )[0-9.]+/) { "\($0.1)0.1" }
    // The root over a ledger, in which random bounds stand.
    text.replace(/("root": ")[0-9a-f]{64}/) { "\($0.1)\(String(repeating: "0", count: 64))" }
    // Members whose numbers tell a time, a size or a count; their names are quoted, unlike a style sheet's font-size.
    text.replace(/(\b(?:t|i|size|term)(?:"|&quot;)(?:"|&quot;|[:{$ \n]|numberInt|numberLong)+)[0-9]+/) {
      "\($0.1)0"
    }
    // Wrapped as a server tells it, unlike the size of what was compared.
    text.replace(/(\bbytes(?:"|&quot;)[ :{]+(?:"|&quot;)\$number(?:Int|Long)(?:"|&quot;)[ :]+(?:"|&quot;))[0-9]+/) {
      "\($0.1)0"
    }
    text.replace(/((?:(?:last|majority)WriteDate|localTime)[^0-9]{1,120})[0-9]+/) { "\($0.1)0" }
    text.replace(/(fs(?:Used|Total)Size[^0-9]{1,60})[0-9.]+/) { "\($0.1)0.0" }
    return text
  }
}
