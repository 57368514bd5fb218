import Testing
import Text

@Suite struct FoldTests {
  @Test(arguments: [
    ("", ""),
    ("  ", ""),
    ("Mäkinen", "makinen"),
    ("MÄKINEN", "makinen"),
    ("Ma\u{308}kinen", "makinen"),
    ("Åke Öberg", "ake oberg"),
    ("Šišić-Žižek", "sisic zizek"),
    ("Łódź Ærø Straße", "lodz aero strasse"),
    ("STRAẞE", "strasse"),
    ("Œuvre Þór Ðuro", "oeuvre thor duro"),
    ("İstanbul ılık", "istanbul ilik"),
    ("Nguyễn Thị", "nguyen thi"),
    ("Čárli Ŋuorra Đivtasvuotna", "carli nuorra divtasvuotna"),
    ("O'Brien, Mary", "o brien mary"),
    ("O’Brien", "o brien"),
    ("T:mi Testi", "t mi testi"),
    ("As. Oy – Testi & Co.", "as oy testi co"),
    ("...a...", "a"),
    ("a\u{A0}\u{2003}b", "a b"),
    ("Hel\u{AD}sinki\u{200B}", "helsinki"),
    ("×", ""),
    ("3½ m²", "3 m"),
    ("Ｆｕｌｌ ﬁ", "full fi"),
    ("ИВАНОВ Ёлкин Андрей", "иванов елкин андреи"),
    ("Андре\u{438}\u{306}", "андреи"),
    ("ΆΛΦΑ Σίσυφος", "αλφα σισυφοσ"),
    ("田中 太郎", "田中 太郎"),
    ("x 😀 y", "x y"),
    ("№ 5 €", "5"),
    ("K\u{212A}\u{212B}", "kka"),
  ])
  func examples(text: String, folded: String) {
    #expect(Fold.folded(text) == folded)
  }

  @Test func illFormedBytesAreGaps() {
    #expect(fold([0x61, 0xFF, 0x62]) == Array("a b".utf8))
    #expect(fold([0xC3]) == [])
    #expect(fold([0x61, 0xE2, 0x82]) == [0x61])
    #expect(fold([0xED, 0xA0, 0x80, 0x61]) == [0x61])
  }

  @Test func appendsWithinARangeAndAfterWhatIsThere() {
    var out = Array("x".utf8)
    let bytes = Array("--Ääni ja Yö--".utf8)
    Fold.append(bytes, 0..<10, to: &out)
    #expect(out == Array("xaani j".utf8))
    Fold.append(bytes, 0..<2, to: &out)
    #expect(out == Array("xaani j".utf8))
  }

  /// Every scalar between two letters: folding never grows, is idempotent, and leaves no double or outer space.
  @Test func foldingTwiceIsFoldingOnce() {
    var wrong: [UInt32] = []
    for value in (UInt32(0)...0x1_FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = [0x61] + Array(String(scalar).utf8) + [0x20, 0x62]
      let once = fold(bytes)
      if once.count > bytes.count || fold(once) != once || !isTidy(once) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func anyBytesFoldToTidyText() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5_000 {
      let length = Int.random(in: 0...40, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let once = fold(bytes)
      #expect(fold(once) == once && isTidy(once) && UTF8Text.isValid(once, 0..<once.count))
    }
  }

  @Test func upperAndLowerCaseFoldAlike() {
    let text = "åäöæøßéèêëñçšžłđþðőűąęțșģķļņřťůýĳœŧħ"
    #expect(Fold.folded(text.uppercased()) == Fold.folded(text))
  }

  private func fold(_ bytes: [UInt8]) -> [UInt8] { Fold.folded(bytes, 0..<bytes.count) }

  private func isTidy(_ bytes: [UInt8]) -> Bool {
    if bytes.first == 0x20 || bytes.last == 0x20 { return false }
    return !zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }
}
