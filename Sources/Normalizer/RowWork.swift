import Records
import Text

/// The buffers that one batch is normalised in, row by row.
///
/// A row is packed raw, in one piece; a field's rules are asked only about a value that was not seen before in the batch,
/// and only what they change is copied.
///
/// Chain and batch are lent to each call: kept here, their arrays would be counted at every use.
struct RowWork {
  /// What has come out so far; its bytes stand in ``arena``.
  private var out = ObservationBatch()

  /// One field of the row.
  private struct FieldState {
    /// Where its raw value stands in ``arena``; empty if there is none.
    var raw = 0..<0
    /// The raw value's kinds of byte.
    var kinds: ByteKinds = []
    /// Where its normalised value stands in the memo's arena, if it is other than the raw one.
    var changed: Range<Int>?
    /// Its first column that has a value, or -1.
    var firstColumn = -1

    var isEmpty: Bool { (changed ?? raw).isEmpty }
  }

  /// The bytes of all rows. In front of each raw row stands one byte for the relationship, and in front of that two for the
  /// stance where there is one; the digest covers both.
  private var arena: ByteWriter
  /// Where each row's relationship and raw fields stand.
  private var digested: [Range<Int>] = []
  private var fields = Array(repeating: FieldState(), count: Field.count)
  /// The value that is being worked on.
  private var cell = Cell(.companyName)
  private var spare = Cell(.companyName)
  /// The fields that the source key is made of, normalised.
  private var keyCells = Field.allCases.map(Cell.init)
  private var key: [UInt8] = []
  private var offers: [Offer] = []
  private var grounds: [(Field, Grounds)] = []
  private var notices: [(field: Int, notice: FindingCode)] = []
  private var memo = ValueMemo()
  private var status = RelationshipReading.Status()
  /// The page's language as a raw row keeps it, where it says nothing of its own.
  private let ofPage: [UInt8]?
  /// For each row the finding of the reader that quarantines it, or -1.
  private var refused: [Int32]

  init(_ batch: RecordBatch) {
    refused = Array(repeating: -1, count: batch.count)
    ofPage = batch.language?.kept
    out.findings = batch.findings
    out.rows.reserveCapacity(batch.count)
    digested.reserveCapacity(batch.count)
    arena = ByteWriter(capacity: batch.bytes.count * 5 / 2 + batch.count * 64)
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
    var said =
      chain.stance.isEmpty ? (stance: [], leavesOut: false, unknown: nil) : chain.stance.read(batch, number, &spare)
    if relationship.isDeceased { said.stance.insert(.deceased) }
    if relationship.state == .unclear { said.stance.insert(.unclearEnd) }
    let raw = packRaw(number, relationship.state, said.stance, batch, chain)
    digested.append(raw.lowerBound - (said.stance.isEmpty ? 1 : 3)..<raw.upperBound)
    var isOther = false
    for field in chain.fields where applyRules(field, chain) { isOther = true }
    for (_, notice) in notices { said.stance.formUnion(notice.stance) }
    if !notices.isEmpty, notices.contains(where: { $0.notice.leavesPersonOut }) {
      leavePersonOut()
      isOther = true
    }
    if !offers.isEmpty { takeOffers(chain) }
    // A row that tells what its values rest on says more than its raw one, whatever the values are.
    if !grounds.isEmpty { isOther = true }
    let normal = isOther ? packNormal() : arena.count..<arena.count
    let places = packPlaces(number, batch, chain)
    var key = readKey(number, batch, chain)
    if refused[number] >= 0, !chain.sourceKey.isTrusted(despite: out.findings[Int(refused[number])]) {
      key.range = key.range.lowerBound..<key.range.lowerBound
    }
    for (field, notice) in notices {
      let column = fields[field].firstColumn
      addFinding(number, batch, notice, Field(rawValue: field)?.name, column < 0 ? nil : column)
    }
    if let column = said.unknown { addFinding(number, batch, .restrictionWord, nil, column) }
    if let notice = relationship.notice { addFinding(number, batch, notice, nil, chain.relationship.column) }
    var row = ObservationRow(
      key: key.range, raw: raw, normal: normal, fieldPlaces: places, place: batch.places[number],
      relationship: relationship.state, disposition: disposition(number, key, said.leavesOut, batch, chain),
      digest: Self.noDigest)
    row.stance = said.stance
    out.rows.append(row)
  }

  /// What has come out, with the digests of all rows: they are independent of one another, and faster taken together.
  consuming func finish() -> ObservationBatch {
    out.bytes = arena.finish()
    for (row, digest) in SHA256.digests(of: out.bytes, digested).enumerated() { out.rows[row].digest = digest }
    return out
  }

  private static let noDigest = SHA256.hash([])

  // MARK: - Raw

  /// Packs the mapped fields, personal identity codes masked, and returns where they stand in the arena.
  private mutating func packRaw(
    _ number: Int, _ relationship: Relationship, _ stance: RowStance, _ batch: RecordBatch, _ chain: RuleChain
  ) -> Range<Int> {
    // Of a record that says nothing of it the digest is what it was before anybody asked.
    if !stance.isEmpty { arena.append(word: UInt64(stance.rawValue), 2) }
    arena.append(relationship.rawValue)
    let first = arena.count
    var written = 0
    for field in 0..<Field.count {
      if chain.columnStarts[field] == chain.columnStarts[field + 1] {
        fields[field] = FieldState()
        continue
      }
      // Separators are written once there is something behind them.
      let before = arena.count
      arena.append(PackedFields.separator, times: field - written)
      let start = arena.count
      var state = FieldState()
      for index in chain.columnStarts[field]..<chain.columnStarts[field + 1] {
        let column = chain.columnList[index]
        if column >= batch.columnCount { continue }
        RawValue.append(batch.bytes, batch.range(row: number, column: column), to: &arena, from: start, &state.kinds)
        if state.firstColumn < 0, arena.count > start { state.firstColumn = column }
      }
      if field == Field.personLanguage.rawValue, arena.count == start, let ofPage {
        RawValue.append(ofPage, 0..<ofPage.count, to: &arena, from: start, &state.kinds)
      }
      if arena.count - start >= 11, !state.kinds.isDisjoint(with: [.digit, .exotic]) {
        maskRaw(from: start, field, &state.kinds)
      }
      if arena.count > start {
        state.raw = start..<arena.count
        written = field
        out.filled[field] += 1
      } else {
        arena.cut(to: before)
      }
      fields[field] = state
    }
    return first..<arena.count
  }

  /// Masks personal identity codes in the value that ends the row.
  private mutating func maskRaw(from start: Int, _ field: Int, _ kinds: inout ByteKinds) {
    cell.load(Field.allCases[field], arena.bytes, start..<arena.count, kinds)
    RuleChain.mask(&cell, spare: &spare)
    if !cell.isMasked { return }
    arena.cut(to: start)
    arena.append(cell.bytes, 0..<cell.bytes.count)
    kinds = cell.kinds.union(.masked)
    notices.append((field, .personalIdentityCode))
  }

  // MARK: - Normalised

  /// Applies a field's rules; true if its value is another one afterwards.
  private mutating func applyRules(_ field: Int, _ chain: RuleChain) -> Bool {
    let (raw, kinds) = (fields[field].raw, fields[field].kinds)
    if raw.isEmpty || kinds.isDisjoint(with: chain.fieldNeeds[field]) { return false }
    // Rules treat a masked value as what it is, and not as the same bytes that were written by somebody.
    let isMasked = kinds.contains(.masked)
    if !isMasked, let entry = memo.entry(field, arena.bytes, raw) {
      if let remarks = entry.remarks { take(memo.remarks[remarks].notices, memo.remarks[remarks].offers, field) }
      guard let value = entry.value else { return false }
      fields[field].changed = value
      return true
    }
    cell.load(Field.allCases[field], arena.bytes, raw, kinds)
    for step in chain.starts[field]..<chain.starts[field + 1] where !cell.kinds.isDisjoint(with: chain.needs[step]) {
      chain.steps[step].apply(&cell)
    }
    if !cell.notices.isEmpty || !cell.offers.isEmpty { take(cell.notices, cell.offers, field) }
    let isSame = !cell.isReplaced || ByteRange.areEqual(arena.bytes, raw, cell.bytes, 0..<cell.bytes.count)
    let value = isSame ? nil : memo.keep(cell.bytes)
    if !isMasked { memo.remember(field, arena.bytes, raw, as: value, cell) }
    fields[field].changed = value
    return !isSame
  }

  private mutating func take(_ noticed: [FindingCode], _ offered: [Offer], _ field: Int) {
    for notice in noticed {
      notices.append((field, notice))
      if notice == .valueDamaged { grounds.append((Field.allCases[field], .damaged)) }
    }
    if !offered.isEmpty { offers.append(contentsOf: offered) }
  }

  /// Empties what the record says of a person, and takes back what was found for such fields.
  private mutating func leavePersonOut() {
    for field in Field.person where !isEmpty(field) {
      fields[field.rawValue].changed = memo.keep([])
      fields[field.rawValue].kinds.remove(.masked)
    }
    offers = Offers.withoutPerson(offers)
    grounds.removeAll { $0.0.kind == .person }
  }

  private func isEmpty(_ field: Field) -> Bool { fields[field.rawValue].isEmpty }

  private func value(of field: Field) -> [UInt8] {
    let state = fields[field.rawValue]
    return state.changed.map { Array(memo.arena[$0]) } ?? Array(arena.bytes[state.raw])
  }

  /// Gives fields without a value what was offered to them.
  private mutating func takeOffers(_ chain: RuleChain) {
    for offer in offers {
      if let notice = offer.disputed, Offers.isDisputed(offer, value(of: offer.field)) {
        notices.append((offer.source.rawValue, notice))
      }
    }
    for isMisplaced in Offers.turns {
      let isNobody = isEmpty(.personName) && isEmpty(.personEmail)
      for field in Field.allCases where chain.declared[field.rawValue] && isEmpty(field) {
        guard let index = Offers.best(offers, for: field, isNobody: isNobody) else { continue }
        if isMisplaced, offers[index].grounds != .misplaced { continue }
        fields[field.rawValue].changed = memo.keep(taken(offers[index], chain))
        fields[field.rawValue].kinds.remove(.masked)
        grounds.append((field, offers[index].grounds))
      }
    }
  }

  /// The value of an offer that is taken. One that stood in another field has had none of its own field's rules yet; what
  /// they find is offered in turn.
  private mutating func taken(_ offer: Offer, _ chain: RuleChain) -> [UInt8] {
    guard offer.grounds == .misplaced else { return offer.value }
    cell.load(offer.field, offer.value, 0..<offer.value.count, ByteKinds(offer.value, 0..<offer.value.count))
    let field = offer.field.rawValue
    for step in chain.starts[field]..<chain.starts[field + 1] where !cell.kinds.isDisjoint(with: chain.needs[step]) {
      chain.steps[step].apply(&cell)
    }
    offers.append(contentsOf: cell.offers)
    return cell.bytes
  }

  /// Packs the normalised row: what the rules changed, and the rest of the raw one.
  private mutating func packNormal() -> Range<Int> {
    let start = arena.count
    var written = 0
    for field in 0..<Field.count where !fields[field].isEmpty {
      arena.append(PackedFields.separator, times: field - written)
      written = field
      if let changed = fields[field].changed {
        arena.append(memo.arena, changed)
      } else {
        arena.repeatWritten(fields[field].raw)
      }
    }
    if grounds.count > 1 { grounds.sort { $0.0.rawValue < $1.0.rawValue } }
    PackedFields.append(grounds, to: &arena)
    return start..<arena.count
  }

  /// Reads the row's source key into the arena.
  private mutating func readKey(_ number: Int, _ batch: RecordBatch, _ chain: RuleChain) -> SourceKey.Reading {
    for field in chain.sourceKey.fields { loadKeyCell(field) }
    key.removeAll(keepingCapacity: true)
    var reading = chain.sourceKey.read(batch, number, keyCells, &spare, into: &key)
    let start = arena.count
    arena.append(key, reading.range)
    reading.range = start..<arena.count
    return reading
  }

  /// Puts a field's normalised value into its cell, for a source key that is made of fields.
  private mutating func loadKeyCell(_ field: Field) {
    let state = fields[field.rawValue]
    let kinds = state.kinds.intersection(.masked)
    if let changed = state.changed {
      keyCells[field.rawValue].load(field, memo.arena, changed, kinds)
    } else {
      keyCells[field.rawValue].load(field, arena.bytes, state.raw, kinds)
    }
  }

  private mutating func disposition(
    _ row: Int, _ key: SourceKey.Reading, _ leavesOut: Bool, _ batch: RecordBatch, _ chain: RuleChain
  ) -> ObservationRow.Disposition {
    if key.isMasked { addFinding(row, batch, .personalIdentityCode, nil, chain.sourceKey.firstColumn) }
    if refused[row] >= 0 { return .quarantine(finding: Int(refused[row])) }
    if leavesOut { return .ignore }
    if let filter = chain.filter, filter.leavesOut(batch, row, &spare) { return .ignore }
    if key.range.isEmpty {
      addFinding(row, batch, key.isMasked ? .keyPersonalIdentityCode : .keyEmpty, nil, chain.sourceKey.firstColumn)
    } else if isEmpty(.personName), isEmpty(.personEmail), isEmpty(.companyName), isEmpty(.companyBusinessID) {
      addFinding(row, batch, .recordNobody, nil, nil)
    } else {
      return .keep
    }
    return .quarantine(finding: out.findings.count - 1)
  }

  /// Packs the place of each field's first column that has a value.
  private mutating func packPlaces(_ row: Int, _ batch: RecordBatch, _ chain: RuleChain) -> Range<Int> {
    let start = arena.count
    var end = start
    var written = 0
    for field in chain.fields where !fields[field].raw.isEmpty {
      arena.append(PackedFields.separator, times: field - written)
      written = field
      let index = row * batch.columnCount + max(0, fields[field].firstColumn)
      if fields[field].firstColumn < 0 {
        append(batch.language?.path ?? "")
      } else if index < batch.paths.count {
        append(batch.paths[index])
      } else if index < batch.fieldPlaces.count {
        let place = batch.fieldPlaces[index]
        if place.lineOffset > 0 {
          append(place.lineOffset)
          arena.append(0x3A)
        }
        append(place.column)
      }
      end = arena.count
    }
    arena.cut(to: end)
    return start..<end
  }

  private mutating func append(_ path: String) {
    let path = Array(path.utf8)
    arena.append(path, 0..<path.count)
  }

  private mutating func append(_ number: UInt32) {
    // Most numbers are columns of a short line, and three digits are enough. The first digit is the lowest byte.
    if number >= 1000 { append(number / 1000) }
    let (hundreds, tens, ones) = (UInt64(number / 100 % 10), UInt64(number / 10 % 10), UInt64(number % 10))
    let length = number >= 100 ? 3 : number >= 10 ? 2 : 1
    arena.append(word: (0x30_3030 | hundreds | tens &<< 8 | ones &<< 16) &>> UInt64(8 * (3 - length)), length)
  }

  private mutating func addFinding(
    _ row: Int, _ batch: RecordBatch, _ code: FindingCode, _ field: String?, _ column: Int?
  ) {
    var line = batch.places[row].line
    var character: UInt32 = 1
    let index = row * batch.columnCount + (column ?? batch.columnCount)
    if column != nil, index < batch.fieldPlaces.count {
      line += batch.fieldPlaces[index].lineOffset
      character = batch.fieldPlaces[index].column
    }
    out.findings.append(Finding(code, field: field, row: row, line: line, column: character))
  }
}
