import Crypto
import Digest
import Testing

@Suite struct MerkleTreeTests {
  private static func leaf(_ number: Int) -> [UInt8] { Array("leaf \(number)".utf8) }

  private static func tree(_ leaves: [[UInt8]]) -> MerkleTree {
    var tree = MerkleTree()
    for leaf in leaves { tree.append(leaf) }
    return tree
  }

  /// The same tree from the bottom up: neighbours are joined, and one that is left over goes up as it is.
  private static func rootFromBelow(_ leaves: [[UInt8]]) -> [UInt8] {
    guard !leaves.isEmpty else { return Array(SHA256.hash(data: [])) }
    var level = leaves.map { Array(SHA256.hash(data: [0x00] + $0)) }
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { place in
        place + 1 < level.count ? Array(SHA256.hash(data: [0x01] + level[place] + level[place + 1])) : level[place]
      }
    }
    return level[0]
  }

  /// Source: the test data of the reference implementation of RFC 6962.
  @Test func rootsAreThoseOfTheReferenceImplementation() throws {
    let leaves = try [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map { try #require(Hexadecimal.bytes($0)) }
    let roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]
    for (count, root) in roots.enumerated() {
      #expect(Hexadecimal.text(Self.tree(Array(leaves.prefix(count))).root) == root, "\(count) leaves")
    }
  }

  @Test func rootsAreTheSameFromBelow() {
    for count in 0...70 {
      let leaves = (0..<count).map(Self.leaf)
      #expect(Self.tree(leaves).root == Self.rootFromBelow(leaves), "\(count) leaves")
    }
  }

  @Test func everyLeafIsProvenAndNoChangedProofHolds() throws {
    for count in 1...70 {
      let tree = Self.tree((0..<count).map(Self.leaf))
      let root = tree.root
      for index in 0..<count {
        let (proof, leaf) = (try #require(tree.proof(of: index)), Self.leaf(index))
        #expect(proof.root(over: leaf) == root, "\(index) of \(count)")
        #expect(proof.root(over: Self.leaf(count)) != root)
        for place in proof.siblings.indices {
          var siblings = proof.siblings
          siblings[place][index % 32] ^= 1 << UInt8(place % 8)
          #expect(
            InclusionProof(index: index, treeSize: count, siblings: siblings).root(over: leaf) != root,
            "sibling \(place) of \(index) of \(count)")
          siblings.remove(at: place)
          #expect(InclusionProof(index: index, treeSize: count, siblings: siblings).root(over: leaf) == nil)
        }
        let longer = proof.siblings + [root]
        #expect(InclusionProof(index: index, treeSize: count, siblings: longer).root(over: leaf) == nil)
      }
      #expect(tree.proof(of: count) == nil && tree.proof(of: -1) == nil)
    }
  }

  @Test func aProofOfAnotherPlaceDoesNotHold() throws {
    let tree = Self.tree((0..<13).map(Self.leaf))
    let proof = try #require(tree.proof(of: 6))
    for index in -1...13 where index != 6 {
      let moved = InclusionProof(index: index, treeSize: 13, siblings: proof.siblings)
      #expect(moved.root(over: Self.leaf(6)) != tree.root)
    }
    let short = InclusionProof(index: 6, treeSize: 13, siblings: proof.siblings.map { Array($0.prefix(31)) })
    #expect(short.root(over: Self.leaf(6)) == nil)
  }

  /// Without their own prefix, two digests side by side could be given out for a leaf.
  @Test func aNodeIsNoLeaf() throws {
    let tree = Self.tree([Self.leaf(0), Self.leaf(1)])
    let inner = [0, 1].map { Array(SHA256.hash(data: [0] + Self.leaf($0))) }
    #expect(Self.tree([inner[0] + inner[1]]).root != tree.root)
  }
}
