extension HTMLStyle {
  /// The verdict and the ways from it.
  static let banner = """
    .skip {
      position: absolute; left: 0.5rem; top: -4rem; padding: 0.5rem 0.75rem; background-color: var(--card); border-radius: 4px;
    }
    .skip:focus { top: 0.5rem; z-index: 2; }
    .verdict { color: #ffffff; }
    .go { background-color: var(--go-band); }
    .no-go { background-color: var(--no-go-band); }
    .incomplete { background-color: var(--incomplete-band); }
    .answer {
      display: block; font-size: 2.75rem; font-size: clamp(2.25rem, 8vw, 3.5rem); line-height: 1.1;
      letter-spacing: -0.01em;
    }
    .counts { display: block; margin-top: 0.25rem; font-size: 1.125rem; font-weight: 500; }
    .validity { margin-top: 0.25rem; }
    .validity time { font-weight: 600; white-space: nowrap; }
    .question { margin-top: 0.75rem; }
    .question strong { margin-right: 0.5em; }
    .route { margin-top: 0.75rem; font-size: 0.875rem; }
    .route div { display: grid; grid-template-columns: 6rem 1fr; }
    .route dd { font-family: var(--fixed); }
    .route time { font-size: inherit; }

    .sections {
      padding-top: 0.5rem; padding-bottom: 0.5rem; background-color: var(--card); border-bottom: 1px solid;
      border-bottom-color: var(--line); font-size: 0.875rem; color: var(--quiet);
    }
    .sections ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }

    .attention h2 { margin-top: 1.25rem; }
    .contents { background-color: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
    .contents li + li { border-top: 1px solid; border-top-color: var(--line); }
    .contents a {
      display: block; display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.25rem 0.75rem; align-items: baseline;
      padding: 0.5rem 0.75rem; border-left: 4px solid; border-left-color: var(--hue); color: inherit; text-decoration: none;
    }
    .contents a:hover { background-color: var(--sunk); }
    .contents a:focus-visible { outline-offset: -3px; }
    .contents code { color: var(--quiet); }
    .contents .seen { display: block; }
    """
}
