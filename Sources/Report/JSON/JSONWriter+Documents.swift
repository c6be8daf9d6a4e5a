import Findings

extension JSONWriter {
  /// Writes what comparing documents came to, and what the methods prove that were used.
  ///
  /// - Parameter comparisons: the result of each namespace.
  mutating func write(_ comparisons: [DocumentComparison]) {
    object { writer in
      writer.member("methods") { $0.array(comparisons.methods) { writer, method in writer.write(method) } }
      writer.member("namespaces") { $0.array(comparisons) { writer, comparison in writer.write(comparison) } }
    }
  }

  private mutating func write(_ method: ComparisonMethod) {
    object { writer in
      writer.member("name", method.rawValue)
      writer.member("level") { $0.number(method.level) }
      writer.member("sees", method.sees)
      writer.member("cannotSee", method.cannotSee)
    }
  }

  private mutating func write(_ comparison: DocumentComparison) {
    object { writer in
      writer.member("namespace", comparison.namespace)
      writer.member("result", comparison.result.rawValue)
      writer.member("method", comparison.method.rawValue)
      writer.member("level") { $0.number(comparison.method.level) }
      if let percent = comparison.sampledPercent { writer.member("sampledPercent") { $0.number(percent) } }
      writer.member("source") { $0.write(comparison.source) }
      writer.member("destination") { $0.write(comparison.destination) }
      writer.member("mismatches") { $0.array(comparison.mismatches) { writer, count in writer.write(count) } }
      writer.member("causes") { $0.array(comparison.causes) { writer, count in writer.write(count) } }
      writer.member("notes", comparison.notes)
      writer.member("gap", comparison.gap)
      writer.member("seconds") { $0.number(comparison.seconds) }
    }
  }

  private mutating func write(_ side: DocumentComparison.Side) {
    object { writer in
      writer.member("documents") { $0.number(side.documents) }
      if let bytes = side.bytes { writer.member("bytes") { $0.number(bytes) } }
    }
  }

  private mutating func write(_ count: DocumentComparison.Count) {
    object { writer in
      writer.member("words", count.words)
      writer.member("documents") { $0.number(count.documents) }
    }
  }
}
