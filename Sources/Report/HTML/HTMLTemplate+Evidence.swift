extension HTMLTemplate {
  /// An answer of a server.
  static let record = """
    {{% CONTENT_TYPE:\(HTMLTextContent.name)}}
    <details class="evidence">
    <summary><strong>{{name}}</strong> <code><bdi>{{question}}</bdi></code> {{origin}} <bdi>{{node}}</bdi> \
    <time datetime="{{at}}">{{at}}</time>{{#refused}} <span class="tag unknown">refused</span>{{/refused}}</summary>
    <div id="{{name}}">
    <h3>Command</h3>
    <pre><code>{{{command}}}</code></pre>
    <h3>{{answerName}}</h3>
    <pre><code>{{{answer}}}</code></pre>
    </div>
    </details>

    """
}
