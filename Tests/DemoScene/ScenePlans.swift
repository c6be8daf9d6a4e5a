public import Foundation

/// The plans that go with the scenes, as YAML.
public enum ScenePlans {
  /// For the restart.
  public static let restart = """
    # The migration is to be started again from nothing.
    mongosyncVersion: 1.19
    phase: fresh
    expectedCopyHours: 8

    """

  /// For the first start.
  public static let preflight = """
    # As the start request will be.
    mongosyncVersion: 1.18
    reversible: true
    writeBlocking: sourceAndDestination
    mongosyncUser: mongosync
    mongosyncInstances: 1
    mongosyncMemoryGB: 32
    expectedCopyHours: 8

    """

  /// For the cutover and what follows it; also for the move of an app with Device Sync.
  public static let cutover = """
    # What the start request said.
    mongosyncVersion: 1.19
    reversible: true
    writeBlocking: sourceAndDestination
    preExistingDestinationData: false
    filtered: false
    mongosyncUser: mongosync

    """

  /// For the reverse.
  ///
  /// - Parameter canWriteAt: when mongosync first reported `canWrite: true`.
  /// - Returns: the plan.
  public static func reverse(canWriteAt: Date) -> String {
    """
    # What the start request and mongosync's log said.
    mongosyncVersion: 1.19
    reversible: true
    writeBlocking: sourceAndDestination
    preExistingDestinationData: false
    mongosyncUser: mongosync
    canWriteAt: \(canWriteAt.formatted(.iso8601))

    """
  }
}
