import BSON
import Findings
import MongoClient
import Testing

@testable import Verifier

/// Documents that shards hold under one `_id`, in whatever order a router gives them.
@Suite struct DocumentsOfOneIDTests {
  /// Documents in memory, one after the other.
  private struct HeldDocuments: DocumentStream, ~Copyable {
    let documents: [[UInt8]]
    private var position = -1

    init(_ documents: [[UInt8]]) { self.documents = documents }

    mutating func advance() throws(MongoError) -> Bool {
      position += 1
      return position < documents.count
    }

    var byteCount: Int { documents.indices.contains(position) ? documents[position].count : 0 }

    borrowing func withDocument<Result, Failure: Error>(
      _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
      guard documents.indices.contains(position) else { return nil }
      let bytes = documents[position]
      return try body(bytes.span)
    }

    borrowing func hasSameBytes(as other: borrowing HeldDocuments) -> Bool {
      documents.indices.contains(position) && other.documents.indices.contains(other.position)
        && documents[position] == other.documents[other.position]
    }
  }

  /// One set of documents on each side, by letters: each letter is a document, all have one `_id`.
  struct Sides: CustomTestStringConvertible, Sendable {
    let source: String
    let destination: String
    let kind: Mismatch.Kind?
    var testDescription: String { "\(source) and \(destination)" }

    init(_ source: String, _ destination: String, _ kind: Mismatch.Kind?) {
      self.source = source
      self.destination = destination
      self.kind = kind
    }
  }

  private static func document(_ letter: Character) -> [UInt8] {
    // The letter x is a document whose _id has a type that there is not.
    letter == "x"
      ? [14, 0, 0, 0, 0x63, 0x5f, 0x69, 0x64, 0, 1, 0, 0, 0, 0]
      : BSONDocument([("_id", .int32(1)), ("kind", .string(String(letter)))]).bytes
  }

  private static func orders(of letters: String) -> Set<String> {
    guard !letters.isEmpty else { return [""] }
    return letters.indices.reduce(into: []) { orders, index in
      let rest = letters[..<index] + letters[letters.index(after: index)...]
      orders.formUnion(Self.orders(of: String(rest)).map { "\(letters[index])\($0)" })
    }
  }

  private func taken(_ source: String, _ destination: String) throws -> DocumentsOfOneID {
    var original = HeldDocuments(source.map(Self.document))
    var copy = HeldDocuments(destination.map(Self.document))
    var documents = DocumentsOfOneID()
    try OrderedMerge.run(&original, &copy) { (step, original, copy) throws(MongoError) in
      documents.take(step, original, copy)
      return true
    }
    return documents
  }

  static let sides = [
    Sides("a", "a", nil), Sides("abc", "abc", nil), Sides("aab", "aab", nil), Sides("aaa", "aaa", nil),
    Sides("abcd", "abcd", nil),
    Sides("a", "b", .differs), Sides("abc", "abd", .differs), Sides("aab", "abb", .differs),
    Sides("abc", "def", .differs), Sides("abcd", "abcc", .differs),
    Sides("abc", "ab", .duplicateId), Sides("ab", "abc", .duplicateId), Sides("aa", "a", .duplicateId),
    Sides("a", "aaa", .duplicateId), Sides("ab", "c", .duplicateId), Sides("abc", "cd", .duplicateId),
    Sides("a", "", .missing), Sides("abc", "", .missing), Sides("", "b", .extra), Sides("", "bbc", .extra),
    Sides("x", "a", .undecodable), Sides("a", "x", .undecodable), Sides("x", "", .missing),
    Sides("x", "x", nil),
  ]

  @Test(arguments: sides) func theOrderOfArrivalDecidesNothing(_ sides: Sides) throws {
    for source in Self.orders(of: sides.source) {
      for destination in Self.orders(of: sides.destination) {
        let kind = try taken(source, destination).kind
        #expect(kind == sides.kind, "\(source) and \(destination): \(kind.map { "\($0)" } ?? "the same")")
      }
    }
  }

  @Test func theOnlyTwoThatDifferAreCompared() throws {
    for source in Self.orders(of: "abc") {
      for destination in Self.orders(of: "bad") {
        let difference = try #require(try taken(source, destination).difference(telling: .values))
        #expect(difference.fields.map(\.path) == ["kind"])
        #expect(difference.fields.first?.source?.told == .value(#""c""#))
        #expect(difference.fields.first?.destination?.told == .value(#""d""#))
      }
    }
  }

  @Test(arguments: [("abc", "abc"), ("abc", "abde"), ("ab", "cd"), ("ab", "a"), ("a", "")])
  func noDifferenceIsToldWhereItIsNotOneToOne(_ source: String, _ destination: String) throws {
    let documents = try taken(source, destination)
    #expect(documents.difference(telling: .values) == nil)
  }
}
