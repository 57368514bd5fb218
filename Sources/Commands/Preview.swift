import Normalizer
import Readers
import Records
import Reports

/// What a reader makes of a file, in the forms of `lahde preview`.
struct Preview {
  private let columns: [String]
  private let facts: InputFacts

  init(_ columns: [String], _ facts: InputFacts) {
    self.columns = columns
    self.facts = facts
  }

  /// Hands on the first `limit` records batch by batch and returns all findings about them.
  @discardableResult
  func each(
    _ reader: inout any RecordReader, limit: Int, _ body: (RecordBatch, Range<Int>) -> Void
  ) throws(Problem) -> [Noticed] {
    var left = limit
    var findings: [Noticed] = []
    while left > 0, let batch = try reader.nextBatch() {
      let rows = 0..<min(left, batch.count)
      left -= rows.count
      body(batch, rows)
      for finding in batch.findings where finding.row < rows.upperBound { findings.append(Noticed(finding)) }
    }
    return findings
  }

  /// A record's fields as text.
  func values(_ batch: RecordBatch, _ row: Int) -> [String] {
    columns.indices.map { value(batch, row, $0) }
  }

  private func value(_ batch: RecordBatch, _ row: Int, _ column: Int) -> String {
    RuleChain.masked(batch.string(row: row, column: column))
  }

  /// A finding in JSON.
  struct Noticed: Encodable {
    let code: FindingCode, field: String?, line: UInt32, column: UInt32, message: String, quarantines: Bool

    init(_ finding: Finding) {
      code = finding.code
      field = finding.field
      line = finding.line
      column = finding.column
      message = finding.message
      quarantines = finding.quarantines
    }
  }

  private struct Table: Encodable {
    let reader: ReaderName, encoding: String, delimiter: String?, quote: String?, escape: String?, newline: String?
    let headerLine: Int?, preambleLines: Int, columns: [String], records: [[String]], findings: [Noticed]

    enum CodingKeys: String, CodingKey {
      case reader, encoding, delimiter, quote, escape, newline, columns, records, findings
      case headerLine = "header_line"
      case preambleLines = "preamble_lines"
    }
  }

  private struct Page: Encodable {
    struct Value: Encodable { let value: String, place: String }
    struct Record: Encodable { let fields: [String: Value] }
    let reader: ReaderName, encoding: String, url: String?, language: Value?, records: [Record], findings: [Noticed]
  }

  /// The form of `--format json`.
  func json(_ reader: inout any RecordReader, limit: Int) throws(Problem) -> String {
    guard facts.form == .page else {
      var records: [[String]] = []
      let findings = try each(&reader, limit: limit) { batch, rows in records += rows.map { values(batch, $0) } }
      return try JSONText.encode(
        Table(
          reader: facts.reader, encoding: facts.encoding, delimiter: facts.delimiter, quote: facts.quote,
          escape: facts.escape, newline: facts.newline, headerLine: facts.headerLine,
          preambleLines: facts.preambleLines, columns: columns, records: records, findings: findings))
    }
    var records: [Page.Record] = []
    var language: Page.Value?
    let findings = try each(&reader, limit: limit) { batch, rows in
      language = batch.language.map { Page.Value(value: RuleChain.masked($0.code), place: $0.path) }
      for row in rows {
        var fields: [String: Page.Value] = [:]
        for (index, name) in columns.enumerated() where !batch.range(row: row, column: index).isEmpty {
          fields[name] = Page.Value(
            value: value(batch, row, index), place: batch.paths[row * batch.columnCount + index])
        }
        records.append(Page.Record(fields: fields))
      }
    }
    return try JSONText.encode(
      Page(
        reader: facts.reader, encoding: facts.encoding, url: facts.url, language: language, records: records,
        findings: findings))
  }

  /// The form for people: the facts, then each record with its places.
  func text(_ reader: inout any RecordReader, limit: Int) throws(Problem) -> String {
    var text = "reader \(facts.reader.rawValue), \(facts.encoding)"
    if let delimiter = facts.delimiter { text += ", delimiter \(delimiter == "\t" ? "tab" : delimiter)" }
    if let line = facts.headerLine { text += ", header in line \(line)" }
    if let url = facts.url { text += ", \(url)" }
    text += "\n"
    let width = columns.map(\.count).max() ?? 0
    let findings = try each(&reader, limit: limit) { batch, rows in
      if let language = batch.language { text += "language of the page: \(RuleChain.masked(language.code))\n" }
      for row in rows {
        text += "\nline \(batch.places[row].line)\n"
        for (index, name) in columns.enumerated() where !batch.range(row: row, column: index).isEmpty {
          let pad = String(repeating: " ", count: width - name.count)
          let value = value(batch, row, index).split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
          text += "  \(name)\(pad)  \(value)\n"
        }
      }
    }
    if !findings.isEmpty { text += "\nfindings\n" }
    for finding in findings {
      text += "  \(finding.line):\(finding.column): \(finding.code.rawValue): \(finding.message)\n"
    }
    return text
  }
}
