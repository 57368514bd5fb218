import Testing

@testable import SyntheticData

@Suite struct SpellingTests {
  @Test(arguments: [
    ("Mäkelä", "Makela", "MÄKELÄ", "M.", "makela"),
    ("Åström", "Astrom", "ÅSTRÖM", "Å.", "astrom"),
    ("Märta", "Marta", "MÄRTA", "M.", "marta"),
    ("Marja-Leena", "Marja-Leena", "MARJA-LEENA", "M.", "marja-leena"),
    ("Linnéa", "Linnea", "LINNÉA", "L.", "linnea"),
  ])
  func words(word: String, plain: String, capitals: String, initial: String, address: String) {
    let bytes = Array(word.utf8)[...]
    var inAddress: [UInt8] = []
    Spelling.appendAddress(bytes, to: &inAddress)
    #expect(text(Spelling.plain(bytes)) == plain)
    #expect(text(Spelling.capitals(bytes)) == capitals)
    #expect(text(Spelling.initial(bytes)) == initial)
    #expect(text(inAddress) == address)
  }

  @Test func typosLeaveValidWordsOneLetterAway() {
    var dice = Dice(seed: 7, purpose: .row, number: 0)
    for word in ["Hämäläinen", "Öst", "Jääskeläinen", "Bo", "Åkerman", "Ää"] {
      for _ in 0..<200 {
        let transposed = Spelling.transposed(Array(word.utf8)[...], &dice)
        let shortened = Spelling.shortened(Array(word.utf8)[...], &dice)
        #expect(String(validating: transposed, as: UTF8.self)?.count == word.count)
        let left = String(validating: shortened, as: UTF8.self)?.count ?? 0
        #expect(left == word.count - 1 || (word.utf8.count <= 3 && left == word.count))
        #expect(transposed.first == word.utf8.first && shortened.first == word.utf8.first)
      }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
