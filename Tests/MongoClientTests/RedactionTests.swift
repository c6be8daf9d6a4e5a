import MongoClient
import SecretScrubbing
import Testing

@Suite struct RedactionTests {
  @Test(arguments: [
    ("mongodb://host", "mongodb://host:27017/"),
    ("mongodb://u:hunter2@a:1,b:2/db?replicaSet=rs", "mongodb://u:***@a:1,b:2/?authSource=db&replicaSet=rs"),
    ("mongodb://u@host/", "mongodb://u@host:27017/?authSource=admin"),
    (
      "mongodb://us%40er:hunter%202@host/?authSource=x&authMechanism=SCRAM-SHA-256&tls=true&appName=shown-nowhere",
      "mongodb://us%40er:***@host:27017/?authSource=x&authMechanism=SCRAM-SHA-256&tls=true"
    ),
    (
      "mongodb://AKIAKEY:hunter2@host/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:hunter3",
      "mongodb://***@host:27017/?authSource=admin&authMechanism=MONGODB-AWS"
    ),
    (
      "mongodb://host/?tls=true&tlsCertificateKeyFile=/k.pem&tlsCertificateKeyFilePassword=hunter2",
      "mongodb://host:27017/?tls=true"
    ),
    (
      "mongodb+srv://u:hunter2@cluster.example.com/",
      "mongodb+srv://u:***@cluster.example.com/?authSource=admin&tls=true"
    ),
    ("mongodb://[::1]:27018/", "mongodb://[::1]:27018/"),
  ])
  func `the printable text has no secret`(_ text: String, _ redacted: String) throws {
    let connectionString = try ConnectionString(text)
    #expect(connectionString.redacted == redacted)
    #expect(!"\(connectionString.redacted)".contains("hunter"))
  }

  @Test(arguments: [
    ("mongodb://u:p%40ss%2Fw0rd@host", ["p@ss/w0rd", "p%40ss%2Fw0rd"]),
    ("mongodb://host/?tls=true&tlsCertificateKeyFilePassword=k%20ey", ["k ey", "k%20ey"]),
    (
      "mongodb://K:s3cr3t@host/?authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:t%2Fok",
      ["s3cr3t", "t/ok"]
    ),
  ])
  func `secrets are struck out in every spelling`(_ text: String, _ spellings: [String]) throws {
    let connectionString = try ConnectionString(text)
    for spelling in spellings {
      #expect(SecretsInUse.scrubber.scrubbed("before \(spelling) after") == "before *** after")
      let member = try connectionString.direct(to: "member:27018")
      #expect(!member.redacted.contains(spelling))
    }
  }
}
