import Digest

extension AuditReport {
  /// The SHA-256 of the report's JSON form, byte for byte as `JSONRenderer` writes it, in lower-case hexadecimal digits.
  ///
  /// It ties any other form of the report, a printed page too, to the JSON that may have been signed.
  public var digestOfJSON: String {
    var output = DigestingOutput()
    JSONRenderer().render(self, to: &output)
    return ContentDigest(output.digest).description
  }
}

/// Digests what is written to it and keeps none of it.
private struct DigestingOutput: TextOutputStream {
  private(set) var digest = RunningDigest()

  mutating func write(_ text: String) { digest.update(text.utf8.span) }
}
