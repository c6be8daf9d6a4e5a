import MongoClient
import Testing

@Suite struct OddConnectionStringTests {
  @Test(arguments: [":", "/", "?", "#", "[", "]", "@", "%", "%zz", "%4-"])
  func `a reserved character in a password is told and not quoted`(_ character: String) {
    let error = #expect(throws: ConnectionStringError.self) {
      try ConnectionString("mongodb://user:Geh\(character)eim@host:27017/?tls=true")
    }
    #expect(error?.code == .reservedCharacter)
    let text = "\(String(describing: error)) \(String(reflecting: error))"
    #expect(!text.contains("Geh"))
    #expect(!text.contains("eim"))
  }

  @Test(arguments: [
    ("", ConnectionStringError.Code.wrongScheme), ("host:27017", .wrongScheme), ("http://host", .wrongScheme),
    ("MONGODB://host", .wrongScheme), (" mongodb://host", .wrongScheme),
    ("mongodb://", .noHost), ("mongodb:///db", .noHost), ("mongodb://?tls=true", .noHost),
    ("mongodb://u:secret@", .noHost),
    ("mongodb://u:secret@/db", .malformed), ("mongodb://host:99999", .malformed), ("mongodb://host:0", .malformed),
    ("mongodb://host:secret", .malformed), ("mongodb://u:secret", .malformed), ("mongodb://a,,b", .malformed),
    ("mongodb://host/?tlsInsecure=true&tlsAllowInvalidCertificates=true", .malformed),
    ("mongodb+srv://host", .malformed), ("mongodb+srv://a.b.c:27017", .malformed),
    ("mongodb+srv://a.b.c,d.e.f", .malformed),
    ("mongodb://a,b/?directConnection=true", .malformed),
    ("mongodb://host/?appName=secret@home", .reservedCharacter),
    ("mongodb://user:12/3?secret@host/?tls=true", .reservedCharacter),
  ])
  func `a string that cannot be used is refused without a quotation`(_ text: String, _ code: ConnectionStringError.Code)
  {
    let error = #expect(throws: ConnectionStringError.self) { try ConnectionString(text) }
    #expect(error?.code == code)
    #expect(error?.description.contains("secret") == false)
  }

  @Test(arguments: [
    ("mongodb://a", "mongodb://A:27017", true), ("mongodb://a,b", "mongodb://b,a", true),
    ("mongodb://a,b", "mongodb://b,c", true), ("mongodb://a", "mongodb://a:27018", false),
    ("mongodb://a", "mongodb+srv://a.b.c", false), ("mongodb+srv://a.b.c", "mongodb+srv://A.b.c", true),
    ("mongodb+srv://a.b.c", "mongodb+srv://x.b.c", false),
    ("mongodb://u:p@a/?tls=true", "mongodb://a", true),
  ])
  func `the same place is known by a common seed or name`(_ one: String, _ other: String, _ isSame: Bool) throws {
    let (one, other) = (try ConnectionString(one), try ConnectionString(other))
    #expect(one.isSamePlace(as: other) == isSame)
    #expect(other.isSamePlace(as: one) == isSame)
  }
}
