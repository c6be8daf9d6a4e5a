extension HTMLTemplate {
  /// What comparing the documents came to.
  static let documents = """
    {{#documents}}
    <section aria-labelledby="documents">
    <h2 id="documents">Documents</h2>
    <p>{{totals}}</p>
    {{#hasNamespaces}}
    <p class="key">\(sample("same", same)) the same \(sample("mismatching", mismatching)) mismatching \
    \(sample("not-compared", notCompared)) not compared. Where the clusters differ in a figure, it is told as source -&gt; destination.</p>
    <table class="documents">
    <thead><tr><th scope="col">Result</th><th scope="col">Namespace</th><th scope="col">Documents</th>\
    <th scope="col">Size</th><th scope="col">Method</th><th scope="col">Mismatches</th><th scope="col">Time</th></tr></thead>
    {{#namespaces}}
    <tbody class="{{outcome}}" data-outcome="{{outcome}}">
    <tr><td><span class="tag">{{tag}}</span></td><td><code><bdi>{{namespace}}</bdi></code></td>\
    <td>{{documents}}<span class="noun"> documents</span>\(bar)</td><td><span class="noun">size </span>{{size}}</td>\
    <td>{{method}}, <span class="whole">level {{level}}</span></td><td>{{mismatches}}<span class="noun"> mismatching</span></td><td>{{time}}</td></tr>
    {{#gist}}
    <tr class="causes"><td></td><td colspan="6">{{^hasMore}}<bdi>{{.}}</bdi>{{/hasMore}}\
    {{#hasMore}}<details{{#isOpen}} open="open"{{/isOpen}}>
    <summary><bdi>{{.}}</bdi></summary>
    <ul>
    {{#more}}
    <li>{{#share}}\(causeBar){{/share}}<bdi>{{words}}</bdi></li>
    {{/more}}
    </ul>
    </details>{{/hasMore}}</td></tr>
    {{/gist}}
    </tbody>
    {{/namespaces}}
    </table>
    {{#leftOut}}
    <p>… {{.}}</p>
    {{/leftOut}}
    <h3>What each method used here cannot see</h3>
    <ul>
    {{#limits}}
    <li>{{.}}</li>
    {{/limits}}
    </ul>
    {{/hasNamespaces}}
    </section>
    {{/documents}}
    """

  private static let bar = """
    {{#bar}}<svg class="bar" role="img" aria-label="{{words}}" viewBox="0 0 {{whole}} 10" preserveAspectRatio="none">\
    <title>{{words}}</title>\
    <rect class="same" y="2" width="{{same}}" height="6" fill="{{fill}}"/>\
    <rect class="mismatching" x="{{mismatchingFrom}}" width="{{mismatching}}" height="10" fill="\(mismatching)"/>\
    <rect class="not-compared" x="{{notComparedFrom}}" y="2" width="{{notCompared}}" height="6" \
    fill="\(notCompared)"/></svg>{{/bar}}
    """

  private static let causeBar = """
    <svg class="bar cause" aria-hidden="true" viewBox="0 0 {{whole}} 10" preserveAspectRatio="none">\
    <rect class="rest" width="{{whole}}" height="10" fill="\(notCompared)"/>\
    <rect class="mismatching" width="{{part}}" height="10" fill="\(mismatching)"/></svg>
    """

  private static let same = HTMLPalette.paper.pass
  private static let mismatching = HTMLPalette.paper.fail
  private static let notCompared = HTMLPalette.paper.line

  /// A sample of one part of the bars.
  private static func sample(_ part: String, _ fill: String) -> String {
    """
    <svg class="bar sample" aria-hidden="true" viewBox="0 0 10 10"><rect class="\(part)" width="10" height="10" \
    fill="\(fill)"/></svg>
    """
  }
}
