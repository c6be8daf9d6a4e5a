import Bundles
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import TestSupport
import Testing

@Suite struct BundleFileTests {
  @Test(arguments: [EvidenceFixture.restart, EvidenceFixture.reverse.sharded, BundleFixture.full])
  func `a bundle comes back as it was`(_ evidence: Evidence) throws {
    let bundle = BundleFixture.bundle(evidence)
    #expect(try BundleFile.bundle(in: BundleFile.data(of: bundle)) == bundle)
  }

  @Test func `a time is kept to the millisecond, and one beyond reason is cut`() throws {
    let odd = EvidenceFixture.restart.with { evidence in
      evidence.collectedAt = Date(timeIntervalSince1970: 1_800_000_000.123_4)
      evidence.plan.canWriteAt = Date(timeIntervalSince1970: 1e300)
    }
    let read = try BundleFile.bundle(in: BundleFile.data(of: BundleFixture.bundle(odd))).evidence
    #expect(abs(read.collectedAt.timeIntervalSince1970 - 1_800_000_000.123) < 0.000_5)
    #expect(read.plan.canWriteAt == Date(timeIntervalSince1970: 253_402_300_799))
  }

  @Test func `a file that is none is refused`() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path(of: "none"), "/dev/zero"] {
      #expect(throws: BundleError(.unreadable, "There is no such plain file.")) { try BundleFile.bundle(at: path) }
    }
  }

  @Test func `a file beyond all bounds is not even opened`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "huge")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(BundleFile.largest) + 1)
    try file.close()
    #expect(throws: BundleError(.tooLarge, "It is larger than 1024 MiB.")) { try BundleFile.bundle(at: path) }
  }
}
