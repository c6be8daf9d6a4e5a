import TestSupport
import Testing

@Suite struct SecuredServersTests {
  @Test func `a wrong password is refused and a right one is not`() async throws {
    let access = ReplicaSetOptions.AccessControl { admin in
      try await admin.run(
        "admin", #"{"createUser": "auditor", "pwd": "right", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
    }
    try await ReplicaSet.with(ReplicaSetOptions(accessControl: access)) { set in
      let ping = #"{"listDatabases": 1}"#
      try await set.primary().run("admin", ping)
      try await AdminClient(set.connectionString(user: "auditor", password: "right")).run("admin", ping)
      let wrong = try AdminClient(set.connectionString(user: "auditor", password: "wrong"))
      await #expect(throws: ServerError.self) { try await wrong.run("admin", ping) }
      let nobody = try AdminClient(set.anonymousConnectionString)
      let refusal = await #expect(throws: ServerError.self) { try await nobody.run("admin", ping) }
      #expect(refusal?.code == 13)
    }
  }

  @Test func `members and clients speak TLS and need a certificate`() async throws {
    let certificates = try await TestCertificates.make()
    let tls = TransportSecurity.required(certificates, clientCertificates: true)
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary], tls: tls)) { set in
      try await set.primary().insert("support.things", documents: [#"{"_id": 1}"#])
      let host = set.members[0].host
      let ping = #"{"ping": 1}"#
      let plain = try AdminClient("mongodb://\(host)/?directConnection=true")
      await #expect(throws: ServerError.self) { try await plain.run("admin", ping) }
      let stranger = try AdminClient(
        "mongodb://\(host)/?directConnection=true&tls=true&tlsCAFile=\(certificates.unrelatedAuthority)"
          + "&tlsCertificateKeyFile=\(certificates.client)")
      await #expect(throws: ServerError.self) { try await stranger.run("admin", ping) }
    }
  }

  @Test func `a certificate is a user once it is created as one`() async throws {
    let certificates = try await TestCertificates.make()
    let access = ReplicaSetOptions.AccessControl { admin in
      try await admin.run(
        "$external",
        #"{"createUser": "\#(certificates.clientSubject)", "roles": [{"role": "clusterMonitor", "db": "admin"}]}"#)
    }
    var options = ReplicaSetOptions(
      tls: .required(certificates, clientCertificates: true), accessControl: access)
    options.server.parameters = ["authenticationMechanisms": "SCRAM-SHA-256,MONGODB-X509"]
    try await ReplicaSet.with(options) { set in
      let client = try AdminClient("\(set.anonymousConnectionString)&authMechanism=MONGODB-X509")
      let status = try await client.run("admin", #"{"connectionStatus": 1}"#)
      #expect(
        status["authInfo"]["authenticatedUsers"][0]["user"].string == certificates.clientSubject)
    }
  }
}
