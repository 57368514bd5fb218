import Records
import Testing

@testable import Readers

@Suite("CSVReader") struct CSVReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let columns: [String]
    let records: [[String]]
    var codes: [FindingCode] = []
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "simple", text: "a,b,c\n1,2,3\n", columns: ["a", "b", "c"], records: [["1", "2", "3"]]),
    Case(name: "no line end at the end", text: "a,b\n1,2", columns: ["a", "b"], records: [["1", "2"]]),
    Case(name: "CR LF", text: "a;b\r\n1;2\r\n", columns: ["a", "b"], records: [["1", "2"]]),
    Case(name: "CR", text: "a;b\r1;2\r3;4\r", columns: ["a", "b"], records: [["1", "2"], ["3", "4"]]),
    Case(
      name: "blank lines", text: "a;b\n\n1;2\n\r\n3;4\n\n", columns: ["a", "b"], records: [["1", "2"], ["3", "4"]]),
    Case(name: "rows of delimiters only", text: "a;b\n;\n1;2\n;;;\n", columns: ["a", "b"], records: [["1", "2"]]),
    Case(
      name: "quotes", text: "a,b\n1,\"x, y\"\n\"\",\"z\"\n", columns: ["a", "b"], records: [["1", "x, y"], ["", "z"]]),
    Case(
      name: "doubled quotes", text: "a,b\n1,\"ha \"\"ha\"\" ha\"\n\"\"\"\",2\n", columns: ["a", "b"],
      records: [["1", "ha \"ha\" ha"], ["\"", "2"]]),
    Case(
      name: "line ends in quotes", text: "a,b,c\r\n1,\"x\r\ny\nz\",3\r\n4,5,6\r\n", columns: ["a", "b", "c"],
      records: [["1", "x\r\ny\nz", "3"], ["4", "5", "6"]]),
    Case(
      name: "spaces around quotes", text: "a,b\n1, \"x, y\" \n2, z\n", columns: ["a", "b"],
      records: [["1", "x, y"], ["2", " z"]]),
    Case(
      name: "quote within a plain field", text: "a,b\n1,5\" putki\n", columns: ["a", "b"],
      records: [["1", "5\" putki"]]),
    Case(
      name: "quotes nobody escaped", text: "a;b\n\"Yritys \"Aurinko\" Oy\";2\n", columns: ["a", "b"],
      records: [["Yritys \"Aurinko\" Oy", "2"]], codes: [.csvStrayQuote]),
    Case(
      name: "a quoted word at the beginning", text: "a;b\n\"Aurinko\" Oy;2\n3;4\n", columns: ["a", "b"],
      records: [["\"Aurinko\" Oy", "2"], ["3", "4"]], codes: [.csvStrayQuote]),
    Case(
      name: "quotes that never quote", text: "a;b\n\"A\" Oy;2\n\"B\" Oy;2\n\"C\" Oy;2\n", columns: ["a", "b"],
      records: [["\"A\" Oy", "2"], ["\"B\" Oy", "2"], ["\"C\" Oy", "2"]]),
    Case(
      name: "backslash", text: "a,b\n\"x \\\"y\\\" \\\\ z\",2\n\"C:\\temp\",4\n", columns: ["a", "b"],
      records: [["x \"y\" \\ z", "2"], ["C:\\temp", "4"]]),
    Case(
      name: "single quotes", text: "a,b\n'x, y','it''s'\n'z','w'\n", columns: ["a", "b"],
      records: [["x, y", "it's"], ["z", "w"]]),
    Case(
      name: "too few fields", text: "a;b;c\n1;2;3\n4;5\n6;7;8\n", columns: ["a", "b", "c"],
      records: [["1", "2", "3"], ["4", "5", ""], ["6", "7", "8"]], codes: [.csvFieldCount]),
    Case(
      name: "too many fields", text: "a;b\n1;2;3\n4;5\n6;7\n", columns: ["a", "b"],
      records: [["1", "2"], ["4", "5"], ["6", "7"]], codes: [.csvFieldCount]),
    Case(
      name: "empty surplus in one record", text: "a;b;c\n1;x;2;\n4;5;6\n6;7;8\n", columns: ["a", "b", "c"],
      records: [["1", "x", "2"], ["4", "5", "6"], ["6", "7", "8"]], codes: [.csvFieldCount]),
    Case(
      name: "empty surplus in most records", text: "a;b\n1;2;\n4;5;\n6;7;\n", columns: ["a", "b"],
      records: [["1", "2"], ["4", "5"], ["6", "7"]]),
    Case(
      name: "cut last line", text: "a;b;c\n1;2;3\n4;5;6\n7;8", columns: ["a", "b", "c"],
      records: [["1", "2", "3"], ["4", "5", "6"], ["7", "8", ""]], codes: [.csvCutLine, .csvCutFile]),
    Case(
      name: "names made unique", text: "Nimi;;Nimi;nimi;Nimi\nx;y;z;v;w\n",
      columns: ["Nimi", "2", "Nimi 2", "nimi", "Nimi 3"],
      records: [["x", "y", "z", "v", "w"]]),
    Case(
      name: "no header", text: "1;matti@yritys.example;0001\n2;liisa@yritys.example;0002\n", columns: ["1", "2", "3"],
      records: [["1", "matti@yritys.example", "0001"], ["2", "liisa@yritys.example", "0002"]]),
    Case(name: "header only", text: "Nimi;Puhelin\n", columns: ["Nimi", "Puhelin"], records: []),
    Case(
      name: "sep line", text: "sep=;\r\nNimi;Summa, euroa\r\nx;1,5\r\n", columns: ["Nimi", "Summa, euroa"],
      records: [["x", "1,5"]]),
    Case(
      name: "preamble",
      text: "Asiakasluettelo;;;\nTulostettu 1.5.2026;;;\n\nNro;Nimi;Puhelin;Kaupunki\n1;x;09 000;Turku\n2;y;;Oulu\n",
      columns: ["Nro", "Nimi", "Puhelin", "Kaupunki"],
      records: [["1", "x", "09 000", "Turku"], ["2", "y", "", "Oulu"]]),
    Case(
      name: "unclosed quote", text: "a;b\n1;\"x\n2;y\n3;z\n", columns: ["a", "b"],
      records: [["1", ""], ["2", "y"], ["3", "z"]], codes: [.csvUnclosedQuote]),
    Case(
      name: "U+001F", text: "a;b\n1;x\u{1F}y\n", columns: ["a", "b"], records: [["1", "x y"]],
      codes: [.csvUnitSeparator]),
    Case(name: "NUL", text: "a;b\n1;x\0y\n", columns: ["a", "b"], records: [["1", "x y"]], codes: [.csvNULByte]),
    Case(name: "one column", text: "Nimi\nx\ny\n", columns: ["Nimi"], records: [["x"], ["y"]]),
    Case(
      name: "tabs", text: "Nimi\tOsoite\nx\tKatu 1, Turku\n", columns: ["Nimi", "Osoite"],
      records: [["x", "Katu 1, Turku"]]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    let reading = try read(example.text)
    #expect(reading.columns == example.columns)
    #expect(reading.records == example.records)
    #expect(reading.codes == example.codes)
  }

  @Test func encodingsAreFoundOut() throws {
    let text = "Nimi;Paikka;Hinta\r\nÄijälä;Hämeenlinna;5 €\r\n"
    let rows: [(String, [UInt8])] = [
      ("UTF-8", Array(text.utf8)), ("UTF-8 with BOM", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      ("Windows-1252", windows1252(text)), ("UTF-16LE with BOM", utf16(text, mark: true)),
      ("UTF-16BE with BOM", utf16(text, big: true, mark: true)), ("UTF-16LE", utf16(text, mark: false)),
      ("UTF-16BE", utf16(text, big: true, mark: false)),
    ]
    for (name, bytes) in rows {
      let found = try facts(bytes)
      #expect(found.encoding == name)
      #expect(found.delimiter == ";" && found.newline == "\r\n" && found.headerLine == 1)
      let reading = try read(bytes)
      #expect(reading.records == [["Äijälä", "Hämeenlinna", "5 €"]], "\(name)")
      #expect(reading.findings.isEmpty, "\(name)")
    }
  }

  /// The bytes on disk between a record's offsets are the record, in every encoding.
  @Test func placesAreThoseOnDisk() throws {
    let lines = ["Nimi;Paikka", "Äijälä;Å", "😀;\"x\r\nö\"", "y;z"]
    let text = lines.joined(separator: "\r\n")
    let encode: [(String) -> [UInt8]] = [
      { Array($0.utf8) }, { utf16($0, mark: false) }, { utf16($0, big: true, mark: false) },
    ]
    for (index, encode) in encode.enumerated() {
      for mark in [false, true] {
        let bytes = (mark ? encode("\u{FEFF}") : []) + encode(text)
        let reading = try read(bytes)
        #expect(reading.places.count == 3)
        for (place, line) in zip(reading.places, lines.dropFirst()) {
          #expect(Array(bytes[Int(place.byteStart)..<Int(place.byteEnd)]) == encode(line), "\(index) \(mark)")
        }
        #expect(reading.places.map(\.line) == [2, 3, 5])
      }
    }
    let western = "Nimi;Paikka\r\nÄijälä;€\r\ny;z\r\n"
    let reading = try read(windows1252(western))
    #expect(reading.places.map(\.byteStart) == [13, 23])
    #expect(reading.places.map(\.byteEnd) == [21, 26])
  }

  @Test func fieldsHaveColumnsInCharacters() throws {
    let reading = try read("a;b;c\nÄä;\"ö\nåå\";x\n")
    #expect(
      reading.fieldPlaces == [
        FieldPlace(lineOffset: 0, column: 1), FieldPlace(lineOffset: 0, column: 4),
        FieldPlace(lineOffset: 1, column: 5),
      ])
  }

  @Test func findingsHavePlacesAndNames() throws {
    let reading = try read("Nimi;Paikka\nx;y\nz;w\u{1F}\n")
    #expect(
      reading.findings == [
        .init(code: .csvUnitSeparator, record: 1, field: "Paikka", line: 3, column: 3, quarantines: true)
      ])
  }

  @Test func damagedTextQuarantinesItsRecordOnly() throws {
    let good = Array(repeating: "ä;ö\n", count: 20).joined()
    var reading = try read(Array("a;b\n\(good)x;".utf8) + [0xE4] + Array("y\nz;w\n".utf8))
    #expect(reading.codes == [.csvInvalidBytes])
    #expect(reading.records.suffix(2) == [["x", "?y"], ["z", "w"]])
    reading = try read(windows1252("a;b\nä;x\n") + [0x81, 0x3B, 0x79, 0x0A])
    #expect(reading.codes == [.csvInvalidBytes])
    reading = try read(utf16("a;b\nä;x\ny;zz", mark: true).dropLast())
    #expect(reading.codes == [.csvTruncated])
    #expect(reading.records.first == ["ä", "x"])
  }

  @Test func aRecordThatIsTooLongIsNotHeld() throws {
    let long = String(repeating: "x", count: 5000)
    let reading = try read("a;b\n1;2\n\(long);3\n4;5\n", longest: 1000)
    #expect(reading.records == [["1", "2"], ["", ""], ["4", "5"]])
    #expect(reading.codes == [.csvRecordTooLong])
    #expect(reading.places[1].byteStart == 8 && reading.places[1].byteEnd == 5010)
    #expect(reading.places[2].line == 4)
  }

  @Test func manyUnclosedQuotesStayLinear() throws {
    let reading = try read(
      "a;b\n" + String(repeating: "1;2\n", count: 30) + String(repeating: "\"\"\"x;\"y\"\n", count: 2001))
    #expect(reading.places.count >= 1)
  }

  @Test("An apostrophe before a number is no quote, however large the file", arguments: [1, 4000], [20, 6000])
  func apostrophesOfSpreadsheets(apart: Int, rows: Int) throws {
    // The quote that runs on hides all later rows of the sample, whose empty cells speak against the other reading.
    var text = "name,postcode,town\n"
    for row in 0..<rows {
      let mark = row >= 9 && (row - 9) % apart == 0 ? "'" : ""
      text += row < 5000 ? "Anna \(row),\(mark)00100,\(row < 9 ? "Oulu" : "")\n" : "\"Virta, Anna \(row)\",00100,Oulu\n"
    }
    let reading = try read(text)
    #expect(reading.codes.isEmpty)
    try #require(reading.records.count == rows)
    #expect(reading.records[9] == ["Anna 9", "'00100", ""])
    if rows > 5500 { #expect(reading.records[5500] == ["Virta, Anna 5500", "00100", "Oulu"]) }
  }

  @Test func singleQuotesAreSeenInALargeFile() throws {
    let reading = try read("a,b\n" + (0..<6000).map { "'Virta, Anna \($0)','00100'\n" }.joined())
    #expect(reading.records.count == 6000 && reading.records[7] == ["Virta, Anna 7", "00100"])
  }

  @Test func htmlIsNoCSV() {
    #expect(throws: Problem.self) { try read("<!DOCTYPE html>\n<html><body>Kirjaudu; ole hyvä</body></html>") }
  }

  @Test func optionsOverrule() throws {
    var options = ReaderOptions()
    options.delimiter = 0x2C
    options.headerLine = 2
    options.encoding = "iso-8859-1"
    options.batchRecords = 1
    let reading = try read(
      [0x78, 0x0A, 0x61, 0x2C, 0xE4, 0x0A, 0x31, 0x2C, 0x32, 0x0A, 0x33, 0x2C, 0x34], options: options)
    #expect(reading.columns == ["a", "ä"])
    #expect(reading.records == [["1", "2"], ["3", "4"]])
    options.encoding = "ebcdic"
    #expect(throws: Problem.self) { try read([0x61], options: options) }
  }
}
