/// How the page looks.
enum HTMLStyle {
  /// The style sheet, the same for every report.
  ///
  /// It holds neither `<` nor `&`, so that the page stays well-formed XML. What matters on paper, colours above all, is
  /// told by properties of one value each: of a shorthand with a variable, WeasyPrint 57 takes nothing.
  static let sheet = [ground, banner, items, pictures, documents, facts, narrow, print].joined(separator: "\n\n")

  /// Colours, text, and what is the same everywhere.
  private static let ground = """
    :root {
      color-scheme: light dark;
      \(HTMLPalette.light.declarations)
      --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      --fixed: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        \(HTMLPalette.dark.declarations)
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    body {
      margin: 0; background-color: var(--page); color: var(--text); font-family: var(--plain); font-size: 1rem;
      line-height: 1.5; overflow-wrap: anywhere;
    }
    code, pre, time { font-family: var(--fixed); }
    code, time { font-size: 0.875em; }
    pre code { font-size: inherit; }
    bdi { white-space: pre-wrap; }
    p, dl, dd, ol, ul, h1, h2, h3, h4, pre { margin: 0; padding: 0; }
    ol, ul { list-style: none; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible {
      outline: 3px solid var(--link); outline-offset: 2px;
    }
    @media screen { [hidden] { display: none !important; } }
    main, footer, .verdict, .sections { padding: 1.25rem max(1rem, calc((100vw - 62rem) / 2)); }
    main { padding-top: 0.25rem; }
    footer { padding-bottom: 3rem; font-size: 0.875rem; color: var(--quiet); }
    h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; line-height: 1.3; }
    h3 { font-size: 1rem; }
    h4, .documents ~ h3, .evidence h3 { margin: 1rem 0 0.25rem; font-size: 0.875rem; color: var(--quiet); }
    .count { color: var(--quiet); font-weight: normal; }
    .quiet, .note { color: var(--quiet); }
    .note { font-size: 0.875rem; }
    .noun { display: none; }
    .card { padding: 0.25rem 0.75rem 0.5rem; background-color: var(--card); border: 1px solid var(--line); border-radius: 8px; }
    .tag {
      display: inline-block; min-width: 5.5rem; padding: 0.1rem 0.4rem; border: 1px solid var(--hue); border-radius: 4px;
      background-color: var(--hue); color: var(--on-tag); font-size: 0.75rem; font-weight: 700; line-height: 1.4;
      text-align: center; letter-spacing: 0.03em; overflow-wrap: normal;
    }
    .fail { --hue: var(--fail); }
    .unknown { --hue: var(--unknown); }
    .manual { --hue: var(--manual); }
    .skipped { --hue: var(--skipped); }
    .warn { --hue: var(--warn); }
    .waived { --hue: var(--waived); }
    .attested { --hue: var(--attested); }
    .pass { --hue: var(--pass); }
    .notApplicable { --hue: var(--notApplicable); }
    .waived .tag, .attested .tag, .pass .tag, .notApplicable .tag, .tag.waived, .tag.attested, .tag.pass, .tag.notApplicable {
      background-color: transparent; color: var(--hue); font-weight: 600;
    }
    """
}
