import Findings
import Foundation
import Testing

@testable import OperatorFiles

@Suite struct DecisionsFileTests {
  private static let whole = """
    # What was agreed on in the change board.
    waivers:
      - check: user-databases
        namespace: "*log?"
        index: number_1
        reason: >
          R&D keeps these * for
          another week.
        by: Ada Moreno
        until: 2026-12-31T01:00:00+01:00
      - {check: user-databases, reason: "Test data.", by: Bo, until: 2026-12-31}
    attestations:
      - step: confirm-destination
        by: Bo
        at: 2026-11-21T02:00:00.5Z
        note: Seen by two.
      - step: mongosync-stopped
        by: Bo
        at: "2026-11-21"
    """

  @Test func readsAWholeFile() throws {
    let decisions = try DecisionsFile.decisions(YAMLText(Self.whole))
    let midnight = Date(timeIntervalSince1970: 1_798_675_200)
    #expect(
      decisions.waivers == [
        Waiver(
          check: "user-databases", namespace: "*log?", index: "number_1",
          reason: "R&D keeps these * for another week.", by: "Ada Moreno", until: midnight),
        Waiver(check: "user-databases", reason: "Test data.", by: "Bo", until: midnight),
      ])
    #expect(decisions.attestations.map(\.item) == ["confirm-destination", "mongosync-stopped"])
    #expect(decisions.attestations.map(\.note) == ["Seen by two.", ""])
    #expect(decisions.attestations.first?.at == Date(timeIntervalSince1970: 1_795_226_400.5))
  }

  @Test(arguments: ["", "# nothing", "{}", "waivers: []", "waivers: []\nattestations: []"])
  func anEmptyFileDecidesNothing(_ yaml: String) throws {
    #expect(try DecisionsFile.decisions(YAMLText(yaml)) == Decisions())
  }

  private static let waiver = "- {check: user-databases, reason: R, by: A, until: 2026-12-31}"
  private static let attestation = "- {step: confirm-destination, by: A, at: 2026-11-21}"

  @Test(arguments: [
    ("- a", "Line 1: the file must be a map with the keys waivers, attestations."),
    ("plain", "Line 1: the file must be a map"),
    (
      "waiver: []", "Line 1: the file has an unknown key, waiver; nearest: waivers. The keys are waivers, attestations."
    ),
    ("\u{1B}[2J: []", "It is not YAML: control characters are not allowed."),
    ("\"a\\e[2J\": []", "Line 1: the file has an unknown key. The keys are"),
    ("waivers:\n  check: a", "Line 2: waivers of the file must be a list"),
    ("waivers:", "Line 1: waivers of the file must be a list"),
    ("waivers:\n- a", "Line 2: a waiver must be a map with the keys check, namespace, index, max, reason, by, until."),
    ("waivers:\n- {}", "Line 2: a waiver has no check"),
    ("waivers:\n- check: user-databases\n  by: A\n  until: 2026-12-31", "Line 2: a waiver has no reason"),
    ("waivers:\n- {check: user-databases, reason: '  ', by: A, until: 2026-12-31}", "a waiver has no reason"),
    ("waivers:\n- {check: user-databases, reason: ~, by: A, until: 2026-12-31}", "a waiver has no reason"),
    ("waivers:\n- {check: user-databases, reason: R, until: 2026-12-31}", "a waiver has no by"),
    ("waivers:\n- {check: user-databases, reason: R, by: A}", "a waiver has no until"),
    (
      "waivers:\n- {check: user-databases, reason: [R], by: A, until: 2026-12-31}",
      "reason of a waiver must be one text"
    ),
    (
      "waivers:\n- {check: user-databases, reason: R, by: A, until: tomorrow}",
      "until of a waiver must be a day or a time"
    ),
    (
      "waivers:\n- {check: no-such, reason: R, by: A, until: 2026-12-31}",
      "check of a waiver names no-such, which no checklist"
    ),
    (
      "waivers:\n- {check: Capped-collection, reason: R, by: A, until: 2026-12-31}",
      "names Capped-collection, which no checklist has; nearest: capped-collections, "
    ),
    (
      "attestations:\n- {step: confirm_destination, by: A, at: 2026-11-21}",
      "confirm_destination, which no checklist has; nearest: confirm-destination, confirm-termination; `mongosync-"
    ),
    (
      "waivers:\n- {check: user-databases, namespace: '', reason: R, by: A, until: 2026-12-31}",
      "Line 2: namespace of a waiver is empty; name something, or leave the key out"
    ),
    (
      "waivers:\n- {check: user-databases, index: ~, reason: R, by: A, until: 2026-12-31}", "index of a waiver is empty"
    ),
    (
      "waivers:\n- {check: user-databases, maximum: 3, reason: R, by: A, until: 2026-12-31}",
      "Line 2: a waiver has an unknown key, maximum. The keys are"
    ),
    (
      "waivers:\n- {check: 'no such', reason: R, by: A, until: 2026-12-31}",
      "check of a waiver names what no checklist has"
    ),
    (
      "waivers:\n- {check: confirm-destination, reason: R, by: A, until: 2026-12-31}",
      "names the step confirm-destination, which cannot be waived"
    ),
    ("waivers:\n\(waiver)\n\(waiver)", "Line 3: check of a waiver stands in an earlier waiver with the same patterns"),
    ("waivers: []\nwaivers: []", "waivers stands twice in one map"),
    ("attestations:\n- {step: no-such, by: A, at: 2026-11-21}", "step of an attestation names no-such"),
    ("attestations:\n- {step: confirm-destination, by: A}", "an attestation has no at"),
    ("attestations:\n- {step: confirm-destination, by: A, on: 2026-11-21}", "an attestation has an unknown key, on"),
    (
      "attestations:\n\(attestation)\n\(attestation)", "Line 3: step of an attestation stands in an earlier attestation"
    ),
    ("waivers: [", "it is not YAML"), ("{a: b", "it is not YAML"), ("a: b\n---\nc: d", "Line 2: it is not YAML"),
    ("waivers: *a", "it is not YAML: found undefined alias"),
    ("a: &x [b]\nc: *x", "It uses an alias, *x, which is not taken"),
    (String(repeating: "[", count: 100_000), "it is not YAML"),
    (String(repeating: "#", count: 1_000_001), "It is longer than 1000000 bytes."),
  ])
  func namesWhatIsWrong(_ yaml: String, _ message: String) throws {
    let error = #expect(throws: OperatorFileError.self) { try DecisionsFile.decisions(YAMLText(yaml)) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect((error?.message.count ?? 0) < 300)
  }

  @Test(arguments: [
    "0", "-1", "1.5", "3.0", "'3'", "three", "1e3", "0x3", "+3", "[3]", "", "~", "99999999999999999999",
  ])
  func aBoundIsAWholeNumberAboveZero(_ max: String) throws {
    let yaml = Self.waiver.replacing("reason", with: "max: \(max), reason")
    let error = #expect(throws: OperatorFileError.self) { try DecisionsFile.decisions(YAMLText("waivers:\n" + yaml)) }
    #expect(error?.message == "Line 2: max of a waiver must be a whole number above 0, such as 3.")
  }

  @Test func aBoundIsRead() throws {
    let yaml = "waivers:\n" + Self.waiver.replacing("reason", with: "max: 3, reason")
    #expect(try DecisionsFile.decisions(YAMLText(yaml)).waivers.map(\.max) == [3])
  }

  @Test func aSpaceIsALetterOfAName() throws {
    let waiver = { (lines: String) in
      "waivers:\n- {check: user-databases, reason: R, by: A, until: 2026-12-31, \(lines)}\n"
    }
    for (lines, name) in [
      (#"namespace: "a.b ""#, "a.b "), ("namespace: ' a.b'", " a.b"), ("namespace:   a.b  ", "a.b"),
      (#"namespace: " ""#, " "),
    ] {
      #expect(try DecisionsFile.decisions(YAMLText(waiver(lines))).waivers.first?.namespace == name)
    }
    let forms = ["caf\u{E9}", "cafe\u{301}"]
    let both =
      "waivers:\n" + forms.map { Self.waiver.replacing("}", with: ", namespace: a.\($0)}") }.joined(separator: "\n")
    let names = try DecisionsFile.decisions(YAMLText(both)).waivers.compactMap(\.namespace)
    #expect(names.map { Array($0.utf8) } == forms.map { Array("a.\($0)".utf8) })
  }

  @Test func anAliasOfAliasesIsRefusedBeforeItIsRead() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let alias = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [" + Array(repeating: alias, count: 9).joined(separator: ", ") + "]\n"
    }
    #expect(throws: OperatorFileError.self) { try YAMLText(bomb + "? *a40 : x\n").root() }
  }

  @Test(arguments: [
    ("2026-12-31", 1_798_675_200.0), ("2026-12-31T00:00:00Z", 1_798_675_200), ("2026-12-31t00:00:00z", 1_798_675_200),
    ("2026-12-31 00:00:00Z", 1_798_675_200), ("2026-12-30T18:30:00-05:30", 1_798_675_200),
    ("2024-02-29", 1_709_164_800), ("1970-01-01T00:00:00.25Z", 0.25), ("9999-12-31", 253_402_214_400),
  ])
  func readsTimes(_ text: String, _ seconds: Double) {
    #expect(Date(timeOrDay: text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "2026", "2026-12", "2026-13-01", "2026-02-30", "2025-02-29", "2026-12-31T", "2026-12-31T00:00Z",
    "2026-12-31T00:00:00", "2026-12-31T24:00:01Z", "2026-12-31T00:60:00Z", "2026-12-31T00:00:00+24:00",
    "2026-12-31T00:00:00+01:60", "2026-12-31T00:00:00+0100", "٢٠٢٦-12-31", "31.12.2026", "1969-12-31", "2026-12-31\n",
    "2026-12-31T00:00:00.Z", "0000-01-01", "2026-00-10", "2026-10-00",
  ])
  func refusesWhatIsNoTime(_ text: String) { #expect(Date(timeOrDay: text) == nil) }
}
