import Testing
import Text

@Suite struct UTF8TextTests {
  /// The first ill-formed byte, after the rules of the Unicode Standard's table 3-7.
  @Test func illFormedSequencesAreFound() {
    let rows: [(bytes: [UInt8], at: Int?)] = [
      ([], nil), ([0x61], nil), ([0xC3, 0xA4], nil), ([0xE2, 0x82, 0xAC], nil), ([0xF0, 0x9F, 0x98, 0x80], nil),
      ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0xEF, 0xBF, 0xBF], nil), ([0x00], nil),
      ([0x80], 0), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
      ([0x61, 0xE2, 0x82], 1), ([0xC3, 0xA4, 0xE2, 0x28, 0xA1], 2), ([0xF0, 0x9F, 0x98], 0),
    ]
    for row in rows {
      #expect(UTF8Text.firstInvalid(row.bytes, 0..<row.bytes.count) == row.at, "\(row.bytes)")
    }
  }

  @Test func agreesWithTheStandardLibrary() {
    var random = SplitMix64(seed: 6)
    let pieces: [[UInt8]] = [
      [0x61], Array(repeating: 0x62, count: 9), [0xC3, 0xA4], [0xE2, 0x82, 0xAC], [0xF0, 0x9F, 0x98, 0x80], [0x80],
      [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xE0, 0x80],
    ]
    for _ in 0..<5_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        bytes += pieces[Int.random(in: 0..<(Bool.random(using: &random) ? 5 : 10), using: &random)]
      }
      let valid = String(validating: bytes, as: UTF8.self) != nil
      #expect(UTF8Text.isValid(bytes, 0..<bytes.count) == valid)
      if let position = UTF8Text.firstInvalid(bytes, 0..<bytes.count) {
        #expect(String(validating: bytes[..<position], as: UTF8.self) != nil)
      }
    }
  }

  @Test func everyScalarIsEncodedAsTheStandardLibraryDoes() {
    var out: [UInt8] = []
    var wrong: [UInt32] = []
    for value in stride(from: UInt32(0), through: 0x11_0400, by: 37) {
      out.removeAll(keepingCapacity: true)
      UTF8Text.append(value, to: &out)
      if out != Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func charactersAreCounted() {
    let bytes = Array("aä€😀".utf8)
    #expect(UTF8Text.characters(bytes, 0..<bytes.count) == 4)
    #expect(UTF8Text.characters(bytes, 1..<3) == 1)
  }

  @Test(arguments: [
    ("", ""), (" \t\r\n\u{0B}\u{0C}", ""), (" a b ", "a b"), ("\u{A0} a\u{A0}", "a"), ("à", "à"), ("\u{A0}", ""),
    ("\u{2003}a", "\u{2003}a"),
  ])
  func endsAreTrimmed(text: String, trimmed: String) {
    let bytes = Array(text.utf8)
    #expect(String(decoding: bytes[UTF8Text.trimmed(bytes, 0..<bytes.count)], as: UTF8.self) == trimmed)
  }
}
