import BSON
import MongoClient
import Testing

@testable import Verifier

@Suite struct MismatchRowTests {
  @Test func aRowTellsTypesAndSizesAndNoValue() throws {
    let source = try ExtendedJSON.document(#"{"_id": 1, "card": "4111", "qty": 1, "s": {"x": [1]}}"#)
    let destination = try ExtendedJSON.document(#"{"_id": 1, "card": "4222", "qty": 1.0, "s": {"x": [1, 2]}}"#)
    let difference = try DocumentDifference(source.bytes.span, destination.bytes.span)
    let mismatch = Mismatch(
      namespace: "shop.orders", id: .int32(1), kind: .differs, difference: difference, persistedSeconds: 1.25)
    #expect(
      mismatch.row == #"""
        {"namespace":"shop.orders","id":{ "$numberInt" : "1" },"kind":"differs","cause":"value","paths":[\#
        {"path":"card","source":{"type":"string","size":9},"destination":{"type":"string","size":9}},\#
        {"path":"qty","source":{"type":"int","size":4},"destination":{"type":"double","size":8}},\#
        {"path":"s.x.1","destination":{"type":"int","size":4}}],"persistedSeconds":1.250}
        """#)
  }

  @Test func valuesAreToldOnlyWhereTheyMayBe() throws {
    let source = try ExtendedJSON.document(#"{"_id": 1, "card": "quiet 4111", "copy": "quiet 4111", "n": 5}"#)
    let destination = try ExtendedJSON.document(#"{"_id": 1, "card": "quiet 4222", "copy": "quiet 4333", "n": 5.0}"#)
    let shown = try DocumentDifference(source.bytes.span, destination.bytes.span, telling: .values)
    let row = Mismatch(namespace: "a.b", id: 1, kind: .differs, difference: shown).row
    #expect(row.contains(#""source":{"type":"string","size":15,"value":"quiet 4111"}"#), "\(row)")
    #expect(row.contains(#""destination":{"type":"double","size":8,"value":{ "$numberDouble" : "5.0" }}"#), "\(row)")
    let hidden = try DocumentDifference(source.bytes.span, destination.bytes.span, telling: .fingerprints())
    let fields = hidden.fields
    #expect(fields[0].source?.told == fields[1].source?.told, "equal values are linked")
    #expect(fields[0].destination?.told != fields[1].destination?.told)
    let hiddenRow = Mismatch(namespace: "a.b", id: 1, kind: .differs, difference: hidden).row
    #expect(!hiddenRow.contains("quiet 4111") && !hiddenRow.contains("quiet 4222"))
    #expect(hiddenRow.contains(#""fingerprint":""#))
  }

  @Test func aCircumstanceIsTheCauseThatIsTold() throws {
    let row = Mismatch(namespace: "a.b", id: 1, kind: .missing, circumstance: .ttlWindow).row
    #expect(row.contains(#""kind":"missing","cause":"ttlWindow""#), "\(row)")
  }

  @Test func whatHasNoDifferenceHasNoPaths() {
    let row = Mismatch(namespace: "a.\"b\n\u{2028}", id: .string("k"), kind: .missing).row
    #expect(row == #"{"namespace":"a.\"b\u000A\u2028","id":"k","kind":"missing","persistedSeconds":0.000}"#)
    #expect(
      Mismatch(namespace: "a.b", id: nil, kind: .undecodable).row
        == #"{"namespace":"a.b","id":null,"kind":"undecodable","persistedSeconds":0.000}"#)
  }

  @Test(arguments: [
    BSONValue.int32(-7), .int64(.min), .objectID(Array(0xA5..<0xB1)), .string("k\"\u{301}"), .double(1.5), .null,
  ])
  func anIdIsToldAsTheDriverWould(id: BSONValue) throws {
    let row = Mismatch(namespace: "a.b", id: id, kind: .extra).row
    #expect(row.contains(#","id":\#(try ExtendedJSON.canonical(value: id)),"kind""#), "\(row)")
  }

  @Test func anIdThatIsNoTextIsToldByItsBytes() throws {
    let row = Mismatch(namespace: "a.b", id: .text([0xFF]), kind: .extra).row
    #expect(row.contains(#""id":{"$bson":"EAAAAAJfaWQAAgAAAP8AAA=="}"#), "\(row)")
  }

  @Test func manyFieldsAreCountedAndAHundredListed() throws {
    let fields = { (number: Int32) in
      BSONDocument((0..<150).map { ("f\($0)", BSONValue.int32(number)) })
    }
    let difference = try DocumentDifference(fields(1).bytes.span, fields(2).bytes.span)
    #expect(difference.count == 150)
    let row = Mismatch(namespace: "a.b", id: .null, kind: .differs, difference: difference).row
    #expect(row.contains(#""pathCount":150"#))
    #expect(row.split(separator: #""path":"#).count == 101)
  }
}
