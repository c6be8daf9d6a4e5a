/// The page in the language of Mustache, built in so that the program runs from any folder.
///
/// It is in parts, so that a page of very many items is never held more than once. Values in double braces are escaped
/// by `HTMLTextContent`, those in triple braces are `HTMLText`.
enum HTMLTemplate {
  /// All before the first item.
  static let beginning = """
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
    <style>{{{printedPage}}}</style>
    </head>
    <body>
    <a class="skip" href="#items">Skip to the checklist</a>
    \(banner)
    \(sections)
    <main>
    \(outcomes)
    \(attention)
    <div>
    \(filter)
    <section aria-labelledby="items">
    <h2 id="items">Checklist in order</h2>
    {{^hasItems}}
    <p>Nothing was checked.</p>
    {{/hasItems}}

    """

  /// All between the last item and the first answer of a server.
  static let middle = """
    {{% CONTENT_TYPE:\(HTMLTextContent.name)}}
    </section>
    \(HTMLTemplate.documents)
    </div>
    \(timeline)
    \(facts)
    \(HTMLTemplate.coverage)
    \(omissions)
    {{#hasEvidence}}
    <section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    <p>Every question that was put to a server, and its answer, as canonical Extended JSON.</p>
    {{/hasEvidence}}

    """

  /// All after the last answer of a server.
  static let end = """
    {{% CONTENT_TYPE:\(HTMLTextContent.name)}}
    {{#hasEvidence}}
    </section>
    {{/hasEvidence}}
    </main>
    <footer>
    <p>SHA-256 of the JSON form of this report, which <code>sha256sum</code> of that file tells too:</p>
    <p><code id="digest">{{digest}}</code></p>
    </footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """

  private static let banner = """
    <header class="verdict {{verdictClass}}">
    <h1><span class="answer">{{verdict}}</span> <span class="counts">{{counts}}</span></h1>
    <p class="validity">{{validity.beforeSeen}} <time datetime="{{validity.seen}}">{{validity.seen}}</time>; \
    {{validity.beforeEnd}} <time datetime="{{validity.end}}">{{validity.end}}</time>{{validity.afterEnd}}</p>
    <p class="question"><strong><bdi>{{checklist}}</bdi></strong> <bdi>{{question}}</bdi></p>
    <dl class="route">
    {{#clusters}}
    <div><dt>{{role}}</dt><dd><bdi>{{address}}</bdi></dd></div>
    {{/clusters}}
    <div><dt>Finished</dt><dd><time datetime="{{finished}}">{{finished}}</time></dd></div>
    </dl>
    </header>
    """

  private static let sections = """
    <nav class="sections" aria-label="On this page">
    <ul>
    <li><a href="#items">Checklist</a> {{itemCount}}</li>
    {{#documents}}
    <li><a href="#documents">Documents</a></li>
    {{/documents}}
    <li><a href="#timeline">Timeline</a></li>
    <li><a href="#clusters">Clusters</a></li>
    <li><a href="#run">Run</a></li>
    {{#hasCoverage}}
    <li><a href="#coverage">Coverage</a></li>
    {{/hasCoverage}}
    {{#hasOmissions}}
    <li><a href="#not-checked">Not checked</a> {{omissionCount}}</li>
    {{/hasOmissions}}
    {{#hasEvidence}}
    <li><a href="#evidence">Evidence</a> {{evidenceCount}}</li>
    {{/hasEvidence}}
    </ul>
    </nav>
    """
}
