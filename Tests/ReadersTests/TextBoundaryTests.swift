import Records
import Testing

@testable import Readers

/// How bytes become text and text becomes columns: the limits.
@Suite("Encoding, dialect and header at their limits") struct TextBoundaryTests {
  private static func evidence(_ bytes: [UInt8], chunk: Int) -> TextEvidence {
    var evidence = TextEvidence()
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      let part = Array(bytes[start..<min(bytes.count, start + chunk)])
      evidence.add(part, length: part.count)
    }
    evidence.finish()
    return evidence
  }

  /// Bytes, and whether they are well-formed UTF-8: the ends of every row of Unicode's table of well-formed sequences.
  @Test(
    arguments: [
      ([0xC2, 0x80], true), ([0xC1, 0xBF], false), ([0xDF, 0xBF], true), ([0xE0, 0xA0, 0x80], true),
      ([0xE0, 0x9F, 0xBF], false), ([0xED, 0x9F, 0xBF], true), ([0xED, 0xA0, 0x80], false), ([0xEE, 0x80, 0x80], true),
      ([0xF0, 0x90, 0x80, 0x80], true), ([0xF0, 0x8F, 0xBF, 0xBF], false), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false), ([0xE2, 0x82], false),
      ([0xC2, 0x41], false), ([0x41], true),
    ] as [([UInt8], Bool)])
  func utf8(_ bytes: [UInt8], _ isWellFormed: Bool) {
    for chunk in 1...4 {
      for around in [0, 1, 9] {
        let space = [UInt8](repeating: 0x20, count: around)
        #expect(Self.evidence(space + bytes + space, chunk: chunk).isUTF8 == isWellFormed, "\(chunk) \(around)")
      }
    }
  }

  /// Good sequences and malformed places, and what the file is.
  @Test(arguments: [
    (10, 1, TextEncoding.utf8), (9, 1, .windows1252), (20, 2, .utf8), (19, 2, .windows1252),
  ])
  func damaged(_ good: Int, _ bad: Int, _ encoding: TextEncoding) {
    let bytes = Array(String(repeating: "ä", count: good).utf8) + Array(repeating: [0xE4, 0x3B], count: bad).joined()
    #expect(TextEncoding.detect(head: bytes, evidence: Self.evidence(bytes, chunk: 64)).encoding == encoding)
  }

  /// NULs at even and at odd places of a thousand bytes, and whether that is UTF-16 without a mark.
  @Test(arguments: [
    (0, 200, true), (0, 199, false), (200, 0, true), (10, 200, true), (11, 200, false), (0, 0, false),
    (500, 0, true), (250, 250, false),
  ])
  func utf16(_ even: Int, _ odd: Int, _ isUTF16: Bool) {
    var bytes = [UInt8](repeating: 0x61, count: 1000)
    for index in 0..<even { bytes[2 * index] = 0 }
    for index in 0..<odd { bytes[2 * index + 1] = 0 }
    #expect(TextEncoding.looksLikeUTF16(Self.evidence(bytes, chunk: 1000)) == isUTF16)
  }

  @Test("A byte order mark is no text, also where the source names the encoding") func marks() throws {
    for (name, bytes) in [
      ("utf-8", [0xEF, 0xBB, 0xBF] + Array("a;b\n1;2\n".utf8)), ("utf-16le", marked("a;b\n1;2\n", big: false)),
      ("utf-16be", marked("a;b\n1;2\n", big: true)),
    ] {
      var options = ReaderOptions()
      options.encoding = name
      let reading = try read(bytes, options: options)
      #expect(reading.columns == ["a", "b"] && reading.records == [["1", "2"]], "\(name)")
    }
  }

  private func marked(_ text: String, big: Bool) -> [UInt8] { ReadersTests.utf16(text, big: big, mark: true) }

  /// The bytes 9F, A0 and the five that Windows-1252 leaves out.
  @Test(
    arguments: [
      (0x80, "€"), (0x9F, "Ÿ"), (0xA0, "\u{A0}"), (0xFF, "ÿ"), (0x81, "\u{FFFD}"), (0x8D, "\u{FFFD}"),
      (0x8F, "\u{FFFD}"),
      (0x90, "\u{FFFD}"), (0x9D, "\u{FFFD}"), (0x7F, "\u{7F}"),
    ] as [(UInt8, String)])
  func windows(_ byte: UInt8, _ text: String) {
    for encoding in [TextEncoding.windows1252, .latin1] {
      var transcoder = Transcoder(encoding)
      var out = [UInt8](repeating: 0, count: 32)
      var end = 0
      transcoder.decode([byte], count: 1, to: &out, end: &end)
      transcoder.finish(to: &out, end: &end)
      let latin = String(Unicode.Scalar(UInt32(byte)) ?? " ")
      #expect(String(decoding: out[..<end], as: UTF8.self) == (encoding == .latin1 ? latin : text))
      #expect(transcoder.hasReplacements == (encoding == .windows1252 && text == "\u{FFFD}") && !transcoder.isTruncated)
    }
  }

  /// UTF-16 units, what they are as text, whether something was replaced and whether the end is missing.
  @Test(
    arguments: [
      ([0x0041, 0xD83D, 0xDE00], "A😀", false, false), ([0xD83D, 0x0041], "\u{FFFD}A", true, false),
      ([0xDE00, 0x0041], "\u{FFFD}A", true, false), ([0xD83D], "\u{FFFD}", true, true),
      ([0xD83D, 0xD83D, 0xDE00], "\u{FFFD}😀", true, false), ([0xD7FF, 0xE000], "\u{D7FF}\u{E000}", false, false),
      ([0xD800, 0xDC00], "\u{10000}", false, false), ([0xDBFF, 0xDFFF], "\u{10FFFF}", false, false),
      ([0xFFFD], "\u{FFFD}", true, false),
    ] as [([UInt16], String, Bool, Bool)])
  func surrogates(_ units: [UInt16], _ text: String, _ isReplaced: Bool, _ isCut: Bool) {
    for big in [false, true] {
      var transcoder = Transcoder(big ? .utf16BE : .utf16LE)
      var out = [UInt8](repeating: 0, count: 64)
      var end = 0
      for unit in units {
        for byte in big ? [unit >> 8, unit & 0xFF] : [unit & 0xFF, unit >> 8] {
          transcoder.decode([UInt8(byte)], count: 1, to: &out, end: &end)
        }
      }
      transcoder.finish(to: &out, end: &end)
      #expect(String(decoding: out[..<end], as: UTF8.self) == text)
      #expect(transcoder.hasReplacements == isReplaced && transcoder.isTruncated == isCut)
    }
  }

  /// A file, its delimiter and quote (none: empty), its line end, and its first field of the second record.
  @Test(arguments: [
    ("a;b\n1;2\n", ";", "\"", "\n"), ("a\rb\rc\r", ",", "\"", "\r"), ("a;b\r1;2\r", ";", "\"", "\r"),
    ("a;b\r1;2\n", ";", "\"", "\n"), ("a;b\r\n1;2\r\n3;4\n5;6\n", ";", "\"", "\n"),
    ("a;b\r\n1;2\r\n3;4\n", ";", "\"", "\r\n"), ("a;b\r\n1;2\n", ";", "\"", "\n"),
    ("Nimi\nx\ny\n", ",", "\"", "\n"), ("a;b\n\"A\" x;1\n\"B\" y;2\n\"C\" z;3\n\"D\" w;4\n", ";", "", "\n"),
  ])
  func dialects(_ text: String, _ delimiter: String, _ quote: String, _ newline: String) throws {
    let facts = try facts(Array(text.utf8))
    #expect(facts.delimiter == delimiter && facts.quote == quote && facts.newline == newline)
  }

  /// Lines of a preamble above the header, and whether the header is found below them.
  @Test(arguments: [(0, true), (1, true), (31, true), (32, false)])
  func preambles(_ lines: Int, _ isFound: Bool) throws {
    let text = String(repeating: "Luettelo\n", count: lines) + "Nimi;Puhelin;Maa\n"
    let records = (1...80).map { "Yritys \($0);09 100 \($0);FI\n" }.joined()
    #expect((try read(text + records).columns == ["Nimi", "Puhelin", "Maa"]) == isFound)
  }

  /// The first record and those below it, and whether it names the columns.
  @Test(arguments: [
    ("Nimi;Arvo\n", ["x;1\n", "y;2\n"], true), ("x;7\n", ["y;1\n", "z;2\n"], false),
    ("Nimi;2024\n", ["x;y\n", "z;w\n"], true), ("a;;\n", ["1;2;3\n", "1;2;3\n"], false),
    ("a;b;\n", ["1;2;3\n", "1;2;3\n"], true), ("a;b;;\n", ["1;2;3;4\n", "1;2;3;4\n"], false),
    ("a;b\n", ["1;x\n", "2;y\n", "3;z\n", "4;v\n", "w;v\n"], true),
  ])
  func headers(_ first: String, _ rows: [String], _ isHeader: Bool) throws {
    let reading = try read(first + rows.joined())
    #expect((reading.columns.first != "1") == isHeader, "\(reading.columns)")
  }

  @Test("The header stands in the line that the source names, or in the next that is there") func namedLine() throws {
    for (line, columns) in [
      (0, ["1", "2"]), (1, ["a", "b"]), (2, ["c", "d"]), (3, ["e", "f"]), (4, ["e", "f"]), (9, ["e", "f"]),
    ] {
      var options = ReaderOptions()
      options.headerLine = line
      #expect(try read(Array("a;b\nc;d\n\ne;f\n".utf8), options: options).columns == columns, "\(line)")
    }
  }

  /// A record's fields beyond the header, of which the file's habit is told apart from one record's slip.
  @Test(
    arguments: [
      ("a;b\n1;2;\n4;5;\n", []), ("a;b\n1;2;\n4;5;;\n6;7;\n", [.csvFieldCount]),
      ("a;b\n1;2;\n4;5;x\n6;7;\n", []),
      ("a;b\n1;2\n;\n4;5\n", []),
    ] as [(String, [FindingCode])])
  func surplus(_ text: String, _ codes: [FindingCode]) throws { #expect(try read(text).codes == codes) }

  @Test(
    arguments: [
      ("12 345", .number), ("12 3", .number), ("1 2", .text), ("1 2 3 456", .text), ("040 123 4567", .number),
      ("1,5", .number),
      ("1.5.2026", .number), ("1.5", .number), ("12:00", .date), ("2026-05-01T12:00", .date),
      ("9000009-7", .businessID),
      ("x@y.example", .address), ("www.x.example", .address), ("a;b", .odd), ("x\"y", .odd), ("", .empty),
      (" \t", .empty),
      ("Katu 1", .text), ("1E5", .number), ("1E", .text), ("12E5", .number),
    ] as [(String, CellKind)])
  func cells(_ text: String, _ kind: CellKind) {
    let bytes = Array(text.utf8)
    #expect(CellKind.of(bytes, 0..<bytes.count) == kind)
  }

  /// A text, and whether a phone number stands in it.
  @Test(arguments: [
    ("0123456", true), ("012345", false), ("+12345678901234 5", true), ("+123456789012345 6", false),
    ("1234567", false), ("Y-tunnus 0123456-7", false), ("p. (09) 123 456", true), ("+358 40 123", true),
  ])
  func phones(_ text: String, _ isPhone: Bool) { #expect(PersonPhone.isNumber(text) == isPhone) }

  @Test(arguments: [
    ("suora numero", true), ("suora", false), ("direct line", true), ("suora puhelin", true), ("numero", false),
  ])
  func phoneHeaders(_ header: String, _ isPhone: Bool) { #expect(PersonPhone.isPhone(header: header) == isPhone) }
}
