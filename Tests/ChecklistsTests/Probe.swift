import Checks
import Evidence
import Findings

/// A check that finds what it is told to.
struct Probe: Check {
  let about: About
  let questions: Questions
  let findings: [Finding]

  init(_ id: String, _ findings: [Finding], asking questions: Questions = .catalog, claiming claims: [Feature] = []) {
    self.questions = questions
    about = About(
      id: id, title: id, rule: "", rationale: "", reads: [], privileges: [], claims: claims, remedy: "", citations: [])
    self.findings = findings
  }

  func judge(_ evidence: Evidence) -> Judgement { Judgement(findings) }
}

/// A check that sums its findings up in a sentence of its own.
struct Summarised: Check {
  let about = Probe("probe", []).about
  let findings: [Finding]

  func judge(_ evidence: Evidence) -> Judgement { Judgement(findings, summary: "Two logs are capped.") }
}
