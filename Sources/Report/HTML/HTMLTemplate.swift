/// The page in the language of Mustache, built in so that the program runs from any folder.
enum HTMLTemplate {
  /// The whole page.
  ///
  /// Values in double braces are escaped by `HTMLTextContent`, those in triple braces are `HTMLText`.
  static let page = """
    {{% CONTENT_TYPE:\(HTMLTextContent.name)}}
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="{{policy}}"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="referrer" content="no-referrer"/>
    <title>{{verdict}}: {{checklist}}, {{finished}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <header class="verdict {{verdictClass}}">
    <h1><span class="answer">{{verdict}}</span> <span class="counts">{{counts}}</span></h1>
    <p class="validity">{{validity}}</p>
    <p class="question"><strong><bdi>{{checklist}}</bdi></strong> <bdi>{{question}}</bdi></p>
    <dl class="route">
    {{#clusters}}
    <div><dt>{{role}}</dt><dd><bdi>{{address}}</bdi></dd></div>
    {{/clusters}}
    <div><dt>Finished</dt><dd><time datetime="{{finished}}">{{finished}}</time></dd></div>
    </dl>
    </header>
    <main>
    \(summary)
    \(items)
    \(HTMLTemplate.documents)
    \(facts)
    \(HTMLTemplate.coverage)
    \(omissions)
    \(evidence)
    </main>
    </body>
    </html>

    """

  private static let link = """
    <li class="{{outcome}}"><a href="#{{anchor}}"><span class="tag">{{tag}}</span> <span class="line">\
    <code><bdi>{{id}}</bdi></code> <strong><bdi>{{title}}</bdi></strong> \
    <span class="seen"><bdi>{{summary}}</bdi></span></span></a></li>
    """

  private static let summary = """
    <nav aria-label="Checklist">
    {{#hasOpenItems}}
    <h2>Needs attention <span class="count">{{openCount}}</span></h2>
    <ol class="contents open">
    {{#openItems}}
    \(link)
    {{/openItems}}
    </ol>
    {{/hasOpenItems}}
    {{#hasSettledItems}}
    <h2>Settled <span class="count">{{settledCount}}</span></h2>
    <ol class="contents settled">
    {{#settledItems}}
    \(link)
    {{/settledItems}}
    </ol>
    {{/hasSettledItems}}
    </nav>
    """

  private static let items = """
    <section aria-labelledby="items">
    <h2 id="items">Checklist in order</h2>
    {{#items}}
    <details class="item {{outcome}}{{#isBare}} bare{{/isBare}}" id="{{anchor}}"{{#isOpen}} open="open"{{/isOpen}}>
    <summary><span class="tag">{{tag}}</span> <h3><code><bdi>{{id}}</bdi></code> <bdi>{{title}}</bdi></h3> \
    <p class="seen"><bdi>{{summary}}</bdi></p>{{#waivers}}
    <p class="waiver">Waived by <strong><bdi>{{by}}</bdi></strong> until <time datetime="{{until}}">{{until}}</time> \
    ({{count}}): <bdi>{{reason}}</bdi></p>{{/waivers}}{{#attestation}}
    <p class="attestation">Attested by <strong><bdi>{{by}}</bdi></strong>\
    {{#hasTime}} at <time datetime="{{at}}">{{at}}</time>{{/hasTime}}\
    {{#hasNote}}: <bdi>{{note}}</bdi>{{/hasNote}}</p>{{/attestation}}</summary>
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
    </div>
    </details>
    {{/items}}
    </section>
    """

  private static let facts = """
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
    {{#ledgers}}
    <div><dt>Ledger</dt><dd><bdi>{{.}}</bdi></dd></div>
    {{/ledgers}}
    {{#labels}}
    <div><dt><bdi>{{key}}</bdi></dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/labels}}
    {{#plan}}
    <div><dt>Plan: <bdi>{{key}}</bdi></dt><dd><bdi>{{value}}</bdi></dd></div>
    {{/plan}}
    <div><dt>Made by</dt><dd>{{tool.name}} {{tool.version}}, {{tool.driver}}</dd></div>
    </dl>
    </section>
    """

  private static let omissions = """
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

  private static let evidence = """
    {{#hasEvidence}}
    <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <p>Every question that was put to a server, and its answer, as canonical Extended JSON.</p>
    {{#evidence}}
    <details class="evidence">
    <summary><strong>{{name}}</strong> <code><bdi>{{question}}</bdi></code> {{origin}} <bdi>{{node}}</bdi> \
    <time datetime="{{at}}">{{at}}</time>{{#refused}} <span class="tag unknown">refused</span>{{/refused}}</summary>
    <div id="{{name}}">
    <h4>Command</h4>
    <pre><code>{{{command}}}</code></pre>
    <h4>{{answerName}}</h4>
    <pre><code>{{{answer}}}</code></pre>
    </div>
    </details>
    {{/evidence}}
    </section>
    {{/hasEvidence}}
    """
}
