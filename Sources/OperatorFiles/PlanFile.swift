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
    guard let mapping = root.mapping else { throw OperatorFileError("It must be a map of keys to values.") }
    for (key, value) in mapping {
      guard let read = readers[key.string ?? ""] else {
        let known = readers.keys.sorted().joined(separator: ", ")
        throw OperatorFileError("It has an unknown key, \(key.string ?? "?"). The keys are \(known).")
      }
      guard try read(&plan, value) else {
        throw OperatorFileError("\(key.string ?? "") must be \(forms[key.string ?? ""] ?? "given otherwise").")
      }
    }
    if !plan.includeNamespaces.isEmpty || !plan.excludeNamespaces.isEmpty {
      if plan.filtered == false { throw OperatorFileError("It says filtered: false, and has a filter.") }
      plan.filtered = true
    }
    if plan.multipleReversals == true {
      if plan.reversible == false { throw OperatorFileError("It says reversible: false, and has multipleReversals.") }
      plan.reversible = true
    }
    if plan.shardingEntries?.isEmpty == false {
      if plan.sharding == false { throw OperatorFileError("It says sharding: false, and has shardingEntries.") }
      plan.sharding = true
    }
    return plan
  }

  private typealias Reader = @Sendable (inout Plan, Node) throws -> Bool

  private static let readers: [String: Reader] = [
    "mongosyncVersion": { plan, node in
      plan.mongosyncVersion = node.scalar.flatMap { ReleaseVersion($0.string) }
      return plan.mongosyncVersion != nil
    },
    "phase": { plan, node in
      guard let phase = node.string.flatMap(Plan.Phase.init) else { return false }
      plan.phase = phase
      return true
    },
    "reversible": { plan, node in
      plan.reversible = node.bool
      return plan.reversible != nil
    },
    "multipleReversals": { plan, node in
      plan.multipleReversals = node.bool
      return plan.multipleReversals != nil
    },
    "writeBlocking": { plan, node in
      plan.writeBlocking =
        node.bool.map { $0 ? .sourceAndDestination : Plan.WriteBlocking.none }
        ?? node.string.flatMap(Plan.WriteBlocking.init)
      return plan.writeBlocking != nil
    },
    "buildIndexes": { plan, node in
      plan.buildIndexes = node.string
      return buildIndexes.contains(node.string ?? "")
    },
    "filtered": { plan, node in
      plan.filtered = node.bool
      return plan.filtered != nil
    },
    "preExistingDestinationData": { plan, node in
      plan.preExistingDestinationData = node.bool
      return plan.preExistingDestinationData != nil
    },
    "canWriteAt": { plan, node in
      plan.canWriteAt = node.scalar.flatMap { time($0.string) }
      return plan.canWriteAt != nil
    },
    "expectedCopyHours": { plan, node in
      plan.expectedCopyHours = node.float ?? node.int.map(Double.init)
      return plan.expectedCopyHours.map { $0 > 0 && $0.isFinite } ?? false
    },
    "maximumLagSeconds": { plan, node in
      guard let seconds = node.int, seconds > 0 else { return false }
      plan.maximumLagSeconds = seconds
      return true
    },
    "mongosyncUser": { plan, node in
      plan.mongosyncUser = node.scalar?.string
      return !(plan.mongosyncUser ?? "").isEmpty
    },
    "sharding": { plan, node in
      plan.sharding = node.bool
      return plan.sharding != nil
    },
    "verifier": { plan, node in
      plan.verifier = node.bool
      return plan.verifier != nil
    },
    "mongosyncInstances": { plan, node in
      plan.mongosyncInstances = node.int
      return plan.mongosyncInstances.map { $0 > 0 } ?? false
    },
    "mongosyncMemoryGB": { plan, node in
      plan.mongosyncMemoryGB = node.float ?? node.int.map(Double.init)
      return plan.mongosyncMemoryGB.map { $0 > 0 && $0.isFinite } ?? false
    },
    "includeNamespaces": { plan, node in
      plan.includeNamespaces = namespaces(node) ?? []
      return !plan.includeNamespaces.isEmpty
    },
    "excludeNamespaces": { plan, node in
      plan.excludeNamespaces = namespaces(node) ?? []
      return !plan.excludeNamespaces.isEmpty
    },
    "shardingEntries": { plan, node in
      plan.shardingEntries = shardingEntries(node)
      return plan.shardingEntries != nil
    },
    "createSupportingIndexes": { plan, node in
      plan.createSupportingIndexes = node.bool
      return plan.createSupportingIndexes != nil
    },
  ]

  private static let forms = [
    "mongosyncVersion": "X.Y or X.Y.Z, such as 1.20.1",
    "phase": "fresh or abandon",
    "reversible": "true or false",
    "multipleReversals": "true or false",
    "writeBlocking": "none, destinationOnly, sourceAndDestination, true or false",
    "buildIndexes": buildIndexes.joined(separator: ", "),
    "filtered": "true or false",
    "preExistingDestinationData": "true or false",
    "canWriteAt": "a time in RFC 3339, such as 2026-03-01T02:15:00Z",
    "expectedCopyHours": "a number of hours above 0",
    "maximumLagSeconds": "a whole number of seconds above 0",
    "mongosyncUser": "the name of the user in the admin database that mongosync connects as",
    "includeNamespaces": namespacesForm,
    "excludeNamespaces": namespacesForm,
    "shardingEntries": shardingEntriesForm,
    "createSupportingIndexes": "true or false",
    "sharding": "true or false",
    "verifier": "true or false",
    "mongosyncInstances": "a number above 0",
    "mongosyncMemoryGB": "a number of gigabytes above 0",
  ]

  /// Source: MongoDB docs, mongosync: the start request's `buildIndexes` (1.3, 1.14, 1.16).
  private static let buildIndexes = [
    "beforeDataCopy", "afterDataCopy", "excludeHashed", "excludeHashedAfterCopy", "never",
  ]

  private static func time(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
