/// How the page looks.
enum HTMLStyle {
  /// What the page may load: its own style sheet, by its hash, and nothing else.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src '\(sheetHash)'; base-uri 'none'; form-action 'none'"

  /// The hash of `sheet` as the policy names it; a test prints the right one when the sheet has changed.
  private static let sheetHash = "sha256-cjUXk3kOqfXd9T+20ikcT8B039/2aTsutVtOeh4FAO8="

  /// The style sheet.
  ///
  /// It holds neither `<` nor `&`, so that the page stays well-formed XML.
  static let sheet = """
    :root {
      color-scheme: light dark;
      --page: #f3f4f6; --card: #ffffff; --sunk: #f3f4f6; --line: #d5d9de; --text: #1b2027; --quiet: #545d68;
      --link: #0b57a4; --on-tag: #ffffff;
      --fail: #b3261e; --unknown: #75379a; --manual: #0b57a4; --skipped: #545d68; --warn: #875000;
      --waived: #875000; --attested: #0e6470; --pass: #1a6b34; --notApplicable: #545d68;
      --go-band: #176130; --no-go-band: #a3211a; --incomplete-band: #7a4a00;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12151a; --card: #1b2027; --sunk: #12151a; --line: #363d47; --text: #e4e7eb; --quiet: #a0a9b4;
        --link: #7fb8f5; --on-tag: #12151a;
        --fail: #ff8d84; --unknown: #d3a2f0; --manual: #7fb8f5; --skipped: #a0a9b4; --warn: #eab04d;
        --waived: #eab04d; --attested: #67c5d3; --pass: #72cb8d; --notApplicable: #a0a9b4;
        --go-band: #14532b; --no-go-band: #8c1c16; --incomplete-band: #694000;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    code, pre, time { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
    code, time { font-size: 0.875em; }
    pre code { font-size: inherit; }
    bdi { white-space: pre-wrap; }
    p, dl, dd, ol, ul, h1, h2, h3, h4, pre { margin: 0; padding: 0; }
    ol, ul { list-style: none; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    main, .verdict { padding: 1.25rem max(1rem, calc((100vw - 62rem) / 2)); }
    main { padding-bottom: 4rem; }

    .verdict { color: #ffffff; }
    .go { background: var(--go-band); }
    .no-go { background: var(--no-go-band); }
    .incomplete { background: var(--incomplete-band); }
    .answer { display: block; font-size: clamp(2.25rem, 8vw, 3.5rem); line-height: 1.1; letter-spacing: -0.01em; }
    .counts { display: block; margin-top: 0.25rem; font-size: 1.125rem; }
    .validity { margin-top: 0.25rem; font-size: 0.9375rem; }
    .question { margin-top: 0.75rem; }
    .question strong { margin-right: 0.5em; }
    .route { margin-top: 0.75rem; font-size: 0.875rem; }
    .route div { display: grid; grid-template-columns: 6rem 1fr; }
    .route dd { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
    .route time { font-size: inherit; }

    h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; line-height: 1.3; }
    nav h2 { margin-top: 1.25rem; font-size: 1rem; }
    h3 { font-size: 1rem; }
    h4 { margin: 1rem 0 0.25rem; font-size: 0.875rem; color: var(--quiet); }
    .count { color: var(--quiet); font-weight: normal; }

    .tag {
      display: inline-block; min-width: 5.5rem; padding: 0.1rem 0.4rem; border: 1px solid var(--hue); border-radius: 4px;
      background: var(--hue); color: var(--on-tag); font-size: 0.75rem; font-weight: 700; line-height: 1.4;
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
      background: transparent; color: var(--hue); font-weight: 600;
    }

    .contents { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
    .contents:empty { display: none; }
    .contents li + li { border-top: 1px solid var(--line); }
    .contents a {
      display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.25rem 0.75rem; align-items: baseline;
      padding: 0.5rem 0.75rem; color: inherit; text-decoration: none;
    }
    .contents a:hover { background: var(--sunk); }
    .contents.open a { border-left: 4px solid var(--hue); }
    .contents.settled a { padding: 0.25rem 0.75rem; border-left: 4px solid transparent; font-size: 0.9375rem; }
    .contents code { color: var(--quiet); }
    .contents.settled strong { font-weight: 500; }
    .contents .seen { color: var(--quiet); }
    .contents.open .seen { display: block; color: inherit; }

    .item, .cluster, .facts, .evidence { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
    .item { margin-block: 1rem; border-left: 4px solid var(--hue); }
    .item.waived, .item.attested, .item.pass, .item.notApplicable { margin-block: 0.375rem; border-left-color: var(--line); }
    .item:target { outline: 3px solid var(--link); outline-offset: 1px; }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    .item summary {
      position: relative; padding: 0.5rem 2rem 0.5rem 7rem;
    }
    .item summary .tag { position: absolute; left: 0.75rem; top: 0.625rem; }
    .item summary::after {
      content: ""; position: absolute; right: 1rem; top: 1.05rem; width: 0.5rem; height: 0.5rem;
      border: solid var(--quiet); border-width: 0 2px 2px 0; transform: translateY(-0.25rem) rotate(45deg);
    }
    .item[open] summary::after { transform: rotate(225deg); }
    .bare summary::after, .bare .particulars { display: none; }
    .item.bare summary { cursor: default; }
    .waived summary, .attested summary, .pass summary, .notApplicable summary { padding-block: 0.3rem; }
    .waived summary .tag, .attested summary .tag, .pass summary .tag, .notApplicable summary .tag { top: 0.425rem; }
    .waived summary::after, .attested summary::after, .pass summary::after, .notApplicable summary::after { top: 0.85rem; }
    .waived summary h3, .attested summary h3, .pass summary h3, .notApplicable summary h3,
    .waived summary .seen, .attested summary .seen, .pass summary .seen, .notApplicable summary .seen { display: inline; }
    .item h3 { font-weight: 600; }
    .item h3 code { margin-right: 0.25em; color: var(--quiet); font-weight: normal; }
    .item:not([open]) .seen { color: var(--quiet); }
    .particulars { padding: 0 0.75rem 0.75rem 7rem; }
    .waiver { color: var(--waived); }
    .attestation { color: var(--attested); }
    .findings li { position: relative; margin-top: 0.375rem; padding-left: 1rem; }
    .findings li::before { content: ""; position: absolute; left: 0; top: 0.6em; width: 6px; height: 6px; border-radius: 50%;
      background: var(--hue); }
    .findings .tag { min-width: 0; }
    .subject { margin-right: 0.25em; font-weight: 600; }
    .subject span + span::before { content: "\\203A"; margin: 0 0.4em 0 0.15em; color: var(--quiet); font-weight: normal; }
    .remedies { counter-reset: step; }
    .remedies li { counter-increment: step; margin-top: 0.5rem; }
    .remedies li:not(:only-child) p::before { content: counter(step) ". "; font-weight: 600; }
    pre {
      margin-top: 0.375rem; padding: 0.625rem 0.75rem; background: var(--sunk); border: 1px solid var(--line);
      border-radius: 6px; font-size: 0.875rem; line-height: 1.45; white-space: pre-wrap; direction: ltr;
    }
    .origin { margin-top: 0.75rem; font-size: 0.875rem; color: var(--quiet); }
    .origin:empty { display: none; }
    .origin div { display: grid; grid-template-columns: 4.5rem 1fr; }
    .origin dt { grid-row: 1; }
    .origin dd { grid-column: 2; }

    .cluster { padding: 0.75rem; }
    .cluster + .cluster { margin-top: 0.75rem; }
    table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; font-size: 0.875rem; }
    th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
    td { min-width: 5rem; }
    .count-of:not(:last-child)::after, .judge:not(:last-child)::after, td code:not(:last-child)::after { content: ","; }
    th { white-space: nowrap; border-top: 0; color: var(--quiet); font-weight: 600; }
    .facts { padding: 0.25rem 0.75rem; }
    .facts div { display: grid; grid-template-columns: minmax(6rem, 30%) 1fr; gap: 0 0.75rem; padding: 0.3rem 0; }
    .facts dt { color: var(--quiet); }
    section ul:not(.findings) { padding-left: 1.25rem; list-style: disc; }
    .evidence { margin-top: 0.5rem; }
    .evidence summary { padding: 0.4rem 0.75rem; }
    .evidence summary strong { display: inline-block; min-width: 2.75rem; }
    .evidence summary time { color: var(--quiet); }
    .evidence .tag { min-width: 0; }
    .evidence div { padding: 0 0.75rem 0.75rem; scroll-margin-top: 3.5rem; }
    .evidence div:target { box-shadow: inset 4px 0 0 var(--link); }

    \(documents)

    @media (max-width: 40rem) {
      .contents a { display: block; }
      .contents .tag, .item summary .tag { position: static; min-width: 0; margin-right: 0.25rem; }
      .item summary { padding-left: 0.75rem; }
      .item summary h3 { display: inline; }
      .particulars { padding-left: 0.75rem; }
      .route div { grid-template-columns: 1fr; }
      .facts div { grid-template-columns: 1fr; }
      thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      tr { display: block; padding: 0.4rem 0; border-top: 1px solid var(--line); }
      td { display: inline-block; min-width: 0; max-width: 100%; padding: 0 0.75rem 0 0; border: 0; }
    }

    @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
    @media print {
      :root {
        color-scheme: light;
        --page: #ffffff; --card: #ffffff; --sunk: #f6f7f8; --line: #c4c9cf; --text: #000000; --quiet: #3f4650;
        --link: #000000; --on-tag: #ffffff;
        --fail: #b3261e; --unknown: #75379a; --manual: #0b57a4; --skipped: #545d68; --warn: #875000;
        --waived: #875000; --attested: #0e6470; --pass: #1a6b34; --notApplicable: #545d68;
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { font-size: 10pt; }
      main, .verdict { padding-inline: 0; }
      .verdict { padding: 5mm; border-radius: 3mm; }
      a { text-decoration: none; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      summary::after { display: none; }
      .item, .cluster, .contents li, tr, .findings li, .remedies li { break-inside: avoid; }
      h2, h3, h4, summary { break-after: avoid; }
      .evidence pre { font-size: 8pt; }
    }
    """
}
