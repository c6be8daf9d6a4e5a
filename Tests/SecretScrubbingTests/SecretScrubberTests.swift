import Foundation
import SecretScrubbing
import Testing

@Suite struct SecretScrubberTests {
  /// Every secret in these texts holds this, so that one look shows whether any is left.
  private static let trace = "s3"

  @Test(arguments: [
    ("at mongodb://ada:s3cret@h:1/?x=y, no", "at mongodb://ada:***@h:1/?x=y, no"),
    ("at MongoDB+SRV://ada:s3cret@h no", "at MongoDB+SRV://ada:***@h no"),
    (#"{"error":"at mongodb://ada:s3 cret"x@h:1/ failed","n":1}"#, #"{"error":"at mongodb://***@h:1/ failed","n":1}"#),
    (
      #"{"uri":"mongodb://a:s3cret@h","b":"mongodb://c:s3cret@d/e"}"#,
      #"{"uri":"mongodb://a:***@h","b":"mongodb://c:***@d/e"}"#
    ),
    (#"mongodb://a:s3cret\"x@h"#, "mongodb://***@h"),
    ("mongodb://a:s3@s3/s3?s3#@h/db", "mongodb://***@h/db"),
    ("mongodb://a:s3@h1 or mongodb://b:s3@h2", "mongodb://a:***@h1 or mongodb://b:***@h2"),
    (#"{"u":"mongodb:\/\/a:s3cret@h\/"}"#, #"{"u":"mongodb:\/\/a:***@h\/"}"#),
    ("https://s3token@host/x http://u:s3@h:1/p", "https://***@host/x http://u:***@h:1/p"),
    ("http://u:s3/s3@h:1/p", "http://***@h:1/p"),
    ("mongdb://u:s3@h, mongo:/u:s3@h, mongodb//u:s3@h, u:s3@h", nil),
    ("mongodb:u:s3@h", "mongodb:***@h"),
    ("amqp+ssl://u:s3%40@h", "amqp+ssl://u:***@h"),
    ("uri=mongodb%3A%2F%2Fu%3As3%40h%2F&x=1", "uri=mongodb%3A%2F%2F***%40h%2F&x=1"),
    ("uri=mongodb%253A%252F%252Fu%253As3%2540h", "uri=mongodb%253A%252F%252F***%2540h"),
    ("bW9uZ29kYjovL3U6czNjcmV0QGg= s", "*** s"),
  ])
  func `a password in an address is masked`(_ text: String, _ clean: String?) {
    let scrubbed = SecretScrubber().scrubbed(text)
    if let clean { #expect(scrubbed == clean) }
    #expect(!scrubbed.contains(Self.trace))
    #expect(SecretScrubber().scrubbed(scrubbed) == scrubbed)
  }

  @Test(arguments: [
    (#"{"password": "s3\"cret", "n": 1}"#, #"{"password": "***", "n": 1}"#),
    (#"{"AWS_SESSION_TOKEN":"s3cret","userPwd":"s3cret"}"#, #"{"AWS_SESSION_TOKEN":"***","userPwd":"***"}"#),
    (#"{"message":"body {\"apiKey\":\"s3cret\"} sent"}"#, #"{"message":"body {\"apiKey\":\"***\"} sent"}"#),
    (
      #"{"m":"{\"b\":\"{\\\"pwd\\\":\\\"s3\\\"}\"}"}"#,
      #"{"m":"{\"b\":\"{\\\"pwd\\\":\\\"***\\\"}\"}"}"#
    ),
    ("run with password=s3cret and more", "run with password=*** and more"),
    ("password : s3cret, more", "password : ***, more"),
    ("db.createUser({user: 'a', pwd: 's3'})", "db.createUser({user: 'a', pwd: '***'})"),
    (#"{"client_secret":"s3","X-Api-Key":"s3"}"#, #"{"client_secret":"***","X-Api-Key":"***"}"#),
    (#"{"pwd":3141}"#, #"{"pwd":"***"}"#),
    (#"{"passwords":1,"password":["s3a", "s3b"]}"#, #"{"passwords":1,"password":["***"]}"#),
    (#"{ "password" : { "$ne" : "s3" } }"#, #"{ "password" : { "$ne" : "***" } }"#),
    (#"{"pwd":{"$in":["s3","s3"]}}"#, #"{"pwd":{"$in":["***"]}}"#),
    (#"{"pwd":{"$binary":{"base64":"s3","subType":"00"}}}"#, #"{"pwd":{"$binary":{"base64":"***","subType":"00"}}}"#),
    (#"{password: {$eq: "s3"}}"#, #"{password: {$eq: "***"}}"#),
    ("Authorization: Basic dTpzM2NyZXQ=\nnext", "Authorization: ***\nnext"),
    ("sent Basic dTpzM2NyZXQ= to it", "sent Basic *** to it"),
    ("Bearer s3cr3t.s3cr3t-x", "Bearer ***"),
    ("mongosh --password s3cret --host h", "mongosh --password *** --host h"),
    ("mongosh --password='s3 cret' --host h", "mongosh --password='***' --host h"),
    (
      "mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:s3,x:y&tls=true",
      "mongodb://h/?authMechanismProperties=***,x:y&tls=true"
    ),
    ("mongodb://h/?tlsCertificateKeyFilePassword=s3&a=b", "mongodb://h/?tlsCertificateKeyFilePassword=***&a=b"),
    (#"{"storedKey":"s3==","salt":"x"}"#, #"{"storedKey":"***","salt":"x"}"#),
    ("-----BEGIN RSA PRIVATE KEY-----\ns3\n-----END RSA PRIVATE KEY-----", nil),
    (#"{"pem":"-----BEGIN PRIVATE KEY-----\ns3\ns3"}"#, nil),
    ("eyJhbGciOiJI.s3.s3", "***"), ("mdb_sa_sk_s3s3", "***"), ("AKIAS3S3S3S3S3S3S3S3", "***"),
  ])
  func `a value that is named like a secret is masked`(_ text: String, _ clean: String?) {
    let scrubbed = SecretScrubber().scrubbed(text)
    if let clean { #expect(scrubbed == clean) }
    #expect(!scrubbed.contains(Self.trace))
    #expect(SecretScrubber().scrubbed(scrubbed) == scrubbed)
  }

  @Test(arguments: [
    #"{"message":"the resume token was not found"}"#, "mongodb://u:***@h:1/?authSource=admin",
    "mongodb://host:27017,other:27018/?replicaSet=rs", "user ada@EXAMPLE.COM of shop", "mailto:ada@example.com",
    #"{"key":{"password":{"$numberInt":"1"}},"name":"password_1"}"#, "http://localhost:27182/api/v1/progress",
    #"{"password":{"$type":2,"$exists":true},"pwd":{"bsonType":"string"},"secret":{"$numberInt":"1"}}"#,
    #"{"digestPassword":true,"passwordDigestor":"server"}"#, "https://example.com/@foo", "http://h:80/a@b",
    "Basic authentication is off", "the bearer authentication", "db.auth(\"ada\", passwordPrompt())",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "", "@", ":", "=", "--", "%3A%2F%2F", "://@",
  ])
  func `what is no secret stays`(_ text: String) {
    #expect(SecretScrubber().scrubbed(text) == text)
    #expect(SecretScrubber().scrubbed(text, as: .ownSentence) == text)
  }

  @Test(arguments: [
    #"db.runCommand({collMod: "c", validator: {$jsonSchema: {properties: {password: {bsonType: "string"}}}}})"#,
    "shop.password: 5 documents differ", "the index token: not unique", #"{"pwd": "<the password>"}"#,
    "createUser({pwd: passwordPrompt()})",
  ])
  func `our own sentences keep their words`(_ text: String) {
    #expect(SecretScrubber().scrubbed(text, as: .ownSentence) == text)
  }

  @Test func `a known secret is masked in every spelling`() throws {
    let secret = #"p&"s<w/ö rd\%"#
    let scrubber = SecretScrubber([secret])
    let json = String(decoding: try JSONEncoder().encode([secret]), as: UTF8.self)
    let whole = try #require(secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let query = try #require(secret.addingPercentEncoding(withAllowedCharacters: .urlHostAllowed))
    let encoded = (0..<3).map { Data((String(repeating: "x", count: $0) + secret).utf8).base64EncodedString() }
    for text in [secret, json, whole, whole.lowercased(), query] + encoded {
      let clean = scrubber.scrubbed("a \(text) b", as: .ownSentence)
      #expect(clean.contains("***"), "\(text)")
      #expect(clean.utf8.count < text.utf8.count, "\(text) became \(clean)")
    }
  }

  @Test func `a short secret is masked as a word, and a common word is not`() {
    #expect(SecretScrubber(["ab12"]).scrubbed("ab12 xab12 (ab12)") == "*** xab12 (***)")
    #expect(SecretScrubber(["abcdef"]).scrubbed("xabcdefy") == "x***y")
    #expect(SecretScrubber(["admin", "1", ""]).scrubbed("admin has 1 user") == "admin has 1 user")
    #expect(SecretScrubber(["abcdef", "abcdefgh"]).scrubbed("abcdefgh-abcdef") == "***-***")
  }

  @Test func `JSON stays JSON, whatever is masked in it`() throws {
    let texts = [
      #"{"pwd":12345,"a":"mongodb://u:p@h","b":["Bearer abc123def"],"password":["x","y"],"secret":"q\\"}"#,
      #"{"a":"-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n","token":"a\"b"}"#,
      #"{"a":"password: x","b":"u:p@h","c":"token=abc","d":"--password x","e":{"pwd":"p"}}"#,
    ]
    for text in texts {
      let clean = SecretScrubber().scrubbed(text)
      #expect(clean != text)
      #expect(throws: Never.self, "\(clean)") { try JSONSerialization.jsonObject(with: Data(clean.utf8)) }
    }
  }

  @Test func `bytes that are no text do not trap, and no secret survives in random surroundings`() {
    var random = SystemRandomNumberGenerator()
    let pieces = [":", "=", "@", "\"", "\\", "'", "[", "{", "}", "//", "%3A", "%40", "--", "pwd", "token", " ", "\n"]
    for _ in 0..<5_000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = SecretScrubber().scrubbed(text)
      _ = SecretScrubber().scrubbed(utf8: [0xFF, 0xC3] + Array(text.utf8) + [0xE2, 0x80])
      #expect(!SecretScrubber(["hunter2x"]).scrubbed(text + "hunter2x" + text).contains("hunter2x"))
    }
  }
}
