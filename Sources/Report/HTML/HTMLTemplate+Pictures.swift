/// Pictures have their colours on paper as attributes, too: the style sheet is stronger where it is read at all.
extension HTMLTemplate {
  /// How many items have each outcome, as a bar with a legend.
  static let outcomes = """
    {{#hasItems}}
    <section class="overview" aria-label="Outcomes">
    <svg class="outcomes" role="img" aria-label="{{counts}}"><title>{{counts}}</title>{{#outcomes}}\
    <g class="{{outcome}}"><rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" fill="{{fill}}" \
    fill-opacity="{{opacity}}"/>{{#isNumbered}}<text x="{{middle}}" y="{{baseline}}" fill="{{ink}}" font-size="13" \
    text-anchor="middle">{{count}}</text>{{/isNumbered}}</g>{{/outcomes}}</svg>
    <ul class="legend">
    {{#outcomes}}
    <li class="{{outcome}}"><svg class="swatch" aria-hidden="true"><rect width="100%" height="100%" fill="{{fill}}" \
    fill-opacity="{{opacity}}"/></svg>{{words}}</li>
    {{/outcomes}}
    </ul>
    </section>
    {{/hasItems}}
    """

  /// When who was asked, and how long the answer stands.
  static let timeline = """
    <section aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <div class="card">
    <table class="timeline">
    <thead><tr><th scope="col">What</th><th scope="col">When</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
    <tbody>
    {{#timeline}}
    <tr><td>{{name}} <span class="quiet">{{amount}}</span></td>\
    <td><svg class="lane {{kind}}" aria-hidden="true"><line x1="0%" y1="50%" x2="100%" y2="50%" \
    stroke="\(HTMLPalette.paper.line)"/>{{#hasBeyond}}<line class="beyond" x1="{{beyond}}" y1="50%" x2="100%" \
    y2="50%" stroke="{{fill}}" stroke-width="4" stroke-dasharray="6 5"/>{{/hasBeyond}}\
    <rect x="{{x}}" y="3" width="{{width}}" height="8" rx="2" fill="{{fill}}"/></svg></td>\
    <td><span class="noun">from </span><time datetime="{{from}}">{{from}}</time></td>\
    <td><span class="noun">until </span><time datetime="{{until}}">{{until}}</time></td></tr>
    {{/timeline}}
    </tbody>
    </table>
    {{#reachesBeyond}}
    <p class="note">The dashed part is not to scale.</p>
    {{/reachesBeyond}}
    </div>
    </section>
    """
}
