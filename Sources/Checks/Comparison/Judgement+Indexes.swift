import Evidence
import Findings

extension Judgement {
  /// Suggests to build an index anew on the destination, as it is on the source.
  ///
  /// - Parameter twin: the index on both clusters.
  mutating func rebuild(_ twin: IndexTwins.Twin) {
    let name = twin.lowercaseName
    suggest(
      .dropIndex(
        "Drop \(name), when queries can do without it.", twin.destination.name, of: twin.collection.destination))
    suggest(.createIndex("Build \(name) as on the source.", twin.source, of: twin.collection.source))
  }
}
