import Findings

/// The colours of the page in one light, each as `#rrggbb`.
///
/// A test computes that every text stands out from what is behind it as WCAG 2.2, criterion 1.4.3, asks for.
struct HTMLPalette: Sendable {
  /// What is behind everything.
  let page: String
  /// What is behind items and tables.
  let card: String
  /// What is behind commands and replies.
  let sunk: String
  /// Lines around and between parts.
  let line: String
  /// The text.
  let text: String
  /// Text that is read second.
  let quiet: String
  /// Links, and the ring around what has the focus.
  let link: String
  /// Text on an outcome's colour.
  let onTag: String
  let fail: String
  let unknown: String
  let manual: String
  let skipped: String
  let warn: String
  let waived: String
  let attested: String
  let pass: String
  let notApplicable: String
  /// What is behind the verdict, whose text is white.
  let goBand: String
  let noGoBand: String
  let incompleteBand: String

  /// On paper and on a light screen.
  static let light = Self(
    page: "#f3f4f6", card: "#ffffff", sunk: "#f3f4f6", line: "#d5d9de", text: "#1b2027", quiet: "#545d68",
    link: "#0b57a4", onTag: "#ffffff", fail: "#b3261e", unknown: "#75379a", manual: "#0b57a4", skipped: "#545d68",
    warn: "#875000", waived: "#875000", attested: "#0e6470", pass: "#1a6b34", notApplicable: "#545d68",
    goBand: "#176130", noGoBand: "#a3211a", incompleteBand: "#7a4a00")

  /// On a dark screen.
  static let dark = Self(
    page: "#12151a", card: "#1b2027", sunk: "#12151a", line: "#363d47", text: "#e4e7eb", quiet: "#a0a9b4",
    link: "#7fb8f5", onTag: "#12151a", fail: "#ff8d84", unknown: "#d3a2f0", manual: "#7fb8f5", skipped: "#a0a9b4",
    warn: "#eab04d", waived: "#eab04d", attested: "#67c5d3", pass: "#72cb8d", notApplicable: "#a0a9b4",
    goBand: "#14532b", noGoBand: "#8c1c16", incompleteBand: "#694000")

  /// White paper, black text.
  static let paper = Self(
    page: "#ffffff", card: "#ffffff", sunk: "#f6f7f8", line: "#c4c9cf", text: "#000000", quiet: "#3f4650",
    link: "#000000", onTag: "#ffffff", fail: light.fail, unknown: light.unknown, manual: light.manual,
    skipped: light.skipped, warn: light.warn, waived: light.waived, attested: light.attested, pass: light.pass,
    notApplicable: light.notApplicable, goBand: light.goBand, noGoBand: light.noGoBand,
    incompleteBand: light.incompleteBand)

  /// The colour of an outcome.
  func hue(of outcome: Outcome) -> String {
    switch outcome {
    case .fail: fail
    case .unknown: unknown
    case .manual: manual
    case .skipped: skipped
    case .warn: warn
    case .waived: waived
    case .attested: attested
    case .pass: pass
    case .notApplicable: notApplicable
    }
  }

  /// The colours as declarations of a style sheet.
  var declarations: String {
    """
    --page: \(page); --card: \(card); --sunk: \(sunk); --line: \(line); --text: \(text); --quiet: \(quiet);
    --link: \(link); --on-tag: \(onTag);
    --fail: \(fail); --unknown: \(unknown); --manual: \(manual); --skipped: \(skipped); --warn: \(warn);
    --waived: \(waived); --attested: \(attested); --pass: \(pass); --notApplicable: \(notApplicable);
    --go-band: \(goBand); --no-go-band: \(noGoBand); --incomplete-band: \(incompleteBand);
    """
  }
}
