import Digest
import Testing

@testable import Report

@Suite struct HTMLExampleTests {
  @Test func `the page tells the digest of the JSON beside it, under a policy that fits`() {
    let old = String(repeating: "0", count: 64)
    let new = ContentDigest(of: Array("{}\n".utf8)).description
    func page(_ digest: String, policy: String) -> String {
      """
      <meta http-equiv="Content-Security-Policy" content="\(policy)"/><style>a { b: c }</style>
      <style>d
      \(digest)</style><code id="digest">\(digest)</code><script>e()</script>
      """
    }
    let policy = HTMLPolicy(styles: ["a { b: c }", "d\n\(new)"], script: "e()").text
    #expect(
      HTMLExample.fitting(page(old, policy: "default-src &#39;none&#39;"), json: "{}\n")
        == page(new, policy: HTMLText.escape(policy)))
  }
}
