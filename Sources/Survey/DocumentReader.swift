import BSON
import Evidence
import MongoClient

/// Looks at the documents of one collection as they pass, and keeps nothing of them but what is counted.
struct DocumentReader {
  private(set) var examined = 0
  private var sightings: [DocumentTrait: TraitSighting] = [:]
  private var names: [UInt64] = []
  private var identities: Set<UInt64>?

  /// How many `_id`s are compared at most: some hundred megabytes for eight collections at once.
  private static let identityLimit = 1_000_000
  /// Source: MongoDB docs, server: no document is nested deeper than 100 levels; a little more does no harm.
  private static let deepest = 200
  private static let identityName = Array("_id".utf8)
  private static let deviceSyncName = Array("_id__baas_transaction".utf8)
  /// How many examples are kept of each trait.
  private static let exampleLimit = 3

  /// Begins.
  ///
  /// - Parameter comparesIDs: whether to look for an `_id` that comes twice.
  init(comparesIDs: Bool) { identities = comparesIDs ? [] : nil }

  /// Whether all `_id`s so far were compared: beyond a limit that is given up.
  var comparedIDs: Bool { identities != nil }

  /// What was seen, in the order of the traits.
  var seen: [TraitSighting] { DocumentTrait.allCases.compactMap { sightings[$0] } }

  /// Looks at one document.
  ///
  /// - Parameter bytes: the document's bytes.
  mutating func read(_ bytes: Span<UInt8>) {
    examined += 1
    names.removeAll(keepingCapacity: true)
    var found: [DocumentTrait: String] = [:]
    var identity: BSONElement?
    do throws(BSONError) {
      try walk(bytes, from: 0, depth: 0, isArray: false, &found, &identity)
    } catch {
      found[.damaged] = ""
    }
    if let identity, repeats(bytes, identity) { found[.repeatedID] = "" }
    for (trait, field) in found { note(trait, field, bytes, identity) }
  }

  private mutating func walk(
    _ bytes: Span<UInt8>, from start: Int, depth: Int, isArray: Bool, _ found: inout [DocumentTrait: String],
    _ identity: inout BSONElement?
  ) throws(BSONError) {
    guard depth <= Self.deepest else { throw BSONError(.tooDeep, at: start) }
    let isTop = depth == 0
    var walker = try BSONWalker(bytes, from: start)
    let firstName = names.count
    while let element = try walker.next(in: bytes) {
      if isTop, bytes.equals(Self.identityName, at: element.name) { identity = element }
      if isTop, !element.name.isEmpty, bytes[element.name.lowerBound] == UInt8(ascii: "$") {
        found[.dollarPrefixedField] = found[.dollarPrefixedField] ?? bytes.text(element.name)
      }
      if isTop, bytes.equals(Self.deviceSyncName, at: element.name) {
        found[.deviceSyncField] = bytes.text(element.name)
      }
      if !isArray, found[.duplicateField] == nil { names.append(bytes.fingerprint(element.name)) }
      switch element.type {
      case .document, .array:
        try walk(
          bytes, from: element.value.lowerBound, depth: depth + 1, isArray: element.type == .array, &found, &identity)
      case .timestamp where element.value.allSatisfy { bytes[$0] == 0 }:
        found[.emptyTimestamp] = found[.emptyTimestamp] ?? bytes.text(element.name)
      default: break
      }
    }
    if found[.duplicateField] == nil, let name = try duplicate(among: firstName..<names.count, bytes, from: start) {
      found[.duplicateField] = name
    }
    names.removeSubrange(firstName...)
  }

  /// The first name that two fields of one document have: fingerprints pick the documents worth a closer look.
  private mutating func duplicate(
    among range: Range<Int>, _ bytes: Span<UInt8>, from start: Int
  ) throws(BSONError) -> String? {
    guard range.count > 1 else { return nil }
    names[range].sort()
    guard range.dropFirst().contains(where: { names[$0] == names[$0 - 1] }) else { return nil }
    var walker = try BSONWalker(bytes, from: start)
    var known: Set<[UInt8]> = []
    while let element = try walker.next(in: bytes) {
      if !known.insert(element.name.map { bytes[$0] }).inserted { return bytes.text(element.name) }
    }
    return nil
  }

  private mutating func repeats(_ bytes: Span<UInt8>, _ identity: BSONElement) -> Bool {
    guard let count = identities?.count else { return false }
    guard count < Self.identityLimit else {
      identities = nil
      return false
    }
    var hasher = Hasher()
    hasher.combine(identity.type.rawValue)
    for index in identity.value { hasher.combine(bytes[index]) }
    return identities?.insert(UInt64(bitPattern: Int64(hasher.finalize()))).inserted == false
  }

  private mutating func note(_ trait: DocumentTrait, _ field: String, _ bytes: Span<UInt8>, _ identity: BSONElement?) {
    var sighting = sightings[trait] ?? TraitSighting(trait, count: 0)
    sighting.count += 1
    if sighting.examples.count < Self.exampleLimit, let identity,
      let value = try? BSONValue(identity, in: bytes), let text = OptionValue(value)
    {
      sighting.examples.append(text)
    }
    if !field.isEmpty, sighting.fields.count < Self.exampleLimit, !sighting.fields.contains(field) {
      sighting.fields.append(field)
    }
    sightings[trait] = sighting
  }
}

extension Span<UInt8> {
  /// Whether a stretch holds some bytes.
  fileprivate func equals(_ wanted: [UInt8], at range: Range<Int>) -> Bool {
    wanted.count == range.count && zip(wanted, range).allSatisfy { $0 == self[$1] }
  }

  /// The text of a name; bytes that are not UTF-8 are replaced.
  fileprivate func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  /// A number that two different names hardly ever share (FNV-1a).
  fileprivate func fingerprint(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
