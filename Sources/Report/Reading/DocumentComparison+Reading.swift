import Findings

extension DocumentComparison {
  static func read(_ slice: JSONSlice) throws(ReportReadingError) -> [DocumentComparison] {
    try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      // What the methods prove follows from their names, and is compared with the file when it is written again.
      _ = try members.take("methods")
      return try members.array("namespaces") { slice throws(ReportReadingError) in try DocumentComparison(slice) }
    }
  }

  private init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      for derived in ["result", "level"] { _ = try members.take(derived) }
      return DocumentComparison(
        namespace: try members.string("namespace"), method: try members.take("method").word(),
        sampledPercent: try members.takeIfPresent("sampledPercent")?.double(),
        source: try Side(try members.take("source")), destination: try Side(try members.take("destination")),
        mismatches: try members.array("mismatches") { slice throws(ReportReadingError) in try Count(slice) },
        causes: try members.array("causes") { slice throws(ReportReadingError) in try Count(slice) },
        notes: try members.strings("notes"), gap: try members.optionalString("gap"),
        seconds: try members.take("seconds").double())
    }
  }
}

extension DocumentComparison.Side {
  fileprivate init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Self(documents: try members.take("documents").int(), bytes: try members.takeIfPresent("bytes")?.int())
    }
  }
}

extension DocumentComparison.Count {
  fileprivate init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Self(try members.string("words"), try members.take("documents").int())
    }
  }
}
