extension HTMLStyle {
  /// How compared namespaces and their bars look.
  static let documents = """
    .key { margin-top: 0.5rem; font-size: 0.875rem; color: var(--quiet); break-after: avoid; }
    .bar { display: block; width: 100%; height: 0.625rem; margin-top: 0.25rem; }
    .bar.sample { display: inline-block; width: 0.75rem; height: 0.75rem; margin: 0 0.25rem 0 0.75rem; }
    .bar.sample:first-child { margin-left: 0; }
    .bar .same { fill: var(--pass); }
    .warn .bar .same { fill: var(--warn); }
    .bar .mismatching { fill: var(--fail); }
    .bar .not-compared { fill: var(--line); }
    .bar.cause { display: inline-block; width: 6rem; height: 0.5rem; margin: 0 0.5rem 0 0; vertical-align: 0.1em; }
    .bar.cause .rest { fill: var(--line); }
    .documents td:nth-child(3) { min-width: 9rem; }
    .documents td:nth-child(n + 3), .whole { white-space: nowrap; }
    .documents td:nth-child(5) { white-space: normal; }
    .documents td:nth-child(2) { min-width: 8rem; }
    .documents .tag { min-width: 6.5rem; }
    .documents tbody { break-inside: avoid; }
    .causes td { padding-top: 0; border-top: 0; }
    .causes summary { display: list-item; list-style: disclosure-closed inside; }
    .causes [open] summary { list-style-type: disclosure-open; }
    .causes summary::after { display: none; }
    @media (max-width: 40rem) {
      .documents tbody { display: block; padding: 0.4rem 0; border-top: 1px solid; border-top-color: var(--line); }
      .documents tr { padding: 0; border: 0; }
      .documents td:nth-child(2) { min-width: 0; }
      .documents .tag { min-width: 0; }
      .documents .causes td:first-child { display: none; }
    }
    """
}
