import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
  private static let two = ["--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2"]

  @Test(arguments: [
    (["check"], "Missing expected argument '<checklist>'"),
    (["check", "no-such-list"] + two, "There is no checklist no-such-list"),
    (["check", "restart", "--only", "no-such-check"] + two, "--only names no-such-check"),
    (["check", "restart", "--skip", "no-such-check"] + two, "--skip names no-such-check"),
    (["check", "restart", "--attest", "no-such-step=me"] + two, "--attest names no-such-step"),
    (["check", "restart", "--attest", "no-name"] + two, "'no-name' is invalid"),
    (["check", "restart", "--only", "a,,b"] + two, "'a,,b' is invalid"),
    (["check", "restart", "--label", "=x"] + two, "'=x' is invalid"),
    (
      ["check", "restart", "--report", "json", "--report", "terminal"] + two, "Two reports would go to standard output"
    ),
    (["check", "restart", "--report", "json:a", "--report", "html:a"] + two, "Two reports would go to the same file"),
    (["check", "restart", "--report", "doc"] + two, "'doc' is invalid"),
    (["check", "restart", "--report", "pdf"] + two, "give it a file"),
    (["check", "restart", "--report", "json:/no/such/folder/report"] + two, "cannot be written to /no/such/folder"),
    (["check", "restart", "--report", "json:/tmp"] + two, "cannot be written to /tmp"),
    (["check", "restart", "--timeout", "0"] + two, "--timeout must be from 1 to 86400"),
    (["check", "restart", "--valid-for", "0"] + two, "--valid-for must be from 1 to 10080 minutes"),
    (["check", "restart", "--timeout", "soon"] + two, "'soon' is invalid"),
    (["check", "restart", "--concurrency", "65"] + two, "--concurrency must be from 1 to 64"),
    (["check", "restart", "--mongosync-version", "new"] + two, "--mongosync-version must be X.Y or X.Y.Z"),
    (["check", "restart", "--fail-on", "pass"] + two, "'pass' is invalid"),
    (["check", "restart", "--mongosync", "localhost:27182"] + two, "--mongosync cannot be used"),
    (["check", "restart", "--mongosync", "http://a:27182/start"] + two, "may have no path other than /api/v1"),
    (["check", "restart", "--mongosync", "http://a", "--mongosync", "http://a/api/v1"] + two, "twice"),
    (["check", "restart", "--watch", "--mongosync", "http://a"] + two, "--watch is for the checklist cutover only"),
    (["check", "cutover", "--watch"] + two, "--watch needs the address of every mongosync"),
    (["check", "cutover", "--interval", "1"] + two, "--interval is of use with --watch only"),
    (["check", "cutover", "--deadline", "1"] + two, "--deadline is of use with --watch only"),
    (["check", "cutover", "--watch", "--mongosync", "http://a", "--interval", "0"] + two, "--interval must be from 1"),
    (["check", "cutover", "--watch", "--mongosync", "http://a", "--deadline", "0"] + two, "--deadline must be from 1"),
    (["check", "restart", "--plan", "/no/such/plan"] + two, "The plan /no/such/plan cannot be read"),
    (["check", "verify"] + two, "a command of its own: mongosync-auditor verify"),
    (["verify", "--namespaces", "shop"] + two, "Write DATABASE.COLLECTION"),
    (["verify", "--exclude", "/(/"] + two, "is no regular expression"),
    (["verify", "--workers", "0"] + two, "--workers must be from 1 to 64"),
    (["verify", "--partition-size", "0"] + two, "--partition-size must be from 1 to 100000"),
    (["verify", "--recheck", "0"] + two, "--recheck must be from 1 to 100"),
    (["verify", "--recheck-delay", "-1"] + two, "--recheck-delay"),
    (["verify", "--max-mismatches", "0"] + two, "--max-mismatches must be at least 1"),
    (["verify", "--mismatches", "-"] + two, "would both go to standard output"),
    (["verify", "--mismatches", "/no/such/folder/rows"] + two, "cannot be written to /no/such/folder/rows"),
    (["verify", "--skip", "same-documents"] + two, "there is nothing to verify"),
    (["check", "restart"], "No source is given"),
    (["check", "restart", "--source", "mongodb://a"], "No destination is given"),
    (["check", "restart", "--source-file", "/no/such/file"], "/no/such/file"),
    (["check", "restart", "--source-file", "/tmp/x"] + two, "--source and --source-file both give the source"),
    (["check", "restart", "--source", "mongodb://A:1,b", "--destination", "mongodb://a:1"], "are the same cluster"),
    (["check", "restart", "--source", "a:1", "--destination", "mongodb://a:1"], "must begin with mongodb://"),
    (["check", "restart", "--host-map", "/no/such/map"] + two, "/no/such/map"),
    (["check", "restart", "--shard-credentials", "/no/such/file"] + two, "/no/such/file"),
    (["check", "restart", "--deep"] + two, "for the checklists preflight and device-sync alone"),
    (["check", "preflight", "--sample", "0"] + two, "--sample must be from 1 to 1000000"),
    (["check", "preflight", "--sample", "5", "--deep"] + two, "--deep reads all documents"),
    (["roles", "--reversible"], "are of use with --mongosync-user only"),
    (["roles", "--mongosync-user", "--on", "both"], "'both' is invalid"),
    (["roles", "--mongosync-user", "--source-version", "old"], "--source-version must be X.Y"),
    (["roles", "--user", "o'brien"], "--user must be made of letters"),
    (["explain", "no-such-check"], "There is no check or step no-such-check"),
    (["list", "--checklist", "no-such-list"], "There is no checklist no-such-list"),
    (["list", "--format", "xml"], "'xml' is invalid"),
    (["no-such-command"], "no-such-command"),
  ])
  func `wrong usage ends with 64 and says what is wrong`(_ arguments: [String], _ message: String) async throws {
    let run = try await CommandLineRun.of(arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [
    ("speed: fast", "unknown key, speed"), ("reversible: perhaps", "reversible of the plan must be true or false"),
    ("multipleReversals: 2", "multipleReversals of the plan must be true or false"),
    ("mongosyncVersion: new", "mongosyncVersion of the plan must be X.Y"),
    ("phase: later", "phase of the plan must be fresh or abandon"),
    ("mongosyncInstances: 0", "mongosyncInstances of the plan must be a number above 0"),
    ("mongosyncMemoryGB: much", "mongosyncMemoryGB of the plan must be a number of gigabytes above 0"),
    ("verifier: perhaps", "verifier of the plan must be true or false"),
    ("sharding: 1", "sharding of the plan must be true or false"),
    ("maximumLagSeconds: 0", "maximumLagSeconds of the plan must be a whole number"),
    ("expectedCopyHours: -1", "expectedCopyHours of the plan must be a number of hours above 0"),
    ("canWriteAt: yesterday", "canWriteAt of the plan must be a time"),
    ("buildIndexes: often", "buildIndexes of the plan must be"),
    ("- a\n- b", "Line 1: the plan must be a map"), ("a: [", "is not YAML"),
  ])
  func `a plan that cannot be used is wrong usage`(_ yaml: String, _ message: String) async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.write(yaml, to: "plan.yaml")
    let run = try await CommandLineRun.of(["check", "restart", "--plan", plan] + Self.two)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains(plan))
  }

  @Test func `a file for the report that may not be written is wrong usage`() async throws {
    let run = try await CommandLineRun.of(["check", "restart", "--report", "json:/proc/version"] + Self.two)
    // Root may write anywhere as far as permissions tell; then the report is made and cannot be written.
    #expect(run.status == 64 || run.status == 70)
    #expect(run.errors.contains("/proc/version") || run.errors.contains("could not be written"))
  }
}
