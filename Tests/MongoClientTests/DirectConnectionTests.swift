import BSON
import SecretScrubbing
import Testing

@testable import MongoClient

@Suite struct DirectConnectionTests {
  private static let whole = """
    mongodb://us%40er:p%40ss@a,b/?replicaSet=rs&readPreference=secondary&readConcernLevel=majority&w=majority\
    &maxStalenessSeconds=120&appName=theirs&authSource=people&authMechanism=SCRAM-SHA-256&tls=true\
    &tlsCAFile=/ca.pem&tlsCertificateKeyFile=/key.pem&tlsCertificateKeyFilePassword=k3y&connectTimeoutMS=777\
    &compressors=zlib&tlsAllowInvalidHostnames=true
    """

  @Test func `TLS and login are carried over, what is about the whole cluster is not`() throws {
    let member = try ConnectionString(Self.whole).direct(to: "member.example.com:27019")
    #expect(
      member.redacted
        == "mongodb://us%40er:***@member.example.com:27019/?authSource=people&authMechanism=SCRAM-SHA-256&tls=true"
        + "&directConnection=true&tlsAllowInvalidHostnames=true")
    #expect(member.hasPassword && member.usesTLS && member.hasCredentials)
    let options = member.options
    #expect(options["tlscafile"]?.string == "/ca.pem")
    #expect(options["tlscertificatekeyfile"]?.string == "/key.pem")
    #expect(options["tlscertificatekeyfilepassword"]?.string == "k3y")
    #expect(options["connecttimeoutms"]?.int == 777)
    for name in ["replicaset", "readpreference", "readconcernlevel", "w", "maxstalenessseconds", "appname"] {
      #expect(options[name] == nil, "\(name)")
    }
  }

  @Test func `a certificate's login needs no user`() throws {
    let text = "mongodb://host/?tls=true&tlsCertificateKeyFile=/k.pem&authMechanism=MONGODB-X509"
    let member = try ConnectionString(text).direct(to: "member:1")
    #expect(member.hasCredentials)
    #expect(member.redacted.contains("authMechanism=MONGODB-X509"))
    #expect(member.redacted.contains("authSource=%24external"))
  }

  @Test func `nobody stays nobody`() throws {
    let member = try ConnectionString("mongodb://host/db?tls=true").direct(to: "member:1")
    #expect(!member.hasCredentials)
    #expect(member.redacted == "mongodb://member:1/?tls=true&directConnection=true")
  }

  @Test func `other credentials bring their own options and secrets`() throws {
    let login = try ConnectionString("mongodb://shard:sh4rd@ignored/?authSource=local")
    let member = try ConnectionString(Self.whole).direct(to: "member:1", as: login)
    #expect(member.redacted == "mongodb://shard:***@member:1/?authSource=local&directConnection=true")
    #expect(SecretsInUse.scrubber.scrubbed("sh4rd") == "***")
  }

  @Test func `a service name becomes a plain connection with TLS`() throws {
    let member = try ConnectionString("mongodb+srv://u:p4ss@a.b.c/").direct(to: "member:1")
    #expect(member.serviceName == nil)
    #expect(member.hosts == ["member:1"])
    #expect(member.usesTLS)
  }

  @Test(arguments: ["", "a,b", "a:1/?tls=false", "evil@a:1", "a:1?x=y", "a:99999", "a%2Fb"])
  func `a member's name that is none is refused`(_ host: String) {
    #expect(throws: ConnectionStringError(.malformed)) { try ConnectionString(Self.whole).direct(to: host) }
  }

  @Test(arguments: ["PLAIN", "plain", "Plain"])
  func `a password is never sent in clear`(_ mechanism: String) {
    let text = "mongodb://user:secret@host/?authSource=%24external&authMechanism=\(mechanism)"
    for rest in ["", "&tls=false", "&replicaSet=rs"] {
      #expect(throws: ConnectionStringError(.plainWithoutTLS)) { try ConnectionString(text + rest) }
    }
    #expect(throws: Never.self) { try ConnectionString(text + "&tls=true") }
  }
}
