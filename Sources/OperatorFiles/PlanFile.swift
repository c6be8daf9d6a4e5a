package import Evidence
import Foundation
import Yams

/// The operator's plan as it stands in a YAML file.
package enum PlanFile {
  /// Reads a plan.
  ///
  /// - Parameter file: the file.
  /// - Returns: the plan.
  /// - Throws: `OperatorFileError` for an unknown key or a value that cannot be read.
  package static func plan(in file: String) throws -> Plan {
    let text = try YAMLText(file: file, holding: "plan")
    do {
      return try plan(text)
    } catch let error as OperatorFileError {
      throw OperatorFileError("The plan \(file) cannot be used. \(error.message)")
    }
  }

  /// Reads a plan.
  ///
  /// - Parameter text: the file's text; an empty one says nothing.
  /// - Returns: the plan.
  /// - Throws: `OperatorFileError` for text that is not YAML, an unknown key or a value that cannot be read.
  package static func plan(_ text: YAMLText) throws -> Plan {
    var plan = Plan()
    guard let root = try text.root() else { return plan }
    let fields = try YAMLFields(root, of: "the plan", keys: keys.map(\.name))
    for key in keys { try key.read(fields, &plan) }
    if !plan.includeNamespaces.isEmpty || !plan.excludeNamespaces.isEmpty {
      if plan.filtered == false { throw fields.wrong("filtered", "is false, and the plan has a filter") }
      plan.filtered = true
    }
    if plan.multipleReversals == true {
      if plan.reversible == false { throw fields.wrong("reversible", "is false, and the plan has multipleReversals") }
      plan.reversible = true
    }
    if plan.shardingEntries?.isEmpty == false {
      if plan.sharding == false { throw fields.wrong("sharding", "is false, and the plan has shardingEntries") }
      plan.sharding = true
    }
    return plan
  }

  private static let keys: [PlanKey] = [
    PlanKey("mongosyncVersion", \.mongosyncVersion, "X.Y or X.Y.Z, such as 1.20.1") { node in
      node.scalar.flatMap { ReleaseVersion($0.string) }
    },
    PlanKey("phase", \.phase, "fresh or abandon") { $0.string.flatMap(Plan.Phase.init) },
    PlanKey("reversible", \.reversible),
    PlanKey("multipleReversals", \.multipleReversals),
    PlanKey("writeBlocking", \.writeBlocking, "none, destinationOnly, sourceAndDestination, true or false") { node in
      node.bool.map { $0 ? .sourceAndDestination : Plan.WriteBlocking.none }
        ?? node.string.flatMap(Plan.WriteBlocking.init)
    },
    PlanKey("buildIndexes", \.buildIndexes, waysToBuildIndexes.joined(separator: ", ")) { node in
      node.string.flatMap { waysToBuildIndexes.contains($0) ? $0 : nil }
    },
    PlanKey("filtered", \.filtered),
    PlanKey("includeNamespaces", \.includeNamespaces, namespacesForm, namespaces),
    PlanKey("excludeNamespaces", \.excludeNamespaces, namespacesForm, namespaces),
    PlanKey("preExistingDestinationData", \.preExistingDestinationData),
    PlanKey("sharding", \.sharding),
    PlanKey("shardingEntries", \.shardingEntries, shardingEntriesForm, shardingEntries),
    PlanKey("createSupportingIndexes", \.createSupportingIndexes),
    PlanKey("verifier", \.verifier),
    PlanKey("canWriteAt", \.canWriteAt, "a time in RFC 3339, such as 2026-03-01T02:15:00Z") { node in
      node.scalar.flatMap { time($0.string) }
    },
    PlanKey("expectedCopyHours", \.expectedCopyHours, "a number of hours above 0", amount),
    PlanKey("maximumLagSeconds", \.maximumLagSeconds, "a whole number of seconds above 0", count),
    PlanKey("mongosyncUser", \.mongosyncUser, "the name of the user in the admin database that mongosync connects as") {
      $0.scalar.flatMap { $0.string.isEmpty ? nil : $0.string }
    },
    PlanKey("mongosyncInstances", \.mongosyncInstances, "a number above 0", count),
    PlanKey("mongosyncMemoryGB", \.mongosyncMemoryGB, "a number of gigabytes above 0", amount),
  ]

  /// Source: MongoDB docs, mongosync: the start request's `buildIndexes` (1.3, 1.14, 1.16).
  private static let waysToBuildIndexes = [
    "beforeDataCopy", "afterDataCopy", "excludeHashed", "excludeHashedAfterCopy", "never",
  ]

  private static func amount(_ node: Node) -> Double? {
    (node.float ?? node.int.map(Double.init)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
  }

  private static func count(_ node: Node) -> Int? { node.int.flatMap { $0 > 0 ? $0 : nil } }

  private static func time(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}

/// A key that a plan may have.
struct PlanKey: Sendable {
  let name: String
  /// Reads the key's value into a plan, which keeps what it has where the key is left out.
  let read: @Sendable (_ fields: YAMLFields, _ plan: inout Plan) throws -> Void

  /// Describes a key.
  ///
  /// - Parameters:
  ///   - name: the key.
  ///   - path: what it sets.
  ///   - form: what its value must be, as the end of a sentence.
  ///   - value: reads the value; nil where it has another form.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Plan, Value> & Sendable, _ form: String,
    _ value: @escaping @Sendable (Node) -> Value?
  ) {
    self.name = name
    read = { fields, plan in
      guard let value = try fields.optional(name, form, value) else { return }
      plan[keyPath: path] = value
    }
  }

  /// Describes a key whose property may be nil.
  ///
  /// - Parameters:
  ///   - name: the key.
  ///   - path: what it sets.
  ///   - form: what its value must be, as the end of a sentence.
  ///   - value: reads the value; nil where it has another form.
  init<Value>(
    _ name: String, _ path: any WritableKeyPath<Plan, Value?> & Sendable, _ form: String,
    _ value: @escaping @Sendable (Node) -> Value?
  ) {
    self.name = name
    read = { fields, plan in
      guard let value = try fields.optional(name, form, value) else { return }
      plan[keyPath: path] = value
    }
  }

  /// Describes a key that is true or false.
  ///
  /// - Parameters:
  ///   - name: the key.
  ///   - path: what it sets.
  init(_ name: String, _ path: any WritableKeyPath<Plan, Bool?> & Sendable) {
    self.init(name, path, "true or false") { $0.bool }
  }
}
