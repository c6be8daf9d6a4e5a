extension HTMLStyle {
  /// The bar of outcomes and the timeline.
  static let pictures = """
    .overview { margin-top: 1.25rem; }
    .outcomes { display: block; width: 100%; height: 28px; }
    .outcomes rect { fill: var(--hue); stroke: var(--page); stroke-width: 2px; }
    .outcomes text { fill: var(--on-tag); font-size: 13px; font-weight: 700; text-anchor: middle; }
    .outcomes .waived rect, .outcomes .attested rect, .outcomes .notApplicable rect,
    .legend .waived rect, .legend .attested rect, .legend .notApplicable rect { fill-opacity: 0.25; }
    .outcomes .waived text, .outcomes .attested text, .outcomes .notApplicable text { fill: var(--text); }
    .legend {
      display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin-top: 0.375rem; font-size: 0.875rem;
      color: var(--quiet);
    }
    .legend li { white-space: nowrap; }
    .swatch { display: inline-block; width: 0.75rem; height: 0.75rem; margin-right: 0.375rem; vertical-align: -0.05rem; }
    .swatch rect { fill: var(--hue); }

    .timeline { margin-top: 0; }
    .timeline td { vertical-align: middle; white-space: nowrap; }
    .timeline td:nth-child(2) { width: 50%; min-width: 6rem; }
    .lane { display: block; width: 100%; height: 14px; }
    .lane rect { fill: var(--manual); }
    .lane.validity rect { fill: var(--pass); }
    .lane line { stroke: var(--line); stroke-width: 1px; }
    .lane .beyond { stroke: var(--pass); stroke-width: 4px; stroke-dasharray: 6 5; }
    """
}
