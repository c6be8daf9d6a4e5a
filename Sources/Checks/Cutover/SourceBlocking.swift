import Evidence

/// Whether mongosync blocks writes to the source by itself once the commit is sent.
///
/// Source: MongoDB docs, mongosync 1.20: user write blocking has no parameter; a source before 6.0, a filtered sync and
/// one into existing data leave the source open. Release notes 1.11 and 1.12: `enableUserWriteBlocking`.
enum SourceBlocking: Equatable {
  /// It does.
  case automatic
  /// It does not, and why.
  case none(String)
  /// It cannot be told, and why.
  case unknown(String)

  /// Works it out of the plan, the metadata and the source's version.
  ///
  /// - Parameter evidence: the evidence.
  init(_ evidence: Evidence) {
    let plan = evidence.plan
    let metadata = evidence.destination.mongosyncMetadata.value ?? []
    let mode = metadata.compactMap(\.writeBlockingMode).first ?? plan.writeBlocking?.rawValue
    let isFiltered = metadata.compactMap(\.isFiltered).first ?? plan.filtered
    if evidence.source.runsBefore(6, 0) {
      self = .none("servers before 6.0 know no user write block")
    } else if plan.preExistingDestinationData == true {
      self = .none("a sync into existing data blocks nothing")
    } else {
      switch plan.mongosyncHas(.blocksWritesByItself) {
      case true where isFiltered == true: self = .none("a filtered sync leaves the source open")
      case true where isFiltered == nil: self = .unknown("neither the plan nor mongosync's metadata tells filtered")
      case true: self = .automatic
      case nil: self = .unknown("the plan does not give the version of mongosync")
      case false:
        switch mode {
        case Plan.WriteBlocking.sourceAndDestination.rawValue: self = .automatic
        case .some(let mode) where Plan.WriteBlocking(rawValue: mode) == nil:
          self = .unknown("mongosync's metadata says enableUserWriteBlocking: \(mode), which is no value that is known")
        case .some(let mode): self = .none("it was started with enableUserWriteBlocking: \(mode)")
        case nil: self = .unknown("neither the plan nor mongosync's metadata tells enableUserWriteBlocking")
        }
      }
    }
  }
}
