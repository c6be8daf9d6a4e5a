import Evidence

extension MongosyncProgress {
  /// Takes every known field of a reply.
  init(reading fields: ReplyFields) {
    self.init()
    state = fields.text("state").map(MongosyncState.init(rawValue:))
    canCommit = fields.truth("canCommit")
    canWrite = fields.truth("canWrite")
    info = fields.text("info")
    ceaStage = fields.text("ceaStage")
    lag = fields.object("lag").map(MongosyncLag.init(reading:))
    lagTimeSeconds = fields.duration("lagTimeSeconds")
    totalEventsApplied = fields.count("totalEventsApplied")
    estimatedSecondsToCEACatchup = fields.duration("estimatedSecondsToCEACatchup")
    estimatedOplogTimeRemaining = fields.text("estimatedOplogTimeRemaining")
    collectionCopy = fields.object("collectionCopy").map(MongosyncCollectionCopy.init(reading:))
    indexBuilding = fields.object("indexBuilding").map(MongosyncIndexBuilding.init(reading:))
    directionMapping = fields.object("directionMapping").map(MongosyncDirection.init(reading:))
    sourcePingLatencyMs = fields.object("source")?.duration("pingLatencyMs", least: -1)
    destinationPingLatencyMs = fields.object("destination")?.duration("pingLatencyMs", least: -1)
    mongosyncID = fields.text("mongosyncID")
    coordinatorID = fields.text("coordinatorID")
    verification = fields.object("verification").map(MongosyncVerification.init(reading:))
    warnings = fields.texts("warnings")
    let found = fields.impossibleValues + refuseContradictions()
    impossibleValues = found.isEmpty ? nil : found.sorted()
  }

  /// Takes away what contradicts the rest of the reply.
  ///
  /// - Returns: what was taken away, as paths with their values.
  private mutating func refuseContradictions() -> [String] {
    var found: [String] = []
    if state == .idle || state == .initializing {
      for (name, field) in [("canCommit", \MongosyncProgress.canCommit), ("canWrite", \MongosyncProgress.canWrite)]
      where self[keyPath: field] == true {
        found.append("progress.\(name): true in the state \(state?.rawValue ?? "")")
        self[keyPath: field] = nil
      }
    }
    if let built = indexBuilding?.indexesBuilt, let total = indexBuilding?.totalIndexesToBuild, built > total {
      found.append("progress.indexBuilding.indexesBuilt: \(built) of \(total)")
      indexBuilding?.indexesBuilt = nil
    }
    if let done = indexBuilding?.collectionsFinished, let total = indexBuilding?.collectionsTotal, done > total {
      found.append("progress.indexBuilding.collectionsFinished: \(done) of \(total)")
      indexBuilding?.collectionsFinished = nil
    }
    return found
  }
}

extension MongosyncLag {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    overallSeconds = fields.duration("overallLagSeconds")
    crudSeconds = fields.duration("crudLagSeconds")
    ddlSeconds = fields.duration("ddlLagSeconds")
  }
}

extension MongosyncCollectionCopy {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    estimatedTotalBytes = fields.count("estimatedTotalBytes")
    estimatedCopiedBytes = fields.count("estimatedCopiedBytes")
  }
}

extension MongosyncIndexBuilding {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    indexesBuilt = fields.count("indexesBuilt")
    totalIndexesToBuild = fields.count("totalIndexesToBuild")
    collectionsFinished = fields.count("collectionsFinished")
    collectionsTotal = fields.count("collectionsTotal")
  }
}

extension MongosyncDirection {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    source = fields.text("Source").map(Side.init)
    destination = fields.text("Destination").map(Side.init)
  }
}

extension MongosyncVerification {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    source = fields.object("source").map(Side.init(reading:))
    destination = fields.object("destination").map(Side.init(reading:))
  }
}

extension MongosyncVerification.Side {
  fileprivate init(reading fields: ReplyFields) {
    self.init()
    phase = fields.text("phase")
    estimatedDocumentCount = fields.count("estimatedDocumentCount")
    hashedDocumentCount = fields.count("hashedDocumentCount")
    lagTimeSeconds = fields.duration("lagTimeSeconds")
    totalCollectionCount = fields.count("totalCollectionCount")
    scannedCollectionCount = fields.count("scannedCollectionCount")
  }
}
