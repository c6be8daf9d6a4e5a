extension HTMLTemplate {
  /// The clusters, and the run that looked at them.
  static let facts = """
    <section aria-labelledby="clusters">
    <h2 id="clusters">Clusters</h2>
    <div class="clusters">
    {{#clusters}}
    <div class="cluster">
    <h3>{{role}}</h3>
    <p><code><bdi>{{address}}</bdi></code></p>
    <p><bdi>{{topology}}</bdi>, feature compatibility version <bdi>{{featureCompatibilityVersion}}</bdi></p>
    {{#hasMembers}}
    <table>
    <thead><tr><th scope="col">Member</th><th scope="col">Set</th><th scope="col">State</th>\
    <th scope="col">Version</th></tr></thead>
    <tbody>
    {{#members}}
    <tr><td><code><bdi>{{host}}</bdi></code></td><td><bdi>{{set}}</bdi></td><td><bdi>{{state}}</bdi></td>\
    <td><bdi>{{version}}</bdi></td></tr>
    {{/members}}
    </tbody>
    </table>
    {{/hasMembers}}
    </div>
    {{/clusters}}
    </div>
    </section>
    <section aria-labelledby="run">
    <h2 id="run">Run</h2>
    <dl class="facts">
    <div><dt>Run</dt><dd><code><bdi>{{run}}</bdi></code></dd></div>
    <div><dt>Started</dt><dd><time datetime="{{started}}">{{started}}</time></dd></div>
    <div><dt>Finished</dt><dd><time datetime="{{finished}}">{{finished}}</time></dd></div>
    {{#bundles}}
    <div><dt>Evidence</dt><dd><bdi>{{.}}</bdi></dd></div>
    {{/bundles}}
    {{#labels}}
    <div><dt><bdi>{{key}}</bdi></dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/labels}}
    {{#plan}}
    <div><dt>Plan: <bdi>{{key}}</bdi></dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/plan}}
    {{#ledgers}}
    <div><dt>Ledger</dt><dd>{{.}}</dd></div>
    {{/ledgers}}
    <div><dt>Made by</dt><dd>{{tool.name}} {{tool.version}}, {{tool.driver}}</dd></div>
    </dl>
    </section>
    """

  /// What the report does not vouch for.
  static let omissions = """
    {{#hasOmissions}}
    <section aria-labelledby="not-checked">
    <h2 id="not-checked">Not checked</h2>
    <ul>
    {{#notChecked}}
    <li><bdi>{{.}}</bdi></li>
    {{/notChecked}}
    </ul>
    </section>
    {{/hasOmissions}}
    """
}
