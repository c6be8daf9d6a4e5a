extension HTMLTemplate {
  /// What of the clusters was looked at.
  static let coverage = """
    {{#hasCoverage}}
    <section aria-labelledby="coverage">
    <h2 id="coverage">Coverage</h2>
    <ul>
    {{#catalogs}}
    <li><bdi>{{sentence}}</bdi>{{#hasDatabases}} By database: {{#databases}}<span class="count-of"><code><bdi>{{name}}</bdi></code> \
    {{count}}</span> {{/databases}}{{#hasMore}}and {{more}} more databases{{/hasMore}}{{/hasDatabases}}</li>
    {{/catalogs}}
    </ul>
    {{#hasFeatures}}
    <table>
    <thead><tr><th scope="col">Cluster</th><th scope="col">Feature</th><th scope="col">Seen on</th>\
    <th scope="col">Judged by</th></tr></thead>
    <tbody>
    {{#features}}
    <tr><td class="role">{{cluster}}</td><td><bdi>{{words}}</bdi></td><td>{{count}}: {{#names}}<code><bdi>{{.}}</bdi></code> {{/names}}\
    {{#hasMore}}and {{more}} more{{/hasMore}}</td><td>{{#judges}}<span class="judge"><bdi>{{.}}</bdi></span> {{/judges}}</td></tr>
    {{/features}}
    </tbody>
    </table>
    {{/hasFeatures}}
    </section>
    {{/hasCoverage}}
    """
}
