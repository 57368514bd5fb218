import Records
import Text

/// The buffers that one batch is normalised in, row by row.
struct RowWork {
  let chain: RuleChain
  let batch: RecordBatch
  /// What has come out so far.
  var out = ObservationBatch()
  private var cells = Field.allCases.map(Cell.init)
  private var spare = Cell(.companyName)
  /// For each field its first column that has a value in this row, or -1.
  private var firstColumns = Array(repeating: -1, count: Field.count)
  /// For each row the finding of the reader that quarantines it, or -1.
  private var refused: [Int32]
  private let steps = RuleChain.steps
  private let needs = RuleChain.needs
  private let starts = RuleChain.starts
  /// The fields that rules across fields may fill without a column of their own.
  private let derived = RuleChain.derived
  private let recordRules = RuleChain.recordRules

  init(chain: RuleChain, batch: RecordBatch) {
    self.chain = chain
    self.batch = batch
    refused = Array(repeating: -1, count: batch.count)
    out.findings = batch.findings
    out.rows.reserveCapacity(batch.count)
    out.bytes.reserveCapacity(batch.bytes.count * 5 / 2 + batch.count * 64)
    for (index, finding) in batch.findings.enumerated()
    where finding.quarantines && refused.indices.contains(finding.row) {
      if refused[finding.row] < 0 { refused[finding.row] = Int32(index) }
    }
  }

  /// Reads, normalises and packs one row.
  mutating func normalize(_ row: Int) {
    for field in chain.fields {
      cells[field].clear()
      firstColumns[field] = -1
    }
    for field in derived { cells[field].clear() }
    for (field, column) in chain.columns where column < batch.columnCount {
      cells[field].join(batch.bytes, batch.range(row: row, column: column))
      if firstColumns[field] < 0, !cells[field].bytes.isEmpty { firstColumns[field] = column }
    }
    for field in chain.fields where cells[field].kinds.contains(.digit) { RuleChain.mask(&cells[field], spare: &spare) }
    let relationship = chain.relationship.read(batch, row, &spare)
    // The digest covers the relationship's byte and the packed raw fields behind it.
    let digestStart = out.bytes.count
    out.bytes.append(relationship.state.rawValue)
    let raw = pack()
    var digest = SHA256()
    digest.update(out.bytes, digestStart..<raw.upperBound)

    for field in chain.fields {
      for step in starts[field]..<starts[field + 1] where !cells[field].kinds.isDisjoint(with: needs[step]) {
        steps[step].apply(&cells[field])
      }
    }
    for rule in recordRules { _ = rule.apply(&cells) }
    let normal = packNormal(raw)
    let places = packPlaces(row)
    var key = chain.sourceKey.read(batch, row, cells, &spare, into: &out.bytes)
    if refused[row] >= 0, !chain.sourceKey.isTrusted(despite: out.findings[Int(refused[row])]) {
      key.range = key.range.lowerBound..<key.range.lowerBound
    }

    addNotices(row)
    if let notice = relationship.notice { addFinding(row, notice, nil, chain.relationship.column) }
    out.rows.append(
      ObservationRow(
        key: key.range, raw: raw, normal: normal, fieldPlaces: places, place: batch.places[row],
        relationship: relationship.state, disposition: disposition(row, key), digest: digest.finalize()))
  }

  private mutating func disposition(_ row: Int, _ key: SourceKey.Reading) -> ObservationRow.Disposition {
    if key.isMasked { addFinding(row, PersonalIdentityCode.found, nil, chain.sourceKey.firstColumn) }
    if refused[row] >= 0 { return .quarantine(finding: Int(refused[row])) }
    if let filter = chain.filter, filter.leavesOut(batch, row, &spare) { return .ignore }
    if key.range.isEmpty {
      addFinding(
        row, key.isMasked ? SourceKey.masked : SourceKey.empty, nil, chain.sourceKey.firstColumn, quarantines: true)
    } else if Self.somebody.allSatisfy({ cells[$0.rawValue].bytes.isEmpty }) {
      addFinding(row, Self.nobody, nil, nil, quarantines: true)
    } else {
      return .keep
    }
    return .quarantine(finding: out.findings.count - 1)
  }

  /// Packs the cells at the end of the arena.
  private mutating func pack() -> Range<Int> {
    let start = out.bytes.count
    var end = start
    for index in cells.indices {
      if index > 0 { out.bytes.append(PackedFields.separator) }
      if cells[index].bytes.isEmpty { continue }
      out.bytes.append(contentsOf: cells[index].bytes)
      end = out.bytes.count
    }
    out.bytes.removeLast(out.bytes.count - end)
    return start..<end
  }

  /// Packs the normalised cells; nothing, and an empty range, where they equal the raw ones.
  private mutating func packNormal(_ raw: Range<Int>) -> Range<Int> {
    let normal = pack()
    if normal.count != raw.count { return normal }
    for offset in 0..<raw.count where out.bytes[raw.lowerBound + offset] != out.bytes[normal.lowerBound + offset] {
      return normal
    }
    out.bytes.removeLast(normal.count)
    return normal.lowerBound..<normal.lowerBound
  }

  /// Packs the place of each field's first column that has a value.
  private mutating func packPlaces(_ row: Int) -> Range<Int> {
    let start = out.bytes.count
    var end = start
    var written = 0
    for field in chain.fields where firstColumns[field] >= 0 {
      while written < field {
        out.bytes.append(PackedFields.separator)
        written += 1
      }
      let index = row * batch.columnCount + firstColumns[field]
      if index < batch.paths.count {
        out.bytes.append(contentsOf: batch.paths[index].utf8)
      } else if index < batch.fieldPlaces.count {
        let place = batch.fieldPlaces[index]
        if place.lineOffset > 0 {
          Self.append(place.lineOffset, to: &out.bytes)
          out.bytes.append(0x3A)
        }
        Self.append(place.column, to: &out.bytes)
      }
      end = out.bytes.count
    }
    out.bytes.removeLast(out.bytes.count - end)
    return start..<end
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(0x30 + number % 10))
  }

  private mutating func addNotices(_ row: Int) {
    for field in chain.fields where !cells[field].notices.isEmpty {
      let column = firstColumns[field] < 0 ? nil : firstColumns[field]
      for notice in cells[field].notices { addFinding(row, notice, Field(rawValue: field)?.name, column) }
    }
  }

  private mutating func addFinding(
    _ row: Int, _ notice: Notice, _ field: String?, _ column: Int?, quarantines: Bool = false
  ) {
    var line = batch.places[row].line
    var character: UInt32 = 1
    let index = row * batch.columnCount + (column ?? batch.columnCount)
    if column != nil, index < batch.fieldPlaces.count {
      line += batch.fieldPlaces[index].lineOffset
      character = batch.fieldPlaces[index].column
    }
    out.findings.append(
      Finding(
        code: notice.code, field: field, row: row, line: line, column: character, message: notice.message,
        quarantines: quarantines))
  }

  private static let somebody: [Field] = [.personName, .personEmail, .companyName, .companyBusinessID]
  private static let nobody = Notice(
    "record.nobody", "is neither a person nor a company: no name, no e-mail, no business ID")
}
