import Evidence
import Foundation
import MongosyncAPI

extension FuzzTarget {
  /// Replies of `GET /progress`.
  static let progress = FuzzTarget(name: "progress", seeds: replies.map { Array($0.utf8) }) { input in
    guard let progress = try? ProgressReply.progress(in: Data(input), status: 200) else { return false }
    let saved = try JSONEncoder().encode(progress)
    guard try JSONDecoder().decode(MongosyncProgress.self, from: saved) == progress else {
      throw Broken(description: "The progress differs once saved and read again.")
    }
    return true
  }

  private static let replies = [
    #"{"progress":{"state":"IDLE"},"success":true}"#,
    #"{"success":false,"error":"InsufficientDestinationDiskSpace","errorDescription":"No room."}"#,
    #"""
    {"progress":{"state":"RUNNING","canCommit":true,"canWrite":false,"info":"change event application",
    "ceaStage":"steady state","lag":{"overallLagSeconds":0,"crudLagSeconds":0,"ddlLagSeconds":null},"lagTimeSeconds":0,
    "totalEventsApplied":12,"estimatedSecondsToCEACatchup":5,"estimatedOplogTimeRemaining":"12 hours",
    "collectionCopy":{"estimatedTotalBytes":694,"estimatedCopiedBytes":694},
    "indexBuilding":{"indexesBuilt":1,"totalIndexesToBuild":2,"collectionsFinished":1,"collectionsTotal":2},
    "directionMapping":{"Source":"cluster0: localhost:27017","Destination":"cluster1: localhost:27018"},
    "source":{"pingLatencyMs":250},"destination":{"pingLatencyMs":-1},"mongosyncID":"a","coordinatorID":null,
    "verification":{"source":{"estimatedDocumentCount":42,"hashedDocumentCount":42,"lagTimeSeconds":2,
    "totalCollectionCount":42,"scannedCollectionCount":10,"phase":"stream hashing"},"destination":{"phase":"x"}},
    "warnings":["slow"]},"success":true}
    """#,
  ]
}
