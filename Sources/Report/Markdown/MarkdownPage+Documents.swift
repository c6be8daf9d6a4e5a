import Findings

extension MarkdownPage {
  /// What comparing the documents came to: a row a namespace, the worst first, then what is to be said of some.
  ///
  /// - Parameter report: the report.
  mutating func documents(of report: AuditReport) {
    guard let documents = report.documents else { return }
    let overview = DocumentOverview(documents, mostSame: MarkdownRenderer.sameNamespacesShown)
    block("## Documents")
    block("\(overview.sentences.joined(separator: " "))")
    guard !documents.isEmpty else { return }
    table(
      ["Result", "Namespace", "Method", "Level", "Documents", "Size", "Mismatches", "Time"],
      overview.shown.map { comparison in
        [
          comparison.result.markdown, .code(comparison.namespace), "\(comparison.methodInWords)",
          "\(comparison.method.level)", "\(comparison.documentsInWords)", "\(comparison.sizeInWords)",
          "\(Figures.count(comparison.mismatchCount))", "\(Figures.seconds(comparison.seconds))",
        ]
      })
    if let leftOut = overview.leftOut { block("… \(leftOut)") }
    for comparison in overview.shown { particulars(of: comparison) }
    block("What each method used here cannot see:")
    list(overview.limits.map { "\($0)" })
  }

  private mutating func particulars(of comparison: DocumentComparison) {
    guard !comparison.particulars.isEmpty else { return }
    block("\(comparison.result.markdown) \(.code(comparison.namespace))")
    list(comparison.particulars.map { "\($0)" })
  }
}

extension DocumentComparison.Result {
  /// The tag, set strong where someone has to look.
  fileprivate var markdown: MarkdownText { self == .same ? "\(tag)" : "**\(tag)**" }
}
