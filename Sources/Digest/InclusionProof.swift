/// What proves that a leaf is in a Merkle tree, to whoever knows the tree's root and size.
///
/// Source: RFC 6962, section 2.1.1.
public struct InclusionProof: Hashable, Sendable {
  /// The place of the leaf, from 0.
  public let index: Int
  /// How many leaves the tree has.
  public let treeSize: Int
  /// The roots of the parts that the leaf is not in, 32 bytes each, the smallest part first.
  public let siblings: [[UInt8]]

  /// Takes a proof that somebody wrote down.
  ///
  /// - Parameters:
  ///   - index: the place of the leaf, from 0.
  ///   - treeSize: how many leaves the tree has.
  ///   - siblings: the roots of the parts that the leaf is not in, the smallest part first.
  public init(index: Int, treeSize: Int, siblings: [[UInt8]]) {
    self.index = index
    self.treeSize = treeSize
    self.siblings = siblings
  }

  /// The root of the tree that the leaf would be in.
  ///
  /// - Parameter leaf: the leaf's bytes.
  /// - Returns: 32 bytes to compare with the root that is known; nothing where no tree has such a proof.
  public func root(over leaf: [UInt8]) -> [UInt8]? {
    guard index >= 0, index < treeSize, siblings.allSatisfy({ $0.count == ContentDigest.byteCount }) else { return nil }
    return Self.root(MerkleTree.digest(ofLeaf: leaf), index, treeSize, siblings[...])
  }

  private static func root(
    _ leaf: [UInt8], _ index: Int, _ size: Int, _ siblings: ArraySlice<[UInt8]>
  ) -> [UInt8]? {
    guard size > 1 else { return siblings.isEmpty ? leaf : nil }
    guard let sibling = siblings.last else { return nil }
    let middle = MerkleTree.split(size)
    let rest = siblings.dropLast()
    guard index >= middle else {
      return root(leaf, index, middle, rest).map { MerkleTree.digest(of: $0, sibling) }
    }
    return root(leaf, index - middle, size - middle, rest).map { MerkleTree.digest(of: sibling, $0) }
  }
}
