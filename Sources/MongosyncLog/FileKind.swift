/// What a file that is not mongosync's log looks like, by its first bytes.
///
/// Source: the signatures that the formats' own specifications give (RFC 1952, RFC 8878, APPNOTE.TXT, XZ, bzip2, LZ4,
/// 7z, POSIX ustar, PDF, PNG, ELF, Unicode's byte order marks).
enum FileKind {
  /// How many bytes are enough to tell.
  static let length = 1024

  /// Names the kind of a file.
  ///
  /// - Parameter bytes: its first bytes, up to ``length``.
  /// - Returns: the kind, to follow "looks like"; nil where the bytes are plain text.
  static func name(_ bytes: [UInt8]) -> String? {
    for (signature, name) in signatures where bytes.starts(with: signature) { return name }
    if bytes.dropFirst(257).starts(with: Array("ustar".utf8)) { return "a tar archive" }
    if let wide = wideText(bytes) { return wide }
    if bytes.contains(0) { return "binary data" }
    if isBinary(bytes) { return "binary data, or text in an encoding that is not UTF-8" }
    let start = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace }.prefix(200).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "an HTML page" }
    if start.hasPrefix("<?xml") { return "an XML document" }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    ([0x50, 0x4B, 3, 4], "a zip archive"), ([0x50, 0x4B, 5, 6], "an empty zip archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "a file packed with xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a file packed with zstd"),
    (Array("BZh".utf8), "a file packed with bzip2"), ([4, 0x22, 0x4D, 0x18], "a file packed with lz4"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"), ([0x1F, 0x8B], "a file packed with gzip a second time"),
    ([0x1F, 0x9D], "a file packed with compress"), (Array("LZIP".utf8), "a file packed with lzip"),
    (Array("Rar!".utf8), "a RAR archive"), (Array("%PDF-".utf8), "a PDF document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), ([0x7F, 0x45, 0x4C, 0x46], "an ELF program"),
    (Array("SQLite format 3".utf8), "an SQLite database"), (Array("-----BEGIN ".utf8), "a key or certificate in PEM"),
    ([0xFF, 0xFE, 0, 0], "text in UTF-32"), ([0, 0, 0xFE, 0xFF], "text in UTF-32"),
    ([0xFF, 0xFE], "text in UTF-16"), ([0xFE, 0xFF], "text in UTF-16"),
  ]

  /// UTF-16 or UTF-32 without a byte order mark: of the texts that a log holds, most units have zeros in one place.
  private static func wideText(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 8 else { return nil }
    for (width, name) in [(4, "text in UTF-32"), (2, "text in UTF-16")] {
      let units = bytes.count / width
      for place in [0, width - 1] {
        let plain = (0..<units).count { unit in
          (0..<width).allSatisfy { (bytes[unit * width + $0] != 0) == ($0 == place) }
        }
        if plain * 10 >= units * 9 { return name }
      }
    }
    return nil
  }

  /// Whether more than one byte in ten is neither valid UTF-8 nor a character that text is written with.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let odd = text.count { $0 == "\u{FFFD}" || ($0.value < 32 && !["\t", "\n", "\r", "\u{1B}"].contains($0)) }
    return odd * 10 > text.count
  }
}
