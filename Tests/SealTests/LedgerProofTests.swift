import Digest
import Testing

@testable import Seal

@Suite struct LedgerProofTests {
  private let proof: LedgerProof
  private let ledger: Statement.Ledger

  init() throws {
    var tree = MerkleTree()
    for number in 0..<7 { tree.append(Array("leaf \(number)".utf8)) }
    proof = try #require(LedgerProof(of: "leaf 5", at: 5, in: tree))
    ledger = Statement.Ledger(root: proof.root, partitions: 7)
    #expect(LedgerProof(of: "leaf 7", at: 7, in: tree) == nil)
  }

  private func refusal(_ text: String, _ ledger: Statement.Ledger?) -> SealError.Kind? {
    do throws(SealError) {
      try LedgerProof(reading: Array(text.utf8)).require(in: ledger)
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func aProofIsReadAgainAndHolds() throws {
    #expect(try LedgerProof(reading: proof.json.line) == proof)
    #expect(refusal(proof.json.description, ledger) == nil)
  }

  @Test func whatWasChangedDoesNotHold() throws {
    let text = proof.json.description
    var changes = [
      text.replacing("leaf 5", with: "leaf 4"), text.replacing("\"index\":5", with: "\"index\":4"),
      text.replacing("\"index\":5", with: "\"index\":-1"), text.replacing("\"index\":5", with: "\"index\":7"),
      text.replacing("\"treeSize\":7", with: "\"treeSize\":8"), "", "{}", "[]",
      text.replacing("\"siblings\":[", with: "\"siblings\":[\"00\","),
    ]
    for sibling in proof.inclusion.siblings.map(Hexadecimal.text) {
      changes += [
        text.replacing(sibling, with: String(sibling.reversed())), text.replacing("\"\(sibling)\",", with: ""),
      ]
      changes.append(text.replacing(sibling, with: sibling.uppercased()))
    }
    for changed in changes where changed != text { #expect(refusal(changed, ledger) == .wrongProof, "\(changed)") }
  }

  @Test func anotherLedgerDoesNotHoldIt() throws {
    let text = proof.json.description
    #expect(refusal(text, nil) == .wrongProof)
    #expect(refusal(text, Statement.Ledger(root: ContentDigest(of: []), partitions: 7)) == .wrongProof)
    #expect(refusal(text, Statement.Ledger(root: proof.root, partitions: 8)) == .wrongProof)
  }
}
