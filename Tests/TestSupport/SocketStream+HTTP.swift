import Glibc

extension SocketStream {
  /// The longest head of a request that is read.
  private static let longestHead = 64_000

  /// Reads the head of an HTTP request up to the empty line, as its lines; nothing when the other side has gone.
  func readRequestHead() -> [String]? {
    var head: [UInt8] = []
    while !head.ends(with: [13, 10, 13, 10]) {
      var byte: UInt8 = 0
      guard head.count < Self.longestHead, recv(descriptor, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  /// Waits until the other side has gone.
  func waitForEnd() {
    var byte: UInt8 = 0
    while recv(descriptor, &byte, 1, 0) > 0 {}
  }
}

extension [UInt8] {
  fileprivate func ends(with end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
