import Digest

@testable import Report

/// Makes an HTML report whose text was brought to its normal form whole again.
enum HTMLExample {
  /// Gives the page the digest of the JSON report beside it, and the policy that fits what then stands in the page.
  ///
  /// - Parameters:
  ///   - page: the HTML report in its normal form.
  ///   - json: the JSON report in its normal form.
  /// - Returns: the page as a browser accepts it.
  static func fitting(_ page: String, json: String) -> String {
    guard let old = page.firstMatch(of: /<code id="digest">([0-9a-f]{64})<\/code>/)?.1 else { return page }
    var page = page.replacing(old, with: ContentDigest(of: Array(json.utf8)).description)
    let styles = page.matches(of: /(?s)<style>(.*?)<\/style>/).map { String($0.1) }
    let script = page.firstMatch(of: /(?s)<script>(.*?)<\/script>/).map { String($0.1) } ?? ""
    let policy = HTMLText.escape(HTMLPolicy(styles: styles, script: script).text)
    page.replace(/content="default-src [^"]*"/) { _ in "content=\"\(policy)\"" }
    return page
  }
}
