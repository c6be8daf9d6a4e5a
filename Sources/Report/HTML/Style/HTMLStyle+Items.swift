extension HTMLStyle {
  /// The filter, the checklist and the evidence.
  static let items = """
    .filter {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem;
      margin-top: 2rem; padding: 0.5rem 0; background-color: var(--page); border-bottom: 1px solid;
      border-bottom-color: var(--line); font-size: 0.875rem;
    }
    .filter div { display: flex; flex-wrap: wrap; gap: 0.375rem; }
    .filter + section h2 { margin-top: 1.25rem; }
    .filter button, .filter input {
      padding: 0.2rem 0.5rem; border: 1px solid var(--quiet); border-radius: 6px; background-color: var(--card); color: inherit;
      font: inherit;
    }
    .filter button { cursor: pointer; }
    .filter .tag { min-width: 0; }
    .filter [aria-pressed="true"] { border-color: var(--hue); box-shadow: 0 0 0 2px var(--hue); font-weight: 700; }
    .filter input { width: 14rem; max-width: 60vw; }
    .filter output { color: var(--quiet); }

    .item, .evidence { background-color: var(--card); border: 1px solid var(--line); border-radius: 8px; }
    @media screen {
      .item, .evidence { content-visibility: auto; contain-intrinsic-size: auto 2.5rem; }
      .item, .evidence div, h2 { scroll-margin-top: 6.5rem; }
    }
    .item { margin-top: 1rem; margin-bottom: 1rem; border-left: 4px solid; border-left-color: var(--hue); }
    .item.waived, .item.attested, .item.pass, .item.notApplicable {
      margin-top: 0.375rem; margin-bottom: 0.375rem; border-left-color: var(--line);
    }
    .item:target { outline: 3px solid var(--link); outline-offset: 1px; }
    summary { cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    .item summary { position: relative; padding: 0.5rem 2rem 0.5rem 7rem; }
    .item summary .tag { position: absolute; left: 0.75rem; top: 0.625rem; }
    .item summary::after, .evidence summary::after {
      content: ""; position: absolute; right: 1rem; top: 1.05rem; width: 0.5rem; height: 0.5rem;
      border: solid var(--quiet); border-width: 0 2px 2px 0; transform: translateY(-0.25rem) rotate(45deg);
    }
    [open] summary::after { transform: rotate(225deg); }
    .item.bare summary::after { display: none; }
    .item.bare summary { cursor: default; }
    .waived summary, .attested summary, .pass summary, .notApplicable summary { padding-top: 0.3rem; padding-bottom: 0.3rem; }
    .waived summary .tag, .attested summary .tag, .pass summary .tag, .notApplicable summary .tag { top: 0.425rem; }
    .waived summary::after, .attested summary::after, .pass summary::after, .notApplicable summary::after { top: 0.85rem; }
    .item h3 { font-weight: 600; }
    .item h3 code { margin-right: 0.25em; color: var(--quiet); font-weight: normal; }
    .item .seen, .waiver, .attestation { display: block; }
    .waived summary h3, .attested summary h3, .pass summary h3, .notApplicable summary h3,
    .waived summary .seen, .attested summary .seen, .pass summary .seen, .notApplicable summary .seen { display: inline; }
    .item:not([open]) .seen { color: var(--quiet); }
    .particulars { padding: 0 0.75rem 0.75rem 7rem; }
    .waiver { color: var(--waived); }
    .attestation { color: var(--attested); }
    .findings li { position: relative; margin-top: 0.375rem; padding-left: 1rem; }
    .findings li::before { content: ""; position: absolute; left: 0; top: 0.6em; width: 6px; height: 6px; border-radius: 50%;
      background-color: var(--hue); }
    .findings .tag { min-width: 0; }
    .subject { margin-right: 0.25em; font-weight: 600; }
    .subject span + span::before { content: "\\203A"; margin: 0 0.4em 0 0.15em; color: var(--quiet); font-weight: normal; }
    .remedies { counter-reset: step; }
    .remedies li { counter-increment: step; margin-top: 0.5rem; }
    .remedies li:not(:only-child) p::before { content: counter(step) ". "; font-weight: 600; }
    pre {
      margin-top: 0.375rem; padding: 0.625rem 0.75rem; background-color: var(--sunk); border: 1px solid var(--line);
      border-radius: 6px; font-size: 0.875rem; line-height: 1.45; white-space: pre-wrap; direction: ltr;
    }
    .origin { margin-top: 0.75rem; font-size: 0.875rem; color: var(--quiet); }
    .origin div { display: grid; grid-template-columns: 4.5rem 1fr; }
    .origin dt { grid-row: 1; }
    .origin dd { grid-column: 2; }
    .evidence { margin-top: 0.5rem; }
    .evidence summary { position: relative; padding: 0.4rem 2rem 0.4rem 0.75rem; }
    .evidence summary::after { top: 0.9rem; }
    .evidence summary strong { display: inline-block; min-width: 2.75rem; }
    .evidence summary time { color: var(--quiet); }
    .evidence .tag { min-width: 0; }
    .evidence div { padding: 0 0.75rem 0.75rem; }
    .evidence div:target { box-shadow: inset 4px 0 0 var(--link); }
    """
}
