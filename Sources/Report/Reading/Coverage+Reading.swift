import Findings

extension Coverage {
  init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      var catalogs: [Catalog] = []
      for (key, value) in try members.take("clusters").members() {
        guard let cluster = ClusterRole(rawValue: key) else { throw value.wrong("\(key) is no cluster.") }
        catalogs.append(try Catalog(cluster, value))
      }
      return Coverage(
        catalogs: catalogs,
        features: try members.array("features") { slice throws(ReportReadingError) in try Feature(slice) })
    }
  }
}

extension Coverage.Catalog {
  fileprivate init(_ cluster: ClusterRole, _ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      if let gap = try members.optionalString("gap") { return Self(cluster, gap: gap, databases: []) }
      return Self(
        cluster, namespaces: try members.take("namespaces").int(),
        databaseCount: try members.take("databaseCount").int(),
        databases: try members.array("databases") { slice throws(ReportReadingError) in
          try JSONMembers.reading(slice) { members throws(ReportReadingError) in
            Database(name: try members.string("name"), namespaces: try members.take("namespaces").int())
          }
        })
    }
  }
}

extension Coverage.Feature {
  fileprivate init(_ slice: JSONSlice) throws(ReportReadingError) {
    self = try JSONMembers.reading(slice) { members throws(ReportReadingError) in
      Self(
        try members.take("cluster").word(), kind: try members.string("kind"), name: try members.string("name"),
        words: try members.string("words"), count: try members.take("count").int(),
        first: try members.strings("first"), checks: try members.strings("checks"),
        isPlain: try members.take("plain").bool())
    }
  }
}
