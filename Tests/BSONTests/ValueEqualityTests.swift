import BSON
import Testing

/// Two values are equal where their bytes are, whatever Swift takes for equal.
@Suite struct ValueEqualityTests {
  @Test func numbersAreComparedByTheirBits() {
    #expect(BSONValue.double(.nan) == .double(.nan))
    #expect(BSONValue.double(Double(nan: 1, signaling: false)) != .double(.nan))
    #expect(BSONValue.double(-0.0) != .double(0.0))
    #expect(BSONValue.int32(1) != .int64(1) && BSONValue.int32(1) != .double(1))
    #expect(Set([BSONValue.double(.nan), .double(.nan), .double(0.0), .double(-0.0)]).count == 3)
  }

  @Test func textsAreComparedByTheirBytes() {
    let (one, other) = ("caf\u{E9}", "cafe\u{301}")
    #expect(one == other, "to Swift they are the same")
    #expect(BSONValue.string(one) != .string(other))
    #expect(Set([BSONValue.string(one), .string(other), .string(one)]).count == 2)
    #expect(BSONValue.document(["a": .string(one)]) != .document(["a": .string(other)]))
  }

  @Test func typesTellValuesApart() {
    let values: [BSONValue] = [
      .null, .bool(false), .date(0), .int64(0), .int32(0), .double(0), .timestamp(seconds: 0, increment: 0),
      .document([:]), .array([:]), .objectID([0]), .other(.binary, [0]), .other(.symbol, [0]), .string(""),
    ]
    #expect(Set(values).count == values.count)
    for value in values { #expect(values.count { $0 == value } == 1) }
  }
}
