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
