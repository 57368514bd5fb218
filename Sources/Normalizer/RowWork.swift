import Records
import Text

/// The buffers that one batch is normalised in, row by row.
///
/// A row is packed raw, in one piece; a field's rules are asked only about a value that was not seen before in the batch,
/// and only what they change is copied.
///
/// Chain and batch are lent to each call: kept here, their arrays would be counted at every use.
struct RowWork {
  /// What has come out so far.
  var out = ObservationBatch()

  /// One field of the row.
  private struct FieldState {
    /// Where its raw value stands in ``row``; empty if there is none.
    var raw = 0..<0
    /// The raw value's kinds of byte.
    var kinds: ByteKinds = []
    /// Where its normalised value stands in the memo's arena, if it is other than the raw one.
    var changed: Range<Int>?
    /// Its first column that has a value, or -1.
    var firstColumn = -1

    var isEmpty: Bool { (changed ?? raw).isEmpty }
  }

  /// The row: one byte for the relationship, and the packed raw fields behind it. The digest covers just that.
  private var row: [UInt8] = []
  private var fields = Array(repeating: FieldState(), count: Field.count)
  /// The value that is being worked on.
  private var cell = Cell(.companyName)
  private var spare = Cell(.companyName)
  /// The fields that the source key is made of, normalised.
  private var keyCells = Field.allCases.map(Cell.init)
  private var offers: [Offer] = []
  private var grounds: [(Field, Grounds)] = []
  private var notices: [(field: Int, notice: Notice)] = []
  private var memo = ValueMemo()
  private var status = RelationshipReading.Status()
  /// For each row the finding of the reader that quarantines it, or -1.
  private var refused: [Int32]

  init(_ batch: RecordBatch) {
    refused = Array(repeating: -1, count: batch.count)
    out.findings = batch.findings
    out.rows.reserveCapacity(batch.count)
    out.bytes.reserveCapacity(batch.bytes.count * 5 / 2 + batch.count * 64)
    for (index, finding) in batch.findings.enumerated()
    where finding.quarantines && refused.indices.contains(finding.row) {
      if refused[finding.row] < 0 { refused[finding.row] = Int32(index) }
    }
  }

  /// Reads, normalises and packs one row of `batch`.
  mutating func normalize(_ number: Int, of batch: RecordBatch, by chain: RuleChain) {
    if !grounds.isEmpty { grounds.removeAll(keepingCapacity: true) }
    if !offers.isEmpty { offers.removeAll(keepingCapacity: true) }
    if !notices.isEmpty { notices.removeAll(keepingCapacity: true) }
    let relationship = chain.relationship.read(batch, number, &spare, &status)
    let raw = packRaw(number, relationship.state, batch, chain)
    var digest = SHA256()
    digest.update(row)
    var isOther = false
    for field in chain.fields where applyRules(field, chain) { isOther = true }
    if !offers.isEmpty, takeOffers(chain) { isOther = true }
    let normal = isOther ? packNormal() : out.bytes.count..<out.bytes.count
    let places = packPlaces(number, batch, chain)
    for field in chain.sourceKey.fields { loadKeyCell(field) }
    var key = chain.sourceKey.read(batch, number, keyCells, &spare, into: &out.bytes)
    if refused[number] >= 0, !chain.sourceKey.isTrusted(despite: out.findings[Int(refused[number])]) {
      key.range = key.range.lowerBound..<key.range.lowerBound
    }
    for (field, notice) in notices {
      let column = fields[field].firstColumn
      addFinding(number, batch, notice, Field(rawValue: field)?.name, column < 0 ? nil : column)
    }
    if let notice = relationship.notice { addFinding(number, batch, notice, nil, chain.relationship.column) }
    out.rows.append(
      ObservationRow(
        key: key.range, raw: raw, normal: normal, fieldPlaces: places, place: batch.places[number],
        relationship: relationship.state, disposition: disposition(number, key, batch, chain), digest: digest.finalize()
      ))
  }

  // MARK: - Raw

  /// Packs the mapped fields, personal identity codes masked, and returns where they stand in the arena.
  private mutating func packRaw(
    _ number: Int, _ relationship: Relationship, _ batch: RecordBatch, _ chain: RuleChain
  ) -> Range<Int> {
    row.removeAll(keepingCapacity: true)
    row.append(relationship.rawValue)
    var end = 1
    for field in 0..<Field.count {
      if field > 0 { row.append(PackedFields.separator) }
      let start = row.count
      var state = FieldState()
      for index in chain.columnStarts[field]..<chain.columnStarts[field + 1] {
        let column = chain.columnList[index]
        if column >= batch.columnCount { continue }
        RawValue.append(batch.bytes, batch.range(row: number, column: column), to: &row, from: start, &state.kinds)
        if state.firstColumn < 0, row.count > start { state.firstColumn = column }
      }
      if state.kinds.contains(.digit), row.count - start >= 11 { maskRaw(from: start, field, &state.kinds) }
      if row.count > start {
        end = row.count
        state.raw = start..<end
      }
      fields[field] = state
    }
    row.removeLast(row.count - end)
    let first = out.bytes.count
    ByteRange.append(row, 1..<end, to: &out.bytes)
    return first..<out.bytes.count
  }

  /// Masks personal identity codes in the value that ends the row.
  private mutating func maskRaw(from start: Int, _ field: Int, _ kinds: inout ByteKinds) {
    if !kinds.contains(.exotic), PersonalIdentityCode.first(row, from: start) == nil { return }
    cell.load(Field.allCases[field], row, start..<row.count, kinds)
    RuleChain.mask(&cell, spare: &spare)
    if !cell.isMasked { return }
    row.removeLast(row.count - start)
    row.append(contentsOf: cell.bytes)
    kinds = cell.kinds.union(.masked)
    notices.append((field, PersonalIdentityCode.found))
  }

  // MARK: - Normalised

  /// Applies a field's rules; true if its value is another one afterwards.
  private mutating func applyRules(_ field: Int, _ chain: RuleChain) -> Bool {
    let (raw, kinds) = (fields[field].raw, fields[field].kinds)
    if raw.isEmpty || kinds.isDisjoint(with: chain.fieldNeeds[field]) { return false }
    // Rules treat a masked value as what it is, and not as the same bytes that were written by somebody.
    let isMasked = kinds.contains(.masked)
    if !isMasked, let entry = memo.entry(field, row, raw) {
      if let remarks = entry.remarks { take(memo.remarks[remarks].notices, memo.remarks[remarks].offers, field) }
      guard let value = entry.value else { return false }
      fields[field].changed = value
      return true
    }
    cell.load(Field.allCases[field], row, raw, kinds)
    for step in chain.starts[field]..<chain.starts[field + 1] where !cell.kinds.isDisjoint(with: chain.needs[step]) {
      chain.steps[step].apply(&cell)
    }
    if !cell.notices.isEmpty || !cell.offers.isEmpty { take(cell.notices, cell.offers, field) }
    let isSame = !cell.isReplaced || ByteRange.areEqual(row, raw, cell.bytes, 0..<cell.bytes.count)
    let value = isSame ? nil : memo.keep(cell.bytes)
    if !isMasked { memo.remember(field, row, raw, as: value, cell) }
    fields[field].changed = value
    return !isSame
  }

  private mutating func take(_ noticed: [Notice], _ offered: [Offer], _ field: Int) {
    for notice in noticed { notices.append((field, notice)) }
    if !offered.isEmpty { offers.append(contentsOf: offered) }
  }

  private func isEmpty(_ field: Field) -> Bool { fields[field.rawValue].isEmpty }

  private func value(of field: Field) -> [UInt8] {
    let state = fields[field.rawValue]
    return state.changed.map { Array(memo.arena[$0]) } ?? Array(row[state.raw])
  }

  /// Gives fields without a value what was offered to them; true if any was taken.
  private mutating func takeOffers(_ chain: RuleChain) -> Bool {
    for offer in offers {
      if let notice = offer.disputed, Offers.isDisputed(offer, value(of: offer.field)) {
        notices.append((offer.source.rawValue, notice))
      }
    }
    let isNobody = isEmpty(.personName) && isEmpty(.personEmail)
    for field in Field.allCases where chain.declared[field.rawValue] && isEmpty(field) {
      guard let index = Offers.best(offers, for: field, isNobody: isNobody) else { continue }
      fields[field.rawValue].changed = memo.keep(offers[index].value)
      fields[field.rawValue].kinds.remove(.masked)
      grounds.append((field, offers[index].grounds))
    }
    return !grounds.isEmpty
  }

  /// Packs the normalised row: what the rules changed, and the rest of the raw one.
  private mutating func packNormal() -> Range<Int> {
    let start = out.bytes.count
    var end = start
    for field in 0..<Field.count {
      if field > 0 { out.bytes.append(PackedFields.separator) }
      let before = out.bytes.count
      if let changed = fields[field].changed {
        ByteRange.append(memo.arena, changed, to: &out.bytes)
      } else if !fields[field].raw.isEmpty {
        ByteRange.append(row, fields[field].raw, to: &out.bytes)
      }
      if out.bytes.count > before { end = out.bytes.count }
    }
    out.bytes.removeLast(out.bytes.count - end)
    PackedFields.append(grounds, to: &out.bytes, rowStart: start)
    return start..<out.bytes.count
  }

  /// Puts a field's normalised value into its cell, for a source key that is made of fields.
  private mutating func loadKeyCell(_ field: Field) {
    let state = fields[field.rawValue]
    let kinds = state.kinds.intersection(.masked)
    if let changed = state.changed {
      keyCells[field.rawValue].load(field, memo.arena, changed, kinds)
    } else {
      keyCells[field.rawValue].load(field, row, state.raw, kinds)
    }
  }

  private mutating func disposition(
    _ row: Int, _ key: SourceKey.Reading, _ batch: RecordBatch, _ chain: RuleChain
  ) -> ObservationRow.Disposition {
    if key.isMasked { addFinding(row, batch, PersonalIdentityCode.found, nil, chain.sourceKey.firstColumn) }
    if refused[row] >= 0 { return .quarantine(finding: Int(refused[row])) }
    if let filter = chain.filter, filter.leavesOut(batch, row, &spare) { return .ignore }
    if key.range.isEmpty {
      addFinding(
        row, batch, key.isMasked ? SourceKey.masked : SourceKey.empty, nil, chain.sourceKey.firstColumn,
        quarantines: true)
    } else if isEmpty(.personName), isEmpty(.personEmail), isEmpty(.companyName), isEmpty(.companyBusinessID) {
      addFinding(row, batch, Self.nobody, nil, nil, quarantines: true)
    } else {
      return .keep
    }
    return .quarantine(finding: out.findings.count - 1)
  }

  /// Packs the place of each field's first column that has a value.
  private mutating func packPlaces(_ row: Int, _ batch: RecordBatch, _ chain: RuleChain) -> Range<Int> {
    let start = out.bytes.count
    var end = start
    var written = 0
    for field in chain.fields where fields[field].firstColumn >= 0 {
      while written < field {
        out.bytes.append(PackedFields.separator)
        written += 1
      }
      let index = row * batch.columnCount + fields[field].firstColumn
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
    // The last digit is found first and written last: four bits each, the first digit lowest.
    var (rest, digits, count) = (number, UInt64(0), 0)
    repeat {
      digits = digits &<< 4 | UInt64(rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: digits & 15))
      digits &>>= 4
    }
  }

  private mutating func addFinding(
    _ row: Int, _ batch: RecordBatch, _ notice: Notice, _ field: String?, _ column: Int?, quarantines: Bool = false
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

  private static let nobody = Notice(
    "record.nobody", "is neither a person nor a company: no name, no e-mail, no business ID")
}
