import Testing
import Text

private let mask = IdentityCode.mask

@Suite("Personal identity codes") struct IdentityCodeTests {
  @Test(
    "are masked however they are written",
    arguments: [
      ("131052-308T", mask), ("131052-308t", mask), ("asked by 131052-308T today", "asked by \(mask) today"),
      ("131052+308T", mask), ("131052A308T", mask), ("131052a308t", mask), ("131052Y308T", mask), ("131052F308T", mask),
      ("131052–308T", mask), ("131052−308T", mask), ("131052﹣308T", mask), ("131052－308T", mask),
      ("131052 - 308T", mask), ("131052-308 T", mask), ("131052- 308T", mask), ("1 3 1 0 5 2 - 3 0 8 T", mask),
      ("131 052-308T", mask), ("13 10 52-308T", mask), ("131052\u{A0}-\u{202F}308T", mask),
      ("１３１０５２-３０８T", mask), ("１３１０５２－３０８Ｔ", mask), ("١٣١٠٥٢-٣٠٨T", mask), ("१३१०५२-३०८T", mask),
      ("𝟏𝟑𝟏𝟎𝟓𝟐-𝟑𝟎𝟖𝐓", mask), ("131\u{200B}052-308T", mask), ("131052\u{AD}-308\u{FEFF}T", mask),
      ("\u{202E}131052-308T", "\u{202E}\(mask)"), ("131\u{2066}052\u{2069}-308T", mask),
      ("/data/131052-308T/x.csv", "/data/\(mask)/x.csv"), ("131052-308T.csv", "\(mask).csv"),
      ("https://x.example/?hetu=131052%2D308T&a=1", "https://x.example/?hetu=\(mask)&a=1"),
      ("https://x.example/%31%33%31%30%35%32-308%54", "https://x.example/\(mask)"),
      ("https://x.example/131052%252D308T", "https://x.example/\(mask)"),
      ("https://x.example/%EF%BC%91%EF%BC%93%EF%BC%91052-308T", "https://x.example/\(mask)"),
      ("131052-308T,131052-308T", "\(mask),\(mask)"), ("131052-308T131052-308T", "\(mask)\(mask)"),
      ("19131052-308T", "19\(mask)"), ("131052-308T 5 kpl", "\(mask) 5 kpl"), ("010181-900C 12", "\(mask) 12"),
      ("ä131052-308Tö", "ä\(mask)ö"), ("131052-308T%", "\(mask)%"),
    ])
  func masked(_ text: String, _ expected: String) { #expect(IdentityCode.masked(text) == expected) }

  @Test(
    "are told from what is none",
    arguments: [
      "", "131052-308U", "311302-308T", "131052-308", "131052308T", "131052-308TA", "131052-308T1", "131052G308T",
      "1234567-8", "FI21 1234 5600 0007 85", "040 123 4567", "2026-05-02", "131052-3%08T", "100 % 131052", "%%%2D%2",
      "١٣",
      "131052.308T", "Erä 131052-308-T",
    ])
  func plain(_ text: String) { #expect(IdentityCode.masked(text) == text) }

  @Test("are masked once and for all") func twice() {
    let once = IdentityCode.masked("131052-308T and /data/１３１０５２-３０８T")
    #expect(IdentityCode.masked(once) == once)
  }

  @Test("show in no text that is cut anywhere") func cut() {
    let text = Array("x １３１٠52%2D3 0\u{200B}8T y".utf8)
    for start in text.indices {
      for end in start...text.count {
        _ = IdentityCode.masked(String(decoding: text[start..<end], as: UTF8.self))
        _ = IdentityCode.isHidden(in: Array(text[start..<end]))
      }
    }
    #expect(IdentityCode.masked(String(decoding: text, as: UTF8.self)) == "x \(mask) y")
  }
}
