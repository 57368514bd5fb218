import Records
import Testing

@testable import Readers

/// Where exactly a record, a field and a fault of a text file stand.
@Suite("Places in a CSV file") struct CSVPlaceTests {
  private static func place(_ line: UInt32, _ column: UInt32) -> FieldPlace {
    FieldPlace(lineOffset: line, column: column)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The records after the header `a;b;c`.
    let text: String
    /// The lines of the records.
    let lines: [UInt32]
    /// The first record's fields: lines after the record's, columns.
    let fields: [[UInt32]]
    /// The findings: code, record (-1: the file), column's name, line, column.
    var findings: [(FindingCode, Int, String?, UInt32, UInt32)] = []
  }

  static let cases = [
    Case(
      testDescription: "plain fields", text: "1;22;3\n4;5;6\n", lines: [2, 3], fields: [[0, 1], [0, 3], [0, 6]]),
    Case(
      testDescription: "quoted fields begin with their quote", text: "\"1\";\"22\";\"3\"\n4;5;6\n", lines: [2, 3],
      fields: [[0, 1], [0, 5], [0, 10]]),
    Case(
      testDescription: "a quoted field behind one with line ends", text: "\"x\ny\nz\";\"22\";\"3\"\n4;5;6\n",
      lines: [2, 5],
      fields: [[0, 1], [2, 4], [2, 9]]),
    Case(
      testDescription: "plain fields behind one with line ends", text: "\"x\ny\";22;3\n4;5;6\n", lines: [2, 4],
      fields: [[0, 1], [1, 4], [1, 7]]),
    Case(
      testDescription: "a quoted field with line ends stands in the line of its quote",
      text: "1;\"x\ny\";\"z\nw\"\n4;5;6\n",
      lines: [2, 5], fields: [[0, 1], [0, 3], [1, 4]]),
    Case(
      testDescription: "the last quoted field holds line ends", text: "1;2;\"x\n\ny\"\n4;5;6\n", lines: [2, 5],
      fields: [[0, 1], [0, 3], [0, 5]]),
    Case(
      testDescription: "doubled quotes, umlauts and an emoji are characters", text: "\"å\"\"ä\";ö;😀\n4;5;6\n",
      lines: [2, 3], fields: [[0, 1], [0, 8], [0, 10]]),
    Case(
      testDescription: "CR LF", text: "\"x\r\ny\";22;3\r\n4;5;6\r\n", lines: [2, 4],
      fields: [[0, 1], [1, 4], [1, 7]]),
    Case(
      testDescription: "empty lines and empty rows between", text: "1;2;3\n\n;;\n4;5;6\n", lines: [2, 5],
      fields: [[0, 1], [0, 3], [0, 5]]),
    Case(
      testDescription: "too few fields: at the last one", text: "1;22\n4;5;6\n7;8;9\n", lines: [2, 3, 4],
      fields: [[0, 1], [0, 3], [0, 3]], findings: [(.csvFieldCount, 0, "b", 2, 3)]),
    Case(
      testDescription: "too few fields, the last one behind a line end", text: "\"x\ny\";22\n4;5;6\n7;8;9\n",
      lines: [2, 4, 5], fields: [[0, 1], [1, 4], [1, 4]], findings: [(.csvFieldCount, 0, "b", 3, 4)]),
    Case(
      testDescription: "too many fields: at the last column", text: "1;22;3;4\n4;5;6\n7;8;9\n", lines: [2, 3, 4],
      fields: [[0, 1], [0, 3], [0, 6]], findings: [(.csvFieldCount, 0, "c", 2, 6)]),
    Case(
      testDescription: "a stray quote: at its field", text: "1;x\"y;3\n\"4\";\"5\";\"6\" \n", lines: [2, 3],
      fields: [[0, 1], [0, 3], [0, 7]]),
    Case(
      testDescription: "a quote that nobody escaped: at its field", text: "1;\"x\"y\";3\n4;5;6\n", lines: [2, 3],
      fields: [[0, 1], [0, 3], [0, 9]], findings: [(.csvStrayQuote, 0, "b", 2, 3)]),
    Case(
      testDescription: "a quote that nobody escaped and nobody closes, behind a line end",
      text: "\"x\ny\";\"u\"v;w\n4;5;6\n", lines: [2, 4], fields: [[0, 1], [1, 4], [1, 9]],
      findings: [(.csvStrayQuote, 0, "b", 3, 4)]),
    Case(
      testDescription: "the same in the last field", text: "\"x\ny\";2;\"u\"v\n4;5;6\n", lines: [2, 4],
      fields: [[0, 1], [1, 4], [1, 6]], findings: [(.csvStrayQuote, 0, "c", 3, 6)]),
    Case(
      testDescription: "a quote that is never closed: at its field, and the next line is a record again",
      text: "1;\"x;3\n4;5;6\n7;8;9\n", lines: [2, 3, 4], fields: [[0, 1], [0, 1], [0, 1]],
      findings: [(.csvUnclosedQuote, 0, "b", 2, 1)]),
    Case(
      testDescription: "a cut record, and the file with it", text: "1;2;3\n4;5;6\n7;88", lines: [2, 3, 4],
      fields: [[0, 1], [0, 3], [0, 5]], findings: [(.csvCutLine, 2, "b", 4, 3), (.csvCutFile, -1, nil, 4, 1)]),
    Case(
      testDescription: "U+001F behind a line end", text: "\"x\ny\";a\u{1F};3\n4;5;6\n", lines: [2, 4],
      fields: [[0, 1], [1, 4], [1, 7]], findings: [(.csvUnitSeparator, 0, "b", 3, 4)]),
  ]

  @Test("Records, fields and faults stand where they stand, however the file is cut up", arguments: cases)
  func places(_ example: Case) throws {
    for chunk in [1 << 18, 7, 1] {
      let reading = try read(Array("a;b;c\n\(example.text)".utf8), chunk: chunk)
      #expect(reading.places.map(\.line) == example.lines)
      #expect(reading.fieldPlaces.prefix(3) == example.fields.map { Self.place($0[0], $0[1]) }[...])
      #expect(
        reading.findings
          == example.findings.map { code, record, field, line, column in
            Reading.Noted(
              code: code, record: record, field: field, line: line, column: column, quarantines: code.quarantines)
          }, "\(reading.findings)")
    }
  }

  @Test("A header of several lines moves what follows it") func header() throws {
    let reading = try read("\"a\nx\";\"b\n\ny\"\n1;2\n3;4\n")
    #expect(reading.columns == ["a\nx", "b\n\ny"] && reading.places.map(\.line) == [5, 6])
  }

  /// Bytes of a record before its line end, and whether it may be one where 1000 with it is the longest.
  @Test(arguments: [(998, true), (999, true), (1000, false), (1001, false)])
  func longest(_ length: Int, _ isRecord: Bool) throws {
    let line = String(repeating: "x", count: length - 2) + ";y"
    let reading = try read("a;b\n\(line)\n\"1\n2\";3\n4;5\n", longest: 1000)
    #expect(reading.codes == (isRecord ? [] : [.csvRecordTooLong]))
    #expect(reading.places.map(\.line) == [2, 3, 5])
    #expect(reading.places[0].byteEnd == UInt64(4 + length))
  }

  @Test("A record that is too long behind a line end: the lines are counted on") func tooLongBehindALineEnd() throws {
    let reading = try read("a;b\n\"1\n2\";\(String(repeating: "x", count: 2000))\n4;5\n", longest: 1000)
    #expect(reading.codes == [.csvRecordTooLong] && reading.places.map(\.line) == [2, 4])
    #expect(reading.records.last == ["4", "5"])
  }

  /// What stands in a field that a backslash escapes, and what is read.
  @Test(arguments: [
    (#""x \"y\" z";2"#, #"x "y" z"#), (#""x\\";2"#, #"x\"#), (#""\"";2"#, #"""#), (#""x\y";2"#, #"x\y"#),
  ])
  func escapes(_ text: String, _ value: String) throws {
    let reading = try read("a;b\n\"u \\\"v\\\" w\";1\n\(text)\n")
    #expect(reading.records.map { $0[0] } == [#"u "v" w"#, value] && reading.codes.isEmpty)
  }
}
