import Foundation
import Testing

/// Every place where a comparison passes over something, with the reason: what is passed over unseen is a false pass.
@Suite struct ComparisonFiltersTests {
  /// One place: the file, a part of its line, what it passes over, and why that is right.
  private struct Filter {
    let file: String
    let line: String
    let passesOver: String
    let reason: String

    init(_ file: String, _ line: String, _ passesOver: String, _ reason: String) {
      self.file = file
      self.line = line
      self.passesOver = passesOver
      self.reason = reason
    }
  }

  private static let filters = [
    Filter(
      "CatalogPair.swift", "filter(Self.isUserData)", "names that begin with system., and databases that are no user's",
      "mongosync does not copy them; verified-scope and system-collections name what of an application is among them"),
    Filter(
      "CatalogPair.swift", "self.source.compactMap { original in", "collections without a copy of the same type",
      "same-namespaces fails for each of them"),
    Filter(
      "ClustersQuiet.swift", "verification.writes.dropFirst(place)", "the other cluster's writes",
      "each cluster is judged by its own"),
    Filter(
      "ClustersQuiet.swift", "[(\"before\", before), (\"after\", after)].compactMap", "a look that was not taken",
      "without the later look the check says so by itself"),
    Filter(
      "ClustersQuiet.swift", "return writes.filter { write in", "writes to collections that were not compared",
      "nothing is said of those; buckets stand for their time series, and commands of a database count for all of it"),
    Filter(
      "ClustersQuiet.swift", "earlier.subtracting(later)", "collections that were there both times",
      "only what came or went leaves the comparison open"),
    Filter("ClustersQuiet.swift", "where !names.isEmpty", "a list of no names", "nothing is gone or new"),
    Filter(
      "HistoricalBugs.swift", "MongosyncBug.all.filter", "faults of other versions, and those that cannot show here",
      "each bug has a range of versions and a condition, both of them tested"),
    Filter(
      "IndexDefinition.swift", "filter { Self.known.contains($0.key) }", "options that other checks judge",
      "judgedElsewhere names the check of each; unknown ones are held beside"),
    Filter(
      "IndexDefinition.swift", "unknown = index.options.filter", "options that are known or judged elsewhere",
      "they are compared as such; the rest is compared where the destination has it"),
    Filter(
      "IndexDefinition.swift", "where !OptionValue.agree(own[name], others[name])", "equal options",
      "only unknown options of the source alone are left out: mongosync removes what is invalid"),
    Filter(
      "IndexDefinition.swift", "let turned = pairs.filter", "fields of a key whose value did not turn",
      "all fields of the key must agree or have turned for it to count"),
    Filter(
      "IndexTwins.swift", "collection.source.indexes.filter(isCompared)",
      "the clustered index and that of _id on a clustered collection",
      "the clustered index is an option of the collection, which same-collection-options compares"),
    Filter(
      "IndexTwins.swift", "collection.destination.indexes.filter(isCompared)",
      "the clustered index and that of _id on a clustered collection", "the same as on the source"),
    Filter("IndexTwins.swift", "twins = source.compactMap", "indexes without one of that name", "they are in missing"),
    Filter("IndexTwins.swift", "missing = source.filter", "indexes that the destination has", "they are in twins"),
    Filter("IndexTwins.swift", "added = destination.filter", "indexes that the source has", "they are in twins"),
    Filter(
      "NamespaceGap.swift", "continue", "the collections of a database that is missing as a whole",
      "the database is reported, with how many they are"),
    Filter(
      "NamespaceGap.swift", "where !names.contains(ExactText(collection.namespace))", "collections that both have",
      "they are twins"),
    Filter(
      "NoDummyIndexes.swift", "where index.isNamedDummy", "added indexes of other names", "same-indexes reports those"),
    Filter(
      "NoPrepareUniqueLeft.swift", "filter(\\.isPrepareUnique)", "indexes that are not being prepared",
      "the line is about those that are"),
    Filter(
      "Remedy+Comparison.swift", "own = options.filter", "what createIndexes does not take or decides by itself",
      "it is a command, not a comparison"),
    Filter(
      "SameCappedLimits.swift", "guard isCapped.contains(true) else { continue }", "collections capped on neither",
      "they have no limits"),
    Filter(
      "SameCappedLimits.swift", "        continue", "limits of a collection that is capped on one cluster only",
      "that itself is reported as a failure"),
    Filter(
      "SameCollectionOptions.swift", "subtracting(Self.judgedElsewhere)", "options of other checks",
      "each has its own line: limits, collations, images, lifetimes, validators, views"),
    Filter(
      "SameCollectionOptions.swift", "guard !OptionValue.agree(source, destination) else { continue }",
      "equal options", "numbers are equal whatever their type, which servers do not keep"),
    Filter("SameHidden.swift", "where twin.source.isHidden != twin.destination.isHidden", "equal states", "equal"),
    Filter(
      "SameIndexes.swift", "where index.isBuilding", "indexes whose builds have ended", "their options are compared"),
    Filter(
      "SameIndexes.swift", "indexes.added.filter { !$0.isNamedDummy }", "temporary indexes of mongosync",
      "no-dummy-indexes reports them"),
    Filter(
      "SameNamespaces.swift", "type != original.type else { continue }", "collections of one type on both, or missing",
      "the first are twins, the second are gaps"),
    Filter(
      "SameNamespaces.swift", "compactMap(\\.isFiltered)", "metadata that does not say whether there is a filter",
      "then the plan decides, and a filter that nobody knows is unknown"),
    Filter(
      "SamePreImages.swift", "where twin.source.type == \"collection\"", "views and time series",
      "servers refuse the option for them"),
    Filter("SamePreImages.swift", "guard source != destination else { continue }", "equal settings", "equal"),
    Filter(
      "SameQuerySettings.swift", "where present[setting.shapeHash] != setting.settings", "equal settings", "equal"),
    Filter(
      "SameQuerySettings.swift", "where !wanted.contains(setting.shapeHash)", "shapes that the source has too",
      "they were compared the other way round"),
    Filter(
      "SameSearchIndexes.swift", "let indexes = wanted.filter", "those outside the filter or of no user database",
      "their collections are not copied"),
    Filter("SameSearchIndexes.swift", "where !present.contains(index)", "equal search indexes", "equal as a whole"),
    Filter(
      "SameStoredFunctions.swift", "functions.source.filter { scope.touches", "functions of databases left out",
      "nothing of those databases is copied"),
    Filter(
      "SameUniqueFlags.swift", "filter { $0.source.keyFields != [\"_id\"] }", "the index of _id",
      "it is always unique"),
    Filter(
      "SameUniqueFlags.swift", "where !twin.destination.isPrepareUnique", "indexes still being prepared",
      "no-prepare-unique-left fails for each of them"),
    Filter("SameValidators.swift", "guard values[0] != values[1] else { continue }", "equal rules", "equal"),
    Filter(
      "SameValidators.swift", "defaults.compactMap", "options that are not set and have no default",
      "it is a command, not a comparison"),
    Filter("SameViews.swift", "catalogs.twins.filter { $0.source.type == \"view\" }", "what is no view", "other lines"),
    Filter("SameViews.swift", "guard source != destination else { continue }", "equal definitions", "equal"),
    Filter(
      "SameViews.swift", "[\"viewOn\", \"pipeline\"].compactMap", "a part that the source's view lacks",
      "it is a command, not a comparison"),
    Filter(
      "SameTTL.swift", "guard values.contains(where: { $0 != nil }) else { continue }",
      "what expires on neither cluster",
      "there is no lifetime to compare"),
    Filter(
      "SameValidators.swift", "guard validators.contains(where", "collections without a validator", "nothing to compare"
    ),
    Filter(
      "VerifiedScope.swift", "else { continue }", "a cluster whose own databases could not be read",
      "the reading of that value has added the unknown by itself"),
    Filter(
      "SameRoles.swift", "continue", "the privileges of a role that is missing", "the role is reported as missing"),
    Filter(
      "SameRoles.swift", "guard copy.roles.map(ExactText.init) != role.roles.map(ExactText.init) else { continue }",
      "equal inheritance", "equal"),
    Filter("SameRoles.swift", "role.privileges.filter", "privileges that both have", "only what is lost is named"),
    Filter("SameRoles.swift", "copy.privileges.filter", "privileges that both have", "only what is new is named"),
    Filter("SameRoles.swift", "where !privileges.isEmpty", "a list of no privileges", "nothing is lost or new"),
    Filter(
      "SameRoles.swift", "privileges.prefix(5)", "more names than five", "the sentence says that there are more"),
    Filter(
      "SameUsers.swift", "accounts.source.users.filter", "Device Sync's users and mongosync's own, by the plan",
      "neither is of use to an application on the destination"),
    Filter(
      "SameUsers.swift", "Set(present.keys).subtracting", "users that the source has too",
      "they were compared; the others are counted in a line"),
    Filter("SameUsers.swift", "user.roles.filter", "roles that both have", "only what is lost is named"),
    Filter("SameUsers.swift", "copy.roles.filter", "roles that both have", "only what is new is named"),
    Filter(
      "SameZones.swift", "read.source.filter", "ranges outside the filter or of no user database",
      "their collections are not copied"),
    Filter(
      "SameZones.swift", "read.destination.filter", "ranges outside the filter or of no user database",
      "their collections are not copied"),
    Filter("SameZones.swift", "where !present.contains(range)", "equal ranges", "equal with zone and bounds"),
    Filter("SameZones.swift", "where !wanted.contains(range)", "equal ranges", "equal with zone and bounds"),
    Filter(
      "ComparedCollection.swift", "(source + destination).filter", "views, system., no user's database, not selected",
      "verified-scope names each one that is left out, with the reason"),
    Filter(
      "ComparedCollection.swift", "byName.values.compactMap(ComparedCollection.init)", "a name without a collection",
      "a group has at least one"),
    Filter(
      "TimeSeriesCatalog.swift", "collections.filter { $0.type == \"timeseries\" }", "what is no time series",
      "it stays as it is"),
    Filter(
      "TimeSeriesCatalog.swift", "collections.filter { names.contains", "collections without buckets",
      "they stay as they are"),
    Filter(
      "TimeSeriesCatalog.swift", "where !names.contains(ExactText(collection.namespace))", "the buckets themselves",
      "their options and indexes stand with the time series"),
    Filter("TimeSeriesCatalog.swift", "        continue", "what is no time series", "it was put into the list before"),
    Filter(
      "TimeSeriesCatalog.swift", "bucketed.options.filter", "options that only buckets have, such as their validator",
      "servers make them of the three that are kept"),
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// The code of the comparisons: all checks of the folder, and what decides elsewhere what they compare.
  private static func files() throws -> [URL] {
    let folder = sources.appending(path: "Checks/Comparison")
    let checks = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    let others = [
      "Checks/Access/SameRoles.swift", "Checks/Access/SameUsers.swift", "Checks/Sharding/SameZones.swift",
      "Verifier/ComparedCollection.swift", "Survey/TimeSeriesCatalog.swift",
    ]
    return (checks + others.map { sources.appending(path: $0) }).filter { $0.pathExtension == "swift" }
  }

  /// The lines that pass over something, with their numbers.
  private static func places() throws -> [(file: String, number: Int, line: String)] {
    try files().flatMap { file in
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().compactMap { number, line -> (file: String, number: Int, line: String)? in
        guard !line.drop(while: { $0 == " " }).hasPrefix("//"), passesOver(line) else { return nil }
        return (file.lastPathComponent, number + 1, String(line))
      }
    }
  }

  private static func passesOver(_ line: Substring) -> Bool {
    let words = [
      "continue", ".filter {", ".filter(", "compactMap", ".subtracting(", "drop(while", "dropFirst(place", "prefix(5",
    ]
    if words.contains(where: line.contains) { return true }
    return line.contains(/[ ]where [^:]*([!=(]|[a-z]\.[a-z])/) && !line.contains("first(where")
  }

  @Test func `each place that passes over something has a reason, and each reason a place`() throws {
    let places = try Self.places()
    #expect(places.count > 55)
    for place in places {
      let rows = Self.filters.filter { $0.file == place.file && place.line.contains($0.line) }
      #expect(!rows.isEmpty, "\(place.file):\(place.number) passes over something without a reason: \(place.line)")
    }
    for filter in Self.filters {
      let isThere = places.contains { $0.file == filter.file && $0.line.contains(filter.line) }
      #expect(isThere, "\(filter.file) has no line with \(filter.line)")
      #expect(!filter.passesOver.isEmpty && !filter.reason.isEmpty)
    }
  }
}
