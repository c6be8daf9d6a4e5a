import Crypto

/// A tree of SHA-256 over a list of leaves: its root stands for all of them, and a few digests prove one of them.
///
/// Source: RFC 6962, section 2.1. A leaf is digested behind a byte 0 and a pair of digests behind a byte 1, so that none
/// can be given out for the other; a list is split at the largest power of two below its length.
public struct MerkleTree: Sendable {
  private var leaves: [[UInt8]] = []

  /// Begins with no leaf.
  public init() {}

  /// How many leaves there are.
  public var count: Int { leaves.count }

  /// Takes the next leaf.
  ///
  /// - Parameter leaf: the leaf's bytes.
  public mutating func append(_ leaf: [UInt8]) { leaves.append(Self.digest(ofLeaf: leaf)) }

  /// The root, 32 bytes; of no leaves it is the digest of nothing.
  public var root: [UInt8] { leaves.isEmpty ? Array(SHA256.hash(data: [])) : Self.root(of: leaves[...]) }

  /// What proves one leaf.
  ///
  /// - Parameter index: which leaf, from 0.
  /// - Returns: its proof; nothing where there is no such leaf.
  public func proof(of index: Int) -> InclusionProof? {
    guard leaves.indices.contains(index) else { return nil }
    return InclusionProof(index: index, treeSize: count, siblings: Self.siblings(of: index, in: leaves[...]))
  }

  static func digest(ofLeaf leaf: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: [0] + leaf)) }

  static func digest(of left: [UInt8], _ right: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: [1] + left + right)) }

  /// How many leaves the left part of a list has.
  ///
  /// - Parameter count: how many the list has, two at least.
  /// - Returns: the largest power of two below it.
  static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }

  private static func root(of digests: ArraySlice<[UInt8]>) -> [UInt8] {
    guard digests.count > 1 else { return digests.first ?? [] }
    let middle = digests.startIndex + split(digests.count)
    return digest(of: root(of: digests[..<middle]), root(of: digests[middle...]))
  }

  /// The roots of the parts that the leaf is not in, the smallest first.
  private static func siblings(of index: Int, in digests: ArraySlice<[UInt8]>) -> [[UInt8]] {
    guard digests.count > 1 else { return [] }
    let middle = digests.startIndex + split(digests.count)
    return index < middle
      ? siblings(of: index, in: digests[..<middle]) + [root(of: digests[middle...])]
      : siblings(of: index, in: digests[middle...]) + [root(of: digests[..<middle])]
  }
}
