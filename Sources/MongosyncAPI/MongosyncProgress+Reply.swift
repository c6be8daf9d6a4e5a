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
    sourcePingLatencyMs = fields.object("source")?.duration("pingLatencyMs")
    destinationPingLatencyMs = fields.object("destination")?.duration("pingLatencyMs")
    mongosyncID = fields.text("mongosyncID")
    coordinatorID = fields.text("coordinatorID")
    verification = fields.object("verification").map(MongosyncVerification.init(reading:))
    warnings = fields.texts("warnings")
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
