import Testing

@testable import MongosyncLog

@Suite struct TextSearchTests {
  @Test func `texts within texts are all found`() {
    let texts = ["he", "she", "his", "hers", "", "s"]
    let search = TextSearch(texts)
    var state = TextSearch.State()
    let found = Array("ushers".utf8).map { byte in Set(search.step(byte, &state).map { texts[$0] }) }
    #expect(found == [[], ["s"], [], ["he", "she"], [], ["hers", "s"]])
  }

  @Test func `it finds what a plain search finds`() {
    var generator = SystemRandomNumberGenerator()
    let letters: [Character] = ["a", "b", "c"]
    for _ in 0..<200 {
      let random = { (count: Int) in String((0..<count).compactMap { _ in letters.randomElement(using: &generator) }) }
      let texts = (0..<6).map { _ in random(Int.random(in: 1...4)) }
      let line = random(60)
      let search = TextSearch(texts)
      var state = TextSearch.State()
      var found: Set<Int> = []
      for byte in line.utf8 { found.formUnion(search.step(byte, &state)) }
      #expect(found == Set(texts.indices.filter { line.contains(texts[$0]) }), "\(texts) in \(line)")
    }
  }
}
