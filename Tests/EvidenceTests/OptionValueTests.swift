import Evidence
import Foundation
import Testing

@Suite struct OptionValueTests {
  @Test("Truth, as the server reads it")
  func truth() {
    #expect(OptionValue(true).bool == true)
    #expect(OptionValue(false).bool == false)
    #expect((1 as OptionValue).bool == true)
    #expect((0 as OptionValue).bool == false)
    #expect(OptionValue(canonical: #"{ "$numberDouble" : "0.0" }"#).bool == false)
    #expect(("true" as OptionValue).bool == nil)
  }

  @Test("Numbers of each type")
  func numbers() {
    #expect((5 as OptionValue).canonical == #"{ "$numberInt" : "5" }"#)
    #expect((1_000_000_000_000 as OptionValue).canonical == #"{ "$numberLong" : "1000000000000" }"#)
    #expect(OptionValue(canonical: #"{ "$numberDouble" : "1.5" }"#).number == 1.5)
    #expect(OptionValue(canonical: #"{ "$numberDouble" : "NaN" }"#).number?.isNaN == true)
    #expect(OptionValue(canonical: #"{ "$numberDecimal" : "1.5" }"#).number == nil)
    #expect(OptionValue(canonical: #"{ "size" : { "$numberInt" : "5" } }"#).number == nil)
  }

  @Test func escapesOfAStringAreUndone() {
    #expect(OptionValue(canonical: #""odd \"q\" \\ \n é""#).text == "odd \"q\" \\ \n é")
    #expect((5 as OptionValue).text == nil)
    #expect(OptionValue(canonical: #"{ "a" : "b" }"#).text == nil)
  }

  @Test func stringsLoseTheirQuotationMarks() {
    #expect(("2dsphere" as OptionValue).string == "2dsphere")
    #expect(("" as OptionValue).string?.isEmpty == true)
    #expect(OptionValue(canonical: "\"").string == nil)
    #expect(OptionValue(canonical: "\"\u{301}a\"").string.map(ExactText.init) == ExactText("\u{301}a"))
    #expect(OptionValue(canonical: "\"\u{301}a\"").text.map(ExactText.init) == ExactText("\u{301}a"))
    #expect((5 as OptionValue).string == nil)
  }

  @Test func numbersAreReadableWithoutTheirTypes() {
    let value = OptionValue(canonical: #"{ "$jsonSchema" : { "minItems" : { "$numberInt" : "2" } } }"#)
    #expect(value.readable == #"{ "$jsonSchema" : { "minItems" : 2 } }"#)
  }

  @Test func isOneTextInJSON() throws {
    let value: OptionValue = 5
    let text = try JSONEncoder().encode([value])
    #expect(try JSONDecoder().decode([OptionValue].self, from: text) == [value])
    #expect(String(decoding: text, as: UTF8.self).filter { $0 == ":" }.count == 1)
  }
}
