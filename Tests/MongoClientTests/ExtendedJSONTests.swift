import BSON
import MongoClient
import Testing

@Suite struct ExtendedJSONTests {
  @Test(arguments: Agreement.all)
  func `our bytes and libbson's are the same`(_ agreement: Agreement) throws {
    let (text, document) = (agreement.text, agreement.document)
    #expect(try ExtendedJSON.document(text).bytes == document.bytes)
    let written = try ExtendedJSON.canonical(document)
    #expect(written.filter { $0 != " " } == text.filter { $0 != " " })
    #expect(document.isValid)
  }

  @Test(arguments: ["", "{", #"{"a":}"#, #"{"a":{"$numberInt":"x"}}"#, "\u{0}"])
  func `what is no document is refused`(_ text: String) {
    #expect(throws: MongoError.self) { try ExtendedJSON.document(text) }
  }

  @Test func `deep nesting and damage end in an answer`() throws {
    var deep: BSONDocument = [:]
    for _ in 0..<300 { deep = ["d": .document(deep)] }
    #expect(!(try ExtendedJSON.canonical(deep)).isEmpty)
    let damaged = BSONDocument([("a", .other(.string, [2, 0, 0, 0, 0xFF, 0]))])
    #expect(!damaged.isValid)
    #expect(throws: MongoError.self) { try ExtendedJSON.canonical(damaged) }
  }

  static let decimals: [([UInt8], String?)] = [
    ([150] + [UInt8](repeating: 0, count: 13) + [0x3C, 0x30], "1.50"),
    ([UInt8](repeating: 0, count: 14) + [0x40, 0xB0], "-0"), ([UInt8](repeating: 0, count: 15) + [0x7C], "NaN"),
    ([UInt8](repeating: 0, count: 15) + [0x78], "Infinity"), ([1], nil), ([], nil),
  ]

  @Test(arguments: decimals)
  func `decimal numbers have the text of libbson`(_ bytes: [UInt8], _ text: String?) {
    #expect(Decimal128.text(bytes) == text)
  }
}

/// A document as text and as we build it.
struct Agreement: Sendable, CustomTestStringConvertible {
  let text: String
  let document: BSONDocument

  init(_ text: String, _ elements: KeyValuePairs<String, BSONValue>) {
    self.text = text
    document = BSONDocument(elements.map { ($0.key, $0.value) })
  }

  var testDescription: String { text }

  static let all = [
    Agreement(#"{"a":{"$numberInt":"-1"}}"#, ["a": -1]),
    Agreement(#"{"a":{"$numberLong":"9007199254740993"}}"#, ["a": 9_007_199_254_740_993]),
    Agreement(#"{"a":{"$numberDouble":"1.5"}}"#, ["a": 1.5]),
    Agreement(#"{"a":"q\"uote\\ \n é"}"#, ["a": "q\"uote\\ \n é"]),
    Agreement(#"{"a":{"b":[true,null,{}]}}"#, ["a": ["b": [true, .null, [:]]]]),
    Agreement(#"{"a":{"$date":{"$numberLong":"-5"}}}"#, ["a": .date(-5)]),
    Agreement(#"{"a":{"$timestamp":{"t":4294967295,"i":7}}}"#, ["a": .timestamp(seconds: .max, increment: 7)]),
    Agreement(#"{"a":{"$oid":"0102030405060708090a0b0c"}}"#, ["a": .objectID(Array(1...12))]),
    Agreement(
      #"{"a":{"$binary":{"base64":"BwgJ","subType":"80"}}}"#, ["a": .other(.binary, [3, 0, 0, 0, 0x80, 7, 8, 9])]),
    Agreement(
      #"{"a":{"$regularExpression":{"pattern":"^a","options":"im"}}}"#,
      ["a": .other(.regularExpression, Array("^a\u{0}im\u{0}".utf8))]),
    Agreement(
      #"{"a":{"$numberDecimal":"1.50"}}"#,
      ["a": .other(.decimal128, [150] + [UInt8](repeating: 0, count: 13) + [0x3C, 0x30])]),
    Agreement(#"{"a":{"$minKey":1},"b":{"$maxKey":1}}"#, ["a": .other(.minKey, []), "b": .other(.maxKey, [])]),
    Agreement(#"{"a":{"$code":"x"}}"#, ["a": .other(.javaScript, [2, 0, 0, 0, 0x78, 0])]),
    Agreement("{}", [:]),
  ]
}
