import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationHardwareTests {
  private func judge(
    _ evidence: Evidence = EvidenceFixture.preflight, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement { DestinationHardware().judge(evidence.with(change)) }

  @Test func passesWhereTheDestinationHasAsMuch() {
    #expect(
      judge().summaries(.pass).first
        == "destination-1:27017 has 8 cores and 32.0 GB of memory; the source has 8 cores and 32.0 GB of memory.")
    #expect(judge { $0.source.eachMember { $0.hardware = .seen(Hardware(cores: 1, memoryMB: 1)) } }.outcome == .pass)
  }

  @Test(arguments: [Hardware(cores: 7, memoryMB: 65_536), Hardware(cores: 64, memoryMB: 32_767)])
  func oneWeakerMemberIsAWarning(_ hardware: Hardware) {
    let judgement = judge { $0.destination.sets[0].members[1].hardware = .seen(hardware) }
    #expect(judgement.subjects(.warn) == [Subject(.destination, node: "destination-2:27017")])
    #expect(judgement.remedies.first?.text.contains("destination-2:27017") == true)
  }

  @Test func theStrongestPrimaryOfTheSourceCounts() {
    let judgement = judge(EvidenceFixture.shardedPreflight) { evidence in
      evidence.source.sets[1].members[0].hardware = .seen(Hardware(cores: 16, memoryMB: 1024))
    }
    #expect(judgement.outcome == .warn)
    // A secondary of the source serves no mongosync.
    #expect(
      judge { $0.source.sets[0].members[1].hardware = .seen(Hardware(cores: 99, memoryMB: 1)) }.outcome == .pass)
  }

  @Test func whatWasNotReadIsUnknownAndCanBeSettled() {
    for judgement in [
      judge { $0.source.sets[0].members[0].hardware = .denied },
      judge { $0.destination.sets[0].members[1].hardware = .denied },
    ] {
      #expect(judgement.outcome == .unknown)
      #expect(judgement.remedies.contains { $0.command == "db.hostInfo().system" && $0.settlesUnknown })
    }
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
    #expect(judge { $0.destination.sets = [] }.outcome == .unknown)
  }
}
