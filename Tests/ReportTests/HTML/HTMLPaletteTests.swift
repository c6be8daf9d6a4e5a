import Foundation
import Testing

@testable import Report

/// Every text stands out from what is behind it; WCAG 2.2, criterion 1.4.3, asks for 4.5 to 1.
@Suite struct HTMLPaletteTests {
  @Test func theContrastIsComputedAsWCAGHasIt() throws {
    #expect(try abs(Self.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(try abs(Self.contrast("#777777", "#ffffff") - 4.478) < 0.001)
    #expect(try Self.contrast("#123456", "#123456") == 1)
  }

  @Test(arguments: [HTMLPalette.light, .dark, .paper]) func everyTextStandsOut(palette: HTMLPalette) throws {
    let grounds = [palette.page, palette.card, palette.sunk]
    let hues = [
      palette.fail, palette.unknown, palette.manual, palette.skipped, palette.warn, palette.waived, palette.attested,
      palette.pass, palette.notApplicable,
    ]
    let texts = [palette.text, palette.quiet, palette.link] + hues
    for (text, ground) in texts.flatMap({ text in grounds.map { (text, $0) } }) {
      #expect(try Self.contrast(text, ground) >= 4.5, "\(text) on \(ground)")
    }
    for hue in hues { #expect(try Self.contrast(palette.onTag, hue) >= 4.5, "a tag on \(hue)") }
    for band in [palette.goBand, palette.noGoBand, palette.incompleteBand] {
      #expect(try Self.contrast("#ffffff", band) >= 4.5, "the verdict on \(band)")
    }
  }

  private static func contrast(_ one: String, _ other: String) throws -> Double {
    let luminances = try [luminance(of: one), luminance(of: other)].sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }

  private static func luminance(of colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { shift in
      let share = Double(value >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return zip(channels, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
