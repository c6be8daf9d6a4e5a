public import Digest
internal import Foundation

/// What proves that a partition is in the ledger whose root was signed, as it stands in a file.
public struct LedgerProof: Hashable, Sendable {
  /// What the ledger says of the partition, in one line.
  public let leaf: String
  /// Where it is in the tree, and the digests beside its way to the root.
  public let inclusion: InclusionProof
  /// The root of the tree.
  public let root: ContentDigest

  /// Proves a leaf of a tree.
  ///
  /// - Parameters:
  ///   - leaf: what the ledger says of the partition.
  ///   - index: the place of the leaf, from 0; an index that the tree does not have gives no proof.
  ///   - tree: the tree.
  public init?(of leaf: String, at index: Int, in tree: MerkleTree) {
    guard let inclusion = tree.proof(of: index), let root = ContentDigest(Hexadecimal.text(tree.root)) else {
      return nil
    }
    self.leaf = leaf
    self.inclusion = inclusion
    self.root = root
  }

  /// Reads a proof as it stands in a file; whether it is true is not known by that.
  ///
  /// - Parameter bytes: the file's bytes.
  /// - Throws: `SealError` when they are not those of a proof.
  public init(reading bytes: [UInt8]) throws(SealError) {
    let form = try Form(bytes)
    let siblings = form.siblings.compactMap { ContentDigest($0)?.bytes }
    guard let root = ContentDigest(form.root), siblings.count == form.siblings.count else {
      throw SealError(.wrongProof, "Its root and siblings must be digests of 64 lower-case hexadecimal digits.")
    }
    leaf = form.leaf
    inclusion = InclusionProof(index: form.index, treeSize: form.treeSize, siblings: siblings)
    self.root = root
  }

  /// Makes sure that the partition is in a ledger.
  ///
  /// - Parameter ledger: the ledger as it was signed; nothing where none was.
  /// - Throws: `SealError` when the proof does not lead to its root.
  public func require(in ledger: Statement.Ledger?) throws(SealError) {
    guard let ledger else {
      throw SealError(
        .wrongProof,
        "The report that was signed names no ledger, so nothing can be proven by one. Keep one by verify --ledger.")
    }
    guard root == ledger.root, inclusion.treeSize == ledger.partitions else {
      throw SealError(
        .wrongProof,
        "It is about a ledger of \(inclusion.treeSize) partitions with the root \(root), and the report that was signed is "
          + "about one of \(ledger.partitions) with the root \(ledger.root). Make it from the ledger of that run.")
    }
    guard inclusion.root(over: Array(leaf.utf8)) == ledger.root.bytes else {
      throw SealError(
        .wrongProof, "Its leaf and siblings do not lead to the root that was signed: one of them was changed.")
    }
  }

  /// The proof as it stands in a file.
  public var json: CanonicalJSON {
    .object([
      "leaf": .string(leaf), "index": .integer(inclusion.index), "treeSize": .integer(inclusion.treeSize),
      "siblings": .strings(inclusion.siblings.map(Hexadecimal.text)), "root": .string(root.description),
    ])
  }
}

/// A proof as JSON has it.
private struct Form: Decodable {
  let leaf: String
  let index: Int
  let treeSize: Int
  let siblings: [String]
  let root: String

  init(_ bytes: [UInt8]) throws(SealError) {
    do {
      self = try JSONDecoder().decode(Form.self, from: Data(bytes))
    } catch {
      throw SealError(
        .wrongProof,
        "It is no proof with the members leaf, index, treeSize, siblings and root, as report prove writes it.")
    }
  }
}
