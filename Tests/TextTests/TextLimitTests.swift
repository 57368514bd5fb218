import Testing

@testable import Text

/// The last value on this side of a limit and the first on the other.
@Suite("Streets, forms, hosts and distances at their limits") struct TextLimitTests {
  private static func a(_ count: Int, _ letter: String = "a") -> String { String(repeating: letter, count: count) }

  /// An address, its house number, the second of two, the flat and the box.
  @Test(arguments: [
    ("Testikatu 9999", 9999, 9999, 0, 0), ("Testikatu 10000", 0, 0, 0, 0), ("Testikatu 1-9999", 1, 9999, 0, 0),
    ("Testikatu 1-10000", 1, 1, 0, 0), ("Testikatu 1 A 9999", 1, 1, 9999, 0), ("Testikatu 1 A 10000", 1, 1, 0, 0),
    ("PL 1234567", 0, 0, 0, 1_234_567), ("PL 12345678", 0, 0, 0, 0), ("abckuja1", 1, 1, 0, 0), ("abtie1", 0, 0, 0, 0),
    ("abctie1", 1, 1, 0, 0),
  ])
  func numbers(_ text: String, _ first: Int, _ last: Int, _ flat: Int, _ box: Int) {
    let address = StreetAddress(Array(text.utf8))
    #expect(address.number.first == first && address.number.last == last)
    #expect(address.flat == flat && address.box == box)
  }

  /// Streets in two languages with one root: four letters of it tell, three do not.
  @Test(arguments: [
    ("Abcdkatu 5", "Abcdgatan 5", StreetAgreement?.some(.same)), ("Abckatu 5", "Abcgatan 5", .sameNumber),
    ("Abck. 5", "Abckatu 5", .same), ("Abk. 5", "Abkatu 5", .differs),
  ])
  func roots(_ left: String, _ right: String, _ expected: StreetAgreement?) {
    #expect(StreetAddress(Array(left.utf8)).agreement(with: StreetAddress(Array(right.utf8))) == expected)
  }

  @Test(
    arguments: [
      ("Tie 5", nil), ("Abtie 5", false), ("Abgatan 5", true), ("gata 5", nil), ("A vägen 5", true), ("A 5", nil),
    ]
      as [(String, Bool?)])
  func languages(_ text: String, _ isSwedish: Bool?) { #expect(StreetAddress.isSwedish(Array(text.utf8)) == isSwedish) }

  @Test(arguments: [
    ("Oy", true), ("Oyj", true), ("Ab", true), ("Ky", true), ("O", false), ("Osak", false), ("", false),
  ])
  func abbreviations(_ word: String, _ isOne: Bool) {
    #expect(LegalForms.isAbbreviation(Array(word.utf8), 0..<word.utf8.count) == isOne)
  }

  /// A folded name and its stem.
  @Test(arguments: [("oy x", "x"), ("x oy", "x"), ("oy", "oy"), ("oy ab", "oy ab"), ("x oy n", "x"), ("x oy lle", "x")])
  func stems(_ name: String, _ stem: String) {
    #expect(String(decoding: LegalForms.stem(Array(name.utf8)), as: UTF8.self) == stem)
  }

  /// A host and its name in Unicode: a label has 63 characters at most, and a dot at the end is none.
  @Test(arguments: [("a.", "a"), (".", "."), ("xn--4ca.fi", "ä.fi"), ("A.FI.", "a.fi")])
  func hosts(_ host: String, _ unicode: String) {
    var out: [UInt8] = []
    HostName.appendUnicode(Array(host.utf8), 0..<host.utf8.count, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == unicode)
  }

  @Test("A label of Punycode has 63 characters at most", arguments: [(63, true), (64, false)])
  func punycode(_ length: Int, _ isPossible: Bool) {
    let label = Array((Self.a(length - 1) + "ä").unicodeScalars.map(\.value))
    #expect((Punycode.encoded(label) != nil) == isPossible)
    guard let encoded = Punycode.encoded(Array(label.suffix(63))) else { return }
    #expect(Punycode.decoded(encoded, 0..<encoded.count) != nil)
  }

  /// Two texts, a limit and the distance, which is the limit and one where it is more: the same by either way of counting.
  @Test(arguments: [
    ("", "", 0), ("ab", "ba", 1), ("abc", "abcd", 1), ("kitten", "sitting", 3), ("abcd", "badc", 2), ("ca", "abc", 3),
  ])
  func distances(_ left: String, _ right: String, _ distance: Int) {
    for filler in [0, 59, 60, 61, 62, 63, 64, 65, 130] {
      let (a, b) = (Array((Self.a(filler, "x") + left).utf8), Array((Self.a(filler, "x") + right).utf8))
      for limit in 0...5 {
        let found = Similarity.editDistance(a, 0..<a.count, b, 0..<b.count, limit: limit)
        #expect(found == min(distance, limit + 1), "\(filler) \(limit)")
      }
    }
  }

  @Test("Jaro–Winkler is the same by either way of counting", arguments: [62, 63, 64, 65, 66])
  func similarity(_ length: Int) {
    let a = Array(Self.a(length, "ab").utf8.prefix(length))
    var b = a
    b.swapAt(length - 1, length - 2)
    let expected = 1.0 - 1.0 / (3.0 * Double(length)) * 0.6
    #expect(abs(Double(Similarity.jaroWinkler(a, 0..<length, b, 0..<length)) - expected) < 1e-6)
  }
}
