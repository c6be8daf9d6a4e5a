import TestSupport
import Testing

@Suite struct TransportSecurityTests {
  @Test func `TLS that is missing, not trusted or without a certificate is told of`() async throws {
    let certificates = try await TestCertificates.make()
    let options = ReplicaSetOptions(tls: .required(certificates, clientCertificates: true))
    try await ReplicaSet.with(options) { set in
      let plain = "mongodb://\(set.members[0].host)/?directConnection=true"
      let missing = plain + "&tls=true&tlsCAFile=\(certificates.authority)"
      let stranger =
        plain + "&tls=true&tlsCAFile=\(certificates.unrelatedAuthority)&tlsCertificateKeyFile=\(certificates.client)"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (source, reason) in [
          (plain, "TLS asked for by only one side"), (missing, "a certificate that is missing"),
          (stranger, "certificate"),
        ] {
          group.addTask {
            let run = try await run(source: source)
            try run.expectUnknown(["No suitable server", reason])
            #expect(run.duration < .seconds(15), "\(reason)")
          }
        }
        try await group.waitForAll()
      }
      let right = try await run(source: set.connectionString)
      #expect(try right.report()["clusters"]["source"]["topology"].string == "replica set rs")
      let nothing = try await run(source: "\(plain)&tls=true&tlsCertificateKeyFile=/no/such/key.pem")
      try nothing.expectUnknown(["/no/such/key.pem"])
    }
  }

  @Test func `a certificate may be the login`() async throws {
    let certificates = try await TestCertificates.make()
    let access = ReplicaSetOptions.AccessControl { admin in
      let roles = #"[{"role": "clusterMonitor", "db": "admin"}, {"role": "readAnyDatabase", "db": "admin"}]"#
      try await admin.run(
        "$external", #"{"createUser": "\#(certificates.clientSubject)", "roles": \#(roles)}"#)
    }
    var options = ReplicaSetOptions(tls: .required(certificates, clientCertificates: true), accessControl: access)
    options.server.parameters = ["authenticationMechanisms": "SCRAM-SHA-256,MONGODB-X509"]
    try await ReplicaSet.with(options) { set in
      let run = try await run(source: "\(set.anonymousConnectionString)&authMechanism=MONGODB-X509")
      let report = try run.report()
      let refused = report["evidence"].array.filter { $0["cluster"].string == "source" && $0["error"].string != nil }
      #expect(refused.isEmpty, "\(refused)")
      #expect(report["clusters"]["source"]["address"].string?.contains("authMechanism=MONGODB-X509") == true)
    }
  }

  private func run(source: String) async throws -> CommandLineRun {
    var audit = Audit(source, try await SharedServers.unwrittenPair().destination.connectionString)
    audit.timeout = 12
    return try await audit.run()
  }
}
