extension HTMLTemplate {
  /// What somebody has to look at, as links.
  static let attention = """
    {{#hasOpenItems}}
    <nav class="attention" aria-labelledby="attention">
    <h2 id="attention">Needs attention <span class="count">{{openCount}}</span></h2>
    <ol class="contents">
    {{#openItems}}
    <li class="{{outcome}}" data-outcome="{{outcome}}"><a href="#{{anchor}}"><span class="tag">{{tag}}</span> <span class="line">\
    <code><bdi>{{id}}</bdi></code> <strong><bdi>{{title}}</bdi></strong> \
    <span class="seen"><bdi>{{summary}}</bdi></span></span></a></li>
    {{/openItems}}
    </ol>
    </nav>
    {{/hasOpenItems}}
    """

  /// What narrows the page down; the script lays it open.
  static let filter = """
    {{#hasItems}}
    <div class="filter" id="filter" role="search" aria-label="Filter" hidden="hidden">
    <div role="group" aria-label="Outcomes to show">
    {{#outcomes}}
    <button type="button" class="{{outcome}}" data-outcome="{{outcome}}" aria-pressed="false"><span class="tag">{{tag}}</span> \
    {{count}}</button>
    {{/outcomes}}
    </div>
    <label>Text <input type="search" id="filter-text" autocomplete="off" spellcheck="false"/></label>
    <button type="button" id="filter-unfold" aria-expanded="false">Open all</button>
    <output id="filter-told"></output>
    </div>
    {{/hasItems}}
    """

  /// A line of the checklist.
  static let item = """
    {{% CONTENT_TYPE:\(HTMLTextContent.name)}}
    <details class="item {{outcome}}{{#isBare}} bare{{/isBare}}" id="{{anchor}}" data-outcome="{{outcome}}"\
    {{#isOpen}} open="open"{{/isOpen}}>
    <summary><span class="tag">{{tag}}</span> <h3><code><bdi>{{id}}</bdi></code> <bdi>{{title}}</bdi></h3> \
    <span class="seen"><bdi>{{summary}}</bdi></span>{{#waivers}}
    <span class="waiver">Waived by <strong><bdi>{{by}}</bdi></strong> until <time datetime="{{until}}">{{until}}</time>\
    {{extent}} ({{count}}): <bdi>{{reason}}</bdi></span>{{/waivers}}{{#attestation}}
    <span class="attestation">Attested by <strong><bdi>{{by}}</bdi></strong>\
    {{#hasTime}} at <time datetime="{{at}}">{{at}}</time>{{/hasTime}}\
    {{#hasNote}}: <bdi>{{note}}</bdi>{{/hasNote}}</span>{{/attestation}}</summary>
    {{^isBare}}
    <div class="particulars">
    {{#hasFindings}}
    <ul class="findings">
    {{#findings}}
    <li>{{#differs}}<span class="tag {{findingOutcome}}">{{findingTag}}</span> {{/differs}}\
    {{#hasSubject}}<span class="subject">{{#subject}}<span>{{kind}}<bdi>{{name}}</bdi></span> {{/subject}}</span> \
    {{/hasSubject}}<bdi>{{sentences}}</bdi></li>
    {{/findings}}
    </ul>
    {{/hasFindings}}
    {{#hasRemedies}}
    <h4>To do</h4>
    <ol class="remedies">
    {{#remedies}}
    <li><p><strong>{{place}}</strong> <bdi>{{text}}</bdi> {{consequence}}</p>
    {{#hasCommand}}
    <pre class="command"><code>{{{command}}}</code></pre>
    {{/hasCommand}}
    </li>
    {{/remedies}}
    </ol>
    {{/hasRemedies}}
    {{#hasOrigin}}
    <dl class="origin">
    {{#hasCitations}}
    <div><dt>Rule</dt>{{#citations}}<dd><bdi>{{.}}</bdi></dd>{{/citations}}</div>
    {{/hasCitations}}
    {{#hasEvidence}}
    <div><dt>Evidence</dt><dd>{{#evidence}}\
    {{#isKnown}}<a href="#{{name}}">{{name}}</a>{{/isKnown}}{{^isKnown}}<bdi>{{name}}</bdi>{{/isKnown}} \
    {{/evidence}}</dd></div>
    {{/hasEvidence}}
    </dl>
    {{/hasOrigin}}
    </div>
    {{/isBare}}
    </details>

    """
}
