/// Lays JSON out for reading: indented, with a container that holds no other on one line where it fits.
///
/// Canonical Extended JSON wraps every number in an object, which must not take three lines.
struct JSONLayout {
  private static let longestLine = 60

  private let json: [UInt8]
  private var laidOut: [UInt8] = []
  private var depth = 0

  private init(_ json: String) { self.json = Array(json.utf8) }

  /// Lays JSON out.
  ///
  /// - Parameter json: the JSON; another text is given back as it is.
  /// - Returns: the same tokens in lines.
  static func indented(_ json: String) -> String {
    guard JSONSyntax.isValue(json) else { return json }
    var layout = Self(json)
    layout.run()
    return String(decoding: layout.laidOut, as: UTF8.self)
  }

  private mutating func run() {
    var position = 0
    while position < json.count {
      let byte = json[position]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if let short = shortContainer(at: position) {
          laidOut += short.text
          position = short.end
          continue
        }
        laidOut.append(byte)
        depth += 1
        newLine()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        newLine()
        laidOut.append(byte)
      case UInt8(ascii: ","):
        laidOut.append(byte)
        newLine()
      default:
        position = Self.copyToken(of: json, at: position, to: &laidOut)
        continue
      }
      position += 1
    }
  }

  /// A container without containers in it that fits on a line, with the position after it.
  private func shortContainer(at start: Int) -> (text: [UInt8], end: Int)? {
    var text = [json[start]]
    var position = start + 1
    while position < json.count, text.count <= Self.longestLine {
      let byte = json[position]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): return nil
      case UInt8(ascii: "}"), UInt8(ascii: "]"): return (text + [byte], position + 1)
      case UInt8(ascii: ","):
        text += Array(", ".utf8)
        position += 1
      default: position = Self.copyToken(of: json, at: position, to: &text)
      }
    }
    return nil
  }

  /// Copies a string, a colon with a space after it, or one other byte, and passes over white space.
  ///
  /// It sees the JSON only, so that the text it appends to is not copied for it.
  private static func copyToken(of json: [UInt8], at start: Int, to text: inout [UInt8]) -> Int {
    switch json[start] {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): break
    case UInt8(ascii: ":"): text += Array(": ".utf8)
    case UInt8(ascii: "\""):
      var end = start + 1
      while end < json.count, json[end] != UInt8(ascii: "\"") { end += json[end] == UInt8(ascii: "\\") ? 2 : 1 }
      text += json[start...min(end, json.count - 1)]
      return end + 1
    default: text.append(json[start])
    }
    return start + 1
  }

  private mutating func newLine() {
    laidOut.append(UInt8(ascii: "\n"))
    laidOut += Array(repeating: UInt8(ascii: " "), count: 2 * max(0, depth))
  }
}
