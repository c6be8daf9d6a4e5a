import Findings

extension JSONWriter {
  /// Writes what of the clusters was looked at.
  ///
  /// - Parameter coverage: the coverage.
  mutating func write(_ coverage: Coverage) {
    object { writer in
      writer.member("clusters") { clusters in
        clusters.object { writer in
          for catalog in coverage.catalogs { writer.member(catalog.cluster.rawValue) { $0.write(catalog) } }
        }
      }
      writer.member("features") { $0.array(coverage.features) { writer, feature in writer.write(feature) } }
    }
  }

  private mutating func write(_ catalog: Coverage.Catalog) {
    object { writer in
      if let gap = catalog.gap {
        writer.member("gap", gap)
        return
      }
      writer.member("namespaces") { $0.number(catalog.namespaces) }
      writer.member("databaseCount") { $0.number(catalog.databaseCount) }
      writer.member("databases") { databases in
        databases.array(catalog.databases) { writer, database in
          writer.object { writer in
            writer.member("name", database.name)
            writer.member("namespaces") { $0.number(database.namespaces) }
          }
        }
      }
    }
  }

  private mutating func write(_ feature: Coverage.Feature) {
    object { writer in
      writer.member("cluster", feature.cluster.rawValue)
      writer.member("kind", feature.kind)
      writer.member("name", feature.name)
      writer.member("words", feature.words)
      writer.member("count") { $0.number(feature.count) }
      writer.member("first", feature.first)
      writer.member("checks", feature.checks)
      writer.member("plain") { $0.bool(feature.isPlain) }
    }
  }
}
