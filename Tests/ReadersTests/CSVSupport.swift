import Records
import Testing

@testable import Readers

/// All that a reader makes of a text, in a form that can be compared.
struct Reading: Equatable {
  var columns: [String] = []
  var records: [[String]] = []
  var places: [RecordPlace] = []
  var fieldPlaces: [FieldPlace] = []
  var findings: [Noted] = []

  /// A finding with the record it is about, counted over all batches.
  struct Noted: Equatable {
    let code: FindingCode
    let record: Int
    let field: String?
    let line: UInt32
    let column: UInt32
    let quarantines: Bool
  }

  var codes: [FindingCode] { findings.map(\.code) }
}

func read(
  _ bytes: [UInt8], chunk: Int = 1 << 18, longest: Int = CSVRecords.longestRecord,
  options: ReaderOptions = ReaderOptions()
) throws(Problem) -> Reading {
  let input = try InputFile.inspect(bytes, path: "test.csv")
  let reader = try CSVReader(input, options, chunk: chunk, longest: longest)
  var reading = Reading(columns: reader.columns)
  while let batch = try reader.nextBatch() {
    for finding in batch.findings {
      reading.findings.append(
        .init(
          code: finding.code, record: reading.records.count + finding.row, field: finding.field, line: finding.line,
          column: finding.column, quarantines: finding.quarantines))
    }
    for row in 0..<batch.count {
      reading.records.append((0..<batch.columnCount).map { batch.string(row: row, column: $0) })
    }
    reading.places += batch.places
    reading.fieldPlaces += batch.fieldPlaces
  }
  return reading
}

func read(_ text: String, longest: Int = CSVRecords.longestRecord) throws(Problem) -> Reading {
  try read(Array(text.utf8), longest: longest)
}

func facts(_ bytes: [UInt8], _ options: ReaderOptions = ReaderOptions()) throws(Problem) -> InputFacts {
  try CSVReader(InputFile.inspect(bytes, path: "test.csv"), options).facts
}

/// Text in Windows-1252, for the few characters that tests use.
func windows1252(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { $0.value == 0x20AC ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
}

func utf16(_ text: String, big: Bool = false, mark: Bool) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
    big ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
  }
}
