import Evidence
import Findings

/// A rule that no document of the source may break, judged from the documents that were read.
struct DocumentRule {
  private let trait: DocumentTrait
  private let severity: Outcome
  private let fault: String

  /// States a rule.
  ///
  /// - Parameters:
  ///   - trait: what breaks it.
  ///   - severity: the outcome where a document has the trait.
  ///   - fault: what a document with the trait has, to follow "has" or "have".
  init(_ trait: DocumentTrait, _ severity: Outcome, _ fault: String) {
    self.trait = trait
    self.severity = severity
    self.fault = fault
  }

  /// Judges all collections that are copied.
  ///
  /// - Parameters:
  ///   - evidence: the documents that were read.
  ///   - judgement: takes the findings.
  ///   - remedy: what to do about the documents of one collection.
  func judge(_ evidence: Evidence, _ judgement: inout Judgement, remedy: (String, TraitSighting) -> Remedy) {
    let observed = evidence.source.documents
    guard let samples = judgement.value(of: observed, Subject(.source), "documents of the source") else { return }
    var sum = DocumentSum()
    for sample in samples {
      guard let reading = sum.add(sample, &judgement) else { continue }
      guard let sighting = reading.sightings.first(where: { $0.trait == trait }) else { continue }
      judgement.add(finding(sample, reading, sighting))
      judgement.suggest(remedy(sample.namespace, sighting))
    }
    sum.conclude("None of them has \(fault).", &judgement)
  }

  private func finding(
    _ sample: DocumentSample, _ reading: DocumentSample.Reading, _ sighting: TraitSighting
  ) -> Finding {
    let fields = sighting.fields.isEmpty ? "" : " (\(Wording.list(sighting.fields)))"
    let examples = Wording.list(sighting.examples.map(\.readable))
    return Finding(
      severity, Subject(.source, namespace: sample.namespace),
      "\(sighting.count) of the \(reading.examined) documents looked at in \(sample.namespace) "
        + "\(sighting.count == 1 ? "has" : "have") \(fault)\(fields).",
      explanation: (examples.isEmpty ? "" : "Among them are those with the _id \(examples). ") + sample.extent,
      amount: Amount(reading.isComplete ? sighting.count : nil, .documents))
  }
}

/// What was read of all collections together.
struct DocumentSum {
  private var examined = 0
  private var collections = 0
  private var incomplete = 0
  private var unread = 0

  /// Adds a collection; what could not be read is recorded as unknown.
  ///
  /// - Parameters:
  ///   - sample: the collection.
  ///   - judgement: takes the unknowns.
  /// - Returns: what was read, if anything was.
  mutating func add(_ sample: DocumentSample, _ judgement: inout Judgement) -> DocumentSample.Reading? {
    collections += 1
    let subject = Subject(.source, namespace: sample.namespace)
    judgement.cite(sample.reading.evidence)
    switch sample.reading {
    case .notAsked:
      unread += 1
      return nil
    case .refused(let refusal, _):
      // Dropped since it was listed.
      if refusal.kind == .namespaceNotFound { return nil }
      judgement.add(
        Finding(.unknown, subject, "Could not read documents of \(sample.namespace): \(refusal.message)"))
      return nil
    case .value(let reading, _):
      examined += reading.examined
      if !reading.isComplete { incomplete += 1 }
      if let why = reading.cutShort {
        judgement.add(
          Finding(
            .unknown, subject, "Reading \(sample.namespace) ended early: \(why)", explanation: sample.extent))
      }
      if let damaged = reading.sightings.first(where: { $0.trait == .damaged }) {
        judgement.add(
          Finding(.unknown, subject, "\(damaged.count) documents of \(sample.namespace) could not be understood."))
      }
      return reading
    }
  }

  /// Says what was looked at, and that it proves nothing about the rest.
  ///
  /// - Parameters:
  ///   - result: what it came to, as a sentence, where nothing was found.
  ///   - judgement: takes the finding.
  func conclude(_ result: String, _ judgement: inout Judgement) {
    let subject = Subject(.source)
    if collections == 0 {
      judgement.passIfSilent("The source has no collection to be copied, and so no document.")
    } else if unread == collections {
      judgement.add(Finding(.warn, subject, "No document was looked at.", amount: Amount(nil, .documents)))
      judgement.suggest(Self.read)
    } else if incomplete == 0 {
      let all = Wording.count(examined, "document", "documents")
      judgement.passIfSilent("All \(all) of the source were looked at. \(result)")
    } else {
      let clean = !judgement.findings.contains { $0.outcome == .fail || $0.outcome == .warn }
      judgement.add(
        Finding(
          .warn, subject,
          "\(Wording.count(examined, "document was", "documents were")) looked at, not all that there are."
            + (clean ? " \(result)" : ""),
          explanation: """
            \(Wording.count(incomplete, "collection was", "collections were")) read in part: a sample proves nothing \
            about the rest.
            """, amount: Amount(nil, .documents)))
      judgement.suggest(Self.read)
    }
  }

  private static let read = Remedy(
    nil,
    """
    Run the audit with --sample and a number to look at so many documents of each collection, or with --deep, and \
    enough --timeout, to look at all; both read from the source's primary.
    """)
}

extension DocumentSample {
  /// How many documents were looked at of how many.
  var extent: String {
    guard let reading = reading.value else { return "" }
    let all = documents.value.map { " of about \($0)" } ?? ""
    return reading.isComplete
      ? "All documents were looked at."
      : "\(reading.examined)\(all) documents were looked at; that proves nothing about the rest."
  }
}
