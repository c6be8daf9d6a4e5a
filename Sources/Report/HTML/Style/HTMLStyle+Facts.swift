extension HTMLStyle {
  /// Tables, clusters and lists of facts.
  static let facts = """
    td.role { overflow-wrap: normal; }
    .cluster, .facts { background-color: var(--card); border: 1px solid var(--line); border-radius: 8px; }
    .cluster { padding: 0.75rem; }
    .cluster + .cluster { margin-top: 0.75rem; }
    table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; font-size: 0.875rem; }
    .timeline { margin-top: 0; }
    th, td {
      padding: 0.3rem 0.75rem 0.3rem 0; border-top: 1px solid; border-top-color: var(--line); text-align: left;
      vertical-align: top;
    }
    td { min-width: 5rem; }
    .count-of:not(:last-child)::after, .judge:not(:last-child)::after, td code:not(:last-child)::after { content: ","; }
    th { white-space: nowrap; border-top: 0; color: var(--quiet); font-weight: 600; }
    .facts { padding: 0.25rem 0.75rem; }
    .facts div { display: grid; grid-template-columns: minmax(6rem, 30%) 1fr; gap: 0 0.75rem; padding: 0.3rem 0; }
    .facts dt { color: var(--quiet); }
    section ul:not(.findings, .legend) { padding-left: 1.25rem; list-style: disc; }
    """

  /// What gives way on a narrow screen.
  static let narrow = """
    @media (max-width: 40rem) {
      .contents a { display: block; }
      .contents .tag, .item summary .tag { position: static; min-width: 0; margin-right: 0.25rem; }
      .item summary { padding-left: 0.75rem; }
      .item summary h3 { display: inline; }
      .particulars { padding-left: 0.75rem; }
      .filter { position: static; }
      .route div, .facts div { grid-template-columns: 1fr; }
      thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      tr { display: block; padding: 0.4rem 0; border-top: 1px solid; border-top-color: var(--line); }
      td { display: inline-block; min-width: 0; max-width: 100%; padding: 0 0.75rem 0 0; border: 0; }
      tbody tr:first-child { border-top: 0; }
      .noun { display: inline; }
      .timeline td { white-space: normal; }
      .timeline td:nth-child(2) { width: 100%; padding: 0.125rem 0; }
    }
    """
}
