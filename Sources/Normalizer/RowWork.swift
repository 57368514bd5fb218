import Records
import Text

/// The buffers that one batch is normalised in, row by row.
///
/// A row is packed raw, in one piece; a field's rules are asked only about a value that was not seen before in the batch,
/// and only what they change is copied.
struct RowWork {
  let chain: RuleChain
  let batch: RecordBatch
  /// What has come out so far.
  var out = ObservationBatch()

  /// The row: one byte for the relationship, and the packed raw fields behind it. The digest covers just that.
  private var row: [UInt8] = []
  /// Each field's range in ``row``, and its kinds of byte.
  private var raw = Array(repeating: 0..<0, count: Field.count)
  private var kinds = Array(repeating: ByteKinds(), count: Field.count)
  /// Each field's normalised value, where it is other than the raw one.
  private var cells = Field.allCases.map(Cell.init)
  private var isChanged = Array(repeating: false, count: Field.count)
  private var offers: [Offer] = []
  private var grounds: [(Field, Grounds)] = []
  private var notices: [(field: Int, notice: Notice)] = []
  private var spare = Cell(.companyName)
  private var memos = Array(repeating: ValueMemo(), count: Field.count)
  /// For each field its first column that has a value in this row, or -1.
  private var firstColumns = Array(repeating: -1, count: Field.count)
  /// For each row the finding of the reader that quarantines it, or -1.
  private var refused: [Int32]
  private let steps = RuleChain.steps
  private let needs = RuleChain.needs
  private let starts = RuleChain.starts
  private let fieldNeeds = RuleChain.fieldNeeds

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
  mutating func normalize(_ number: Int) {
    grounds.removeAll(keepingCapacity: true)
    if !offers.isEmpty { offers.removeAll(keepingCapacity: true) }
    if !notices.isEmpty { notices.removeAll(keepingCapacity: true) }
    let relationship = chain.relationship.read(batch, number, &spare)
    let raw = packRaw(number, relationship.state)
    var digest = SHA256()
    digest.update(row, 0..<row.count)
    var isOther = false
    for field in chain.fields where applyRules(field) { isOther = true }
    if !offers.isEmpty, takeOffers() { isOther = true }
    let normal = isOther ? packNormal() : out.bytes.count..<out.bytes.count
    let places = packPlaces(number)
    for field in chain.sourceKey.fields where !isChanged[field.rawValue] { loadCell(field.rawValue) }
    var key = chain.sourceKey.read(batch, number, cells, &spare, into: &out.bytes)
    if refused[number] >= 0, !chain.sourceKey.isTrusted(despite: out.findings[Int(refused[number])]) {
      key.range = key.range.lowerBound..<key.range.lowerBound
    }
    for (field, notice) in notices {
      addFinding(number, notice, Field(rawValue: field)?.name, firstColumns[field] < 0 ? nil : firstColumns[field])
    }
    if let notice = relationship.notice { addFinding(number, notice, nil, chain.relationship.column) }
    out.rows.append(
      ObservationRow(
        key: key.range, raw: raw, normal: normal, fieldPlaces: places, place: batch.places[number],
        relationship: relationship.state, disposition: disposition(number, key), digest: digest.finalize()))
  }

  // MARK: - Raw

  /// Packs the mapped fields, personal identity codes masked, and returns where they stand in the arena.
  private mutating func packRaw(_ number: Int, _ relationship: Relationship) -> Range<Int> {
    row.removeAll(keepingCapacity: true)
    row.append(relationship.rawValue)
    var end = 1
    for field in 0..<Field.count {
      if field > 0 { row.append(PackedFields.separator) }
      let start = row.count
      var kinds: ByteKinds = []
      firstColumns[field] = -1
      isChanged[field] = false
      for column in chain.columns[field] where column < batch.columnCount {
        RawValue.append(batch.bytes, batch.range(row: number, column: column), to: &row, from: start, &kinds)
        if firstColumns[field] < 0, row.count > start { firstColumns[field] = column }
      }
      if kinds.contains(.digit), row.count - start >= 11 { maskRaw(from: start, field, &kinds) }
      raw[field] = start..<row.count
      self.kinds[field] = kinds
      if row.count > start { end = row.count }
    }
    row.removeLast(row.count - end)
    for field in 0..<Field.count where raw[field].isEmpty { raw[field] = 0..<0 }
    let first = out.bytes.count
    out.bytes.append(contentsOf: row[1...])
    return first..<out.bytes.count
  }

  /// Masks personal identity codes in the value that ends the row.
  private mutating func maskRaw(from start: Int, _ field: Int, _ kinds: inout ByteKinds) {
    if !kinds.contains(.exotic), PersonalIdentityCode.first(row, from: start) == nil { return }
    cells[field].load(row, start..<row.count, kinds)
    RuleChain.mask(&cells[field], spare: &spare)
    if !cells[field].isMasked { return }
    row.removeLast(row.count - start)
    row.append(contentsOf: cells[field].bytes)
    kinds = cells[field].kinds.union(.masked)
    notices.append((field, PersonalIdentityCode.found))
  }

  // MARK: - Normalised

  /// Applies a field's rules; true if its value is another one afterwards.
  private mutating func applyRules(_ field: Int) -> Bool {
    isChanged[field] = false
    let range = raw[field]
    let kinds = self.kinds[field]
    if range.isEmpty || kinds.isDisjoint(with: fieldNeeds[field]) { return false }
    if let entry = memos[field].entry(row, range) {
      if !entry.notices.isEmpty { for notice in entry.notices { notices.append((field, notice)) } }
      if !entry.offers.isEmpty { offers.append(contentsOf: entry.offers) }
      if entry.isSame { return false }
      cells[field].load(memos[field].arena, entry.value, .any)
    } else {
      cells[field].load(row, range, kinds)
      cells[field].isMasked = kinds.contains(.masked)
      for step in starts[field]..<starts[field + 1] where !cells[field].kinds.isDisjoint(with: needs[step]) {
        steps[step].apply(&cells[field])
      }
      let isSame = equals(range, cells[field].bytes)
      if !cells[field].notices.isEmpty { for notice in cells[field].notices { notices.append((field, notice)) } }
      if !cells[field].offers.isEmpty { offers.append(contentsOf: cells[field].offers) }
      if !kinds.contains(.masked) { memos[field].remember(row, range, cells[field], isSame: isSame) }
      if isSame { return false }
    }
    isChanged[field] = true
    return true
  }

  private func equals(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if range.count != bytes.count { return false }
    for position in range where row[position] != bytes[position - range.lowerBound] { return false }
    return true
  }

  private func isEmpty(_ field: Field) -> Bool {
    isChanged[field.rawValue] ? cells[field.rawValue].bytes.isEmpty : raw[field.rawValue].isEmpty
  }

  private func value(of field: Field) -> [UInt8] {
    isChanged[field.rawValue] ? cells[field.rawValue].bytes : Array(row[raw[field.rawValue]])
  }

  /// Gives fields without a value what was offered to them; true if any was taken.
  private mutating func takeOffers() -> Bool {
    let isEmpty = Field.allCases.map { self.isEmpty($0) }
    for offer in offers {
      if let notice = offer.disputed, Offers.isDisputed(offer, value(of: offer.field)) {
        notices.append((offer.source.rawValue, notice))
      }
    }
    for index in Offers.taken(offers, declared: chain.declared, isEmpty: isEmpty) {
      let offer = offers[index]
      cells[offer.field.rawValue].clear()
      cells[offer.field.rawValue].set(offer.value)
      isChanged[offer.field.rawValue] = true
      grounds.append((offer.field, offer.grounds))
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
      if isChanged[field] {
        out.bytes.append(contentsOf: cells[field].bytes)
      } else {
        out.bytes.append(contentsOf: row[raw[field]])
      }
      if out.bytes.count > before { end = out.bytes.count }
    }
    out.bytes.removeLast(out.bytes.count - end)
    PackedFields.append(grounds, to: &out.bytes, rowStart: start)
    return start..<out.bytes.count
  }

  /// Puts a field's raw value into its cell, for a source key that is made of fields.
  private mutating func loadCell(_ field: Int) {
    cells[field].load(row, raw[field], kinds[field])
    cells[field].isMasked = kinds[field].contains(.masked)
  }

  private mutating func disposition(_ row: Int, _ key: SourceKey.Reading) -> ObservationRow.Disposition {
    if key.isMasked { addFinding(row, PersonalIdentityCode.found, nil, chain.sourceKey.firstColumn) }
    if refused[row] >= 0 { return .quarantine(finding: Int(refused[row])) }
    if let filter = chain.filter, filter.leavesOut(batch, row, &spare) { return .ignore }
    if key.range.isEmpty {
      addFinding(
        row, key.isMasked ? SourceKey.masked : SourceKey.empty, nil, chain.sourceKey.firstColumn, quarantines: true)
    } else if Self.somebody.allSatisfy(isEmpty) {
      addFinding(row, Self.nobody, nil, nil, quarantines: true)
    } else {
      return .keep
    }
    return .quarantine(finding: out.findings.count - 1)
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
