import Foundation

/// A real replica set on this machine; it never outlives this process.
public final class ReplicaSet: Sendable {
  /// How it was started.
  public let options: ReplicaSetOptions
  /// The members, in the order of the configuration.
  public let members: [MongodProcess]
  private let keyFolder: TemporaryFolder?

  private init(_ options: ReplicaSetOptions, members: [MongodProcess], keyFolder: TemporaryFolder?) {
    self.options = options
    self.members = members
    self.keyFolder = keyFolder
  }

  /// Starts the members, initiates the set, and waits until every member is in its place.
  public static func start(_ options: ReplicaSetOptions = ReplicaSetOptions()) async throws -> ReplicaSet {
    var server = options.server
    server.replicaSetName = options.name
    let members = try await withThrowingTaskGroup(of: (Int, MongodProcess).self) { [server] group in
      for index in options.members.indices {
        group.addTask { (index, try await MongodProcess.start(server)) }
      }
      var started: [(Int, MongodProcess)] = []
      for try await member in group { started.append(member) }
      return started.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let keyFolder = options.accessControl == nil ? nil : try TemporaryFolder()
    let set = ReplicaSet(options, members: members, keyFolder: keyFolder)
    try await set.initiate()
    if !options.switchesAccessControlOnLater { try await set.switchAccessControlOn() }
    return set
  }

  /// Starts a set, lends it, and stops it whatever happens.
  public static func with<Value>(
    _ options: ReplicaSetOptions = ReplicaSetOptions(), _ body: (ReplicaSet) async throws -> Value
  ) async throws -> Value {
    let set = try await start(options)
    do {
      let value = try await body(set)
      await set.stop()
      return value
    } catch {
      await set.stop()
      throw error
    }
  }

  /// Ends all members and removes their data.
  public func stop() async {
    await eachMember { await $0.stop() }
  }

  /// Shuts all members down and starts them with changed options on the same data; waits until all are in place.
  public func restart(_ change: @escaping @Sendable (inout MongodOptions) -> Void = { _ in }) async throws {
    await eachMember { await $0.shutDown() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for member in members {
        group.addTask { try await member.restart(change) }
      }
      try await group.waitForAll()
    }
    try await waitUntilInPlace()
  }

  /// Opens the data files of all members with another version.
  public func upgrade(to version: MongodVersion) async throws {
    try await restart { $0.version = version }
  }

  /// Raises the feature compatibility version, as `"6.0"`.
  public func raiseFCV(_ version: String) async throws {
    try await primary().run("admin", #"{"setFeatureCompatibilityVersion": "\#(version)"}"#)
  }

  /// Waits until there is a primary that takes writes and every other member that runs is in its place.
  public func waitUntilInPlace() async throws {
    try await eventually("replica set \(options.name) has a primary and all members are in their places") {
      let primary = try self.primary()
      guard try await primary.run("admin", #"{"isMaster": 1}"#)["ismaster"].bool == true else { return false }
      let running = Set(self.members.filter(\.isRunning).map(\.host))
      let settled: Set = ["PRIMARY", "SECONDARY", "ARBITER"]
      return try await primary.run("admin", #"{"replSetGetStatus": 1}"#)["members"].array.allSatisfy {
        settled.contains($0["stateStr"].string ?? "") || !running.contains($0["name"].string ?? "")
      }
    }
  }

  private func initiate() async throws {
    let configuration = options.configuration(hosts: members.map(\.host))
    guard let first = members.first else { throw ServerError(code: 0, message: "a replica set needs a member") }
    try await first.admin().run("admin", #"{"replSetInitiate": \#(configuration)}"#)
    try await waitUntilInPlace()
  }

  /// Creates the users and restarts all members with the key, if the options ask for access control.
  func switchAccessControlOn(key sharedKey: String? = nil) async throws {
    guard let keyFolder, let accessControl = options.accessControl else { return }
    let admin = try primary()
    try await admin.run(
      "admin",
      """
      {"createUser": "\(accessControl.user)", "pwd": "\(accessControl.password)", "roles": \(options.firstUserRoles),
       "writeConcern": {"w": "majority"}}
      """)
    try await accessControl.createUsers(admin)
    let key = try sharedKey ?? keyFolder.write(String(UUID().uuidString.filter(\.isHexDigit)), to: "key")
    try await restart { $0.keyFile = key }
  }

  private func eachMember(_ action: @escaping @Sendable (MongodProcess) async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      for member in members {
        group.addTask { await action(member) }
      }
    }
  }
}
