/// Finds any of many texts in bytes that come in pieces, in one look at each byte (Aho and Corasick, 1975).
struct TextSearch {
  /// Where a search stands between two pieces.
  struct State {
    fileprivate var node: Int32 = 0
  }

  /// The following node of each node and byte.
  private var next: [Int32]
  /// The texts that end at each node.
  private var ends: [[Int]]

  /// Prepares to look for texts.
  ///
  /// - Parameter texts: the texts; a text is reported by its place among them, and an empty one never.
  init(_ texts: [String]) {
    let texts = texts.map { Array($0.utf8) }
    next = Array(repeating: -1, count: 256)
    ends = [[]]
    for (number, text) in texts.enumerated() where !text.isEmpty {
      var node = 0
      for byte in text { node = child(of: node, byte) }
      ends[node].append(number)
    }
    link()
  }

  /// Looks at one more byte.
  ///
  /// - Parameters:
  ///   - byte: the byte.
  ///   - state: where the search stands.
  /// - Returns: the texts that end with this byte.
  func step(_ byte: UInt8, _ state: inout State) -> [Int] {
    state.node = next[Int(state.node) << 8 | Int(byte)]
    return ends[Int(state.node)]
  }

  private mutating func child(of node: Int, _ byte: UInt8) -> Int {
    let place = node << 8 | Int(byte)
    if next[place] >= 0 { return Int(next[place]) }
    let made = ends.count
    next[place] = Int32(made)
    next += Array(repeating: -1, count: 256)
    ends.append([])
    return made
  }

  /// Gives every node a following node for every byte: that of the longest end of its text that begins a text too.
  private mutating func link() {
    var fallback = Array(repeating: 0, count: ends.count)
    var queue: [Int] = []
    for byte in 0..<256 {
      if next[byte] > 0 { queue.append(Int(next[byte])) } else { next[byte] = 0 }
    }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      ends[node] += ends[fallback[node]]
      for byte in 0..<256 {
        let shorter = next[fallback[node] << 8 | byte]
        let place = node << 8 | byte
        if next[place] >= 0 {
          fallback[Int(next[place])] = Int(shorter)
          queue.append(Int(next[place]))
        } else {
          next[place] = shorter
        }
      }
    }
  }
}
