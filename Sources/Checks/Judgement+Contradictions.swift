import Evidence
import Findings

// Evidence of a bundle or of a saved run was not read by this version's survey: what contradicts itself is unknown too.
extension Judgement {
  /// Takes the span of an oplog into account; one that cannot be is unknown.
  mutating func value(of oplog: Observed<OplogWindow>, _ subject: Subject, _ what: String) -> OplogWindow? {
    value(of: oplog, subject, what, contradictedBy: \.contradiction)
  }

  /// Takes a disk into account; one that cannot be is unknown.
  mutating func value(of disk: Observed<DiskSpace>, _ subject: Subject, _ what: String) -> DiskSpace? {
    value(of: disk, subject, what, contradictedBy: \.contradiction)
  }

  /// Takes the size of data into account; one that cannot be is unknown.
  mutating func value(of size: Observed<DataSize>, _ subject: Subject, _ what: String) -> DataSize? {
    value(of: size, subject, what, contradictedBy: \.contradiction)
  }

  /// Takes a server's version into account; one that cannot be is unknown.
  mutating func value(of version: Observed<ReleaseVersion>, _ subject: Subject, _ what: String) -> ReleaseVersion? {
    value(of: version, subject, what, contradictedBy: \.contradiction)
  }

  private mutating func value<Value>(
    of observed: Observed<Value>, _ subject: Subject, _ what: String, contradictedBy contradiction: (Value) -> String?
  ) -> Value? {
    guard let value = value(of: observed, subject, what, canBeSettled: false) else { return nil }
    guard let why = contradiction(value) else { return value }
    add(Finding(.unknown, subject, "Could not read \(what): \(why)"))
    return nil
  }
}
