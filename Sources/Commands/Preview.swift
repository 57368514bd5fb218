import Normalizer
import Readers
import Records
import Reports
import Text

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
  ) throws(Problem) -> [PreviewAnswer.Noticed] {
    var left = limit
    var findings: [PreviewAnswer.Noticed] = []
    while left > 0, let batch = try reader.nextBatch() {
      let rows = 0..<min(left, batch.count)
      left -= rows.count
      body(batch, rows)
      for finding in batch.findings where finding.row < rows.upperBound {
        findings.append(PreviewAnswer.Noticed(finding))
      }
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

  /// The form of `--format json`.
  func json(_ reader: inout any RecordReader, limit: Int) throws(Problem) -> String {
    guard facts.form == .page else {
      var records: [[String]] = []
      let findings = try each(&reader, limit: limit) { batch, rows in records += rows.map { values(batch, $0) } }
      return try JSONText.encode(
        PreviewAnswer.Table(
          reader: facts.reader, encoding: facts.encoding, delimiter: facts.delimiter, quote: facts.quote,
          escape: facts.escape, newline: facts.newline, headerLine: facts.headerLine,
          preambleLines: facts.preambleLines, columns: columns, records: records, findings: findings))
    }
    var records: [PreviewAnswer.Page.Record] = []
    var language: PreviewAnswer.Page.Value?
    let findings = try each(&reader, limit: limit) { batch, rows in
      language = batch.language.map { PreviewAnswer.Page.Value(value: RuleChain.masked($0.code), place: $0.path) }
      for row in rows {
        var fields: [String: PreviewAnswer.Page.Value] = [:]
        for (index, name) in columns.enumerated() where !batch.range(row: row, column: index).isEmpty {
          fields[name] = PreviewAnswer.Page.Value(
            value: value(batch, row, index), place: batch.paths[row * batch.columnCount + index])
        }
        records.append(PreviewAnswer.Page.Record(fields: fields))
      }
    }
    return try JSONText.encode(
      PreviewAnswer.Page(
        reader: facts.reader, encoding: facts.encoding, url: facts.url, language: language, records: records,
        findings: findings))
  }

  /// The form for people: the facts, then each record with its places.
  func text(_ reader: inout any RecordReader, limit: Int) throws(Problem) -> VisibleText {
    var text: VisibleText = "reader \(facts.reader.rawValue), \(facts.encoding)"
    if let delimiter = facts.delimiter { text += ", delimiter \(delimiter == "\t" ? "tab" : delimiter)" }
    if let line = facts.headerLine { text += ", header in line \(line)" }
    if let url = facts.url { text += ", \(url)" }
    text += "\n"
    let width = columns.map(VisibleText.width).max() ?? 0
    let findings = try each(&reader, limit: limit) { batch, rows in
      if let language = batch.language { text += "language of the page: \(RuleChain.masked(language.code))\n" }
      for row in rows {
        text += "\nline \(batch.places[row].line)\n"
        for (index, name) in columns.enumerated() where !batch.range(row: row, column: index).isEmpty {
          let value = value(batch, row, index).split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
          text += "  \(VisibleText.padded(name, width))  \(value)\n"
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
