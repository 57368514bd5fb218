import Records
import Testing

@testable import Readers

/// Old systems' code pages are told from Windows-1252 by the words that come out.
@Suite struct CodePageTests {
  /// Text in an encoding of one byte a character.
  static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    let table = CodePage.scalars(encoding)
    return text.unicodeScalars.map { scalar in
      scalar.value < 0x80
        ? UInt8(scalar.value) : table.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) } ?? UInt8(ascii: "?")
    }
  }

  /// Files as people have them, long and short.
  static let texts = [
    "id;Nimi\n1;Leena Järvinen\n", "id;Nimi\n1;MÄKELÄ PÄIVI\n2;ÅSA ÖHMAN\n", "id;Nimi\r\n1;Åsa Öhman\r\n",
    "id;Kaupunki\n1;Åbo\n", "id;Kaupunki\n1;Jyväskylä\n2;Hyvinkää\n3;Äänekoski\n", "id;Nimi\n1;Leppä\n",
    "Yritys;Nimi\nJärvenpään Kone Oy;Jääskeläinen Sööpi\n", "Företag;Namn\nÅkeri Ab;Björn Åström\n",
    "nimi,rooli\n\"Häkkinen, Pää\",myyjä\n", "id;Nimi\n" + String(repeating: "7;Määttä Yrjö Öösti\n", count: 400),
  ]

  @Test(arguments: texts) func dosIsFoundOut(_ text: String) throws {
    let reading = try read(Self.bytes(text, .cp850))
    #expect(try facts(Self.bytes(text, .cp850)).encoding == "CP850")
    #expect(reading.records == (try read(text)).records)
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: texts) func windowsStaysWindows(_ text: String) throws {
    #expect(try facts(Self.bytes(text, .windows1252)).encoding == "Windows-1252")
    #expect(try read(Self.bytes(text, .windows1252)).records == (try read(text)).records)
  }

  /// What stands beside letters in Windows-1252 and would be a letter of DOS's or a Macintosh's.
  static let marks = [
    "id;Nimi\n1;Meri ”Kone” Oy\n", "id;Nimi\n1;„Kone” Oy\n", "id;Nimi\n1;Foo™ Oy\n2;Foo™Bar\n",
    "id;Nimi\n1;Anna Virta†\n",
    "id;Nimi\n1;Žanna Šmid\n2;ŽANNA ŠMID\n", "id;Nimi\n1;Tušek Aljoša\n2;ALJOŠA TUŠEK\n",
    "id;Nimi\n1;Cœur d’Or – 5 €\n",
    "id;Nimi\n1;Sean O’Neill…\n", "id;Nimi\n1;CŒUR Oy\n", "id;Nimi\n1;J„rvinen\n2;Järvinen\n3;Mäkelä\n",
    "id;Nimi\n1;BOŽIDAR\n2;KRIŽ\n", "id;Nimi\n1;O”Neill\n",
  ]

  @Test(arguments: marks) func marksAreNoLetters(_ text: String) throws {
    #expect(try facts(Self.bytes(text, .windows1252)).encoding == "Windows-1252")
  }

  @Test(arguments: [0, 1, 4, 5, 6, 9]) func anOldMacintoshIsFoundOut(_ index: Int) throws {
    let text = Self.texts[index]
    #expect(try facts(Self.bytes(text, .macintosh)).encoding == "Macintosh")
    #expect(try read(Self.bytes(text, .macintosh)).records == (try read(text)).records)
  }

  @Test func theOptionsNameAnyOfThem() throws {
    for (name, encoding) in [("cp850", TextEncoding.cp850), ("cp437", .cp437), ("MACINTOSH", .macintosh)] {
      var options = ReaderOptions()
      options.encoding = name
      #expect(try facts(Self.bytes("id;Nimi\n1;Ö\n", encoding), options).encoding == encoding.name)
    }
  }

  /// For each letter of Windows-1252 four letters must speak for another encoding; three do not.
  @Test func fourLettersOutweighOne() throws {
    let dos = Self.bytes("id;N\n", .cp850) + Self.bytes("Järvi;Järvi;Järvi;", .cp850)
    let windows = Self.bytes("õ;\n", .windows1252)
    #expect(try facts(dos + windows).encoding == "Windows-1252")
    #expect(try facts(dos + Self.bytes("Järvi;", .cp850) + windows).encoding == "CP850")
  }

  @Test func everyByteHasAnEntry() {
    for encoding in TextEncoding.allCases { #expect(CodePage.scalars(encoding).count == 128) }
  }

  /// The bytes on disk between a record's offsets are the record.
  @Test func placesAreThoseOnDisk() throws {
    let lines = ["id;Nimi", "1;Järvinen", "2;Åsa Öhman"]
    let bytes = Self.bytes(lines.joined(separator: "\n"), .cp850)
    let reader = try CSVReader(InputFile.inspect(bytes, path: "test.csv"), ReaderOptions())
    let batch = try #require(try reader.nextBatch())
    for (place, line) in zip(batch.places, lines.dropFirst()) {
      #expect(Array(bytes[Int(place.byteStart)..<Int(place.byteEnd)].filter { $0 != 0x0A }) == Self.bytes(line, .cp850))
    }
  }
}
