import BSON
import Testing

@Suite struct RoundTripTests {
  @Test func `every type comes back as it went in`() throws {
    let read = try EveryType.document.bytes.readAsDocument()
    #expect(read == EveryType.document)
    let pairs = try read.pairs()
    #expect(pairs.map(\.name) == EveryType.values.map(\.name))
    #expect(pairs.map(\.value) == EveryType.values.map(\.value))
    #expect(Set(pairs.map(\.value.type)) == Set(BSONType.allCases))
  }

  @Test func `the bytes are those of the specification`() {
    let hello: BSONDocument = ["hello": "world"]
    let expected = [0x16, 0, 0, 0, 2] + Array("hello\u{0}".utf8) + [6, 0, 0, 0] + Array("world\u{0}".utf8) + [0]
    #expect(hello.bytes == expected)
    #expect(BSONDocument().bytes == [5, 0, 0, 0, 0])
    let list: BSONDocument = ["a": [true, .null]]
    #expect(list.bytes == [20, 0, 0, 0, 4, 0x61, 0, 12, 0, 0, 0, 8, 0x30, 0, 1, 10, 0x31, 0, 0, 0])
  }

  @Test(arguments: [
    BSONValue.double(.nan), .double(-0.0), .double(.infinity), .int32(.max), .int64(.max), .date(.min), .string(""),
    .timestamp(seconds: 0, increment: .max), .document([:]), .array([:]),
  ])
  func `edge values keep their bytes`(_ value: BSONValue) throws {
    let document = BSONDocument([("v", value)])
    let read = try #require(try document.bytes.readAsDocument()["v"])
    #expect(BSONDocument([("v", read)]).bytes == document.bytes)
  }

  @Test func `values are found by name and by path, the first of a repeated name first`() {
    let document: BSONDocument = ["a": 1, "ab": ["c": ["d": "deep"]], "a": 2, "": "empty"]
    #expect(document["a"] == 1)
    #expect(document[""] == "empty")
    #expect(document["b"] == nil)
    #expect(document[path: "ab", "c", "d"]?.string == "deep")
    #expect(document[path: "a", "c"] == nil)
    #expect(document.names == ["a", "ab", "a", ""])
  }

  @Test func `an element put at the end leaves the others alone`() throws {
    let longer = EveryType.document.appending("last", ["x": 1])
    #expect(try longer.bytes.readAsDocument().names == EveryType.values.map(\.name) + ["last"])
    #expect(longer["int64"] == .int64(.min))
  }

  @Test func `a zero byte in a name cannot end the element early`() throws {
    let document: BSONDocument = ["a\u{0}$out": 1]
    #expect(try document.bytes.readAsDocument().names == ["a"])
  }

  @Test func `a number is a whole number whichever type the server chose`() {
    #expect([BSONValue.int32(3), .int64(3), .double(3)].map(\.int) == [3, 3, 3])
    #expect(BSONValue.double(3.5).int == nil)
    #expect(BSONValue.double(.nan).int == nil)
    #expect(BSONValue.double(1e300).int == nil)
    #expect(BSONValue.string("3").int == nil)
    #expect([BSONValue.int32(0), .double(1), .bool(true), .string("true")].map(\.bool) == [false, true, true, nil])
  }
}
