import Records
import Text

/// How a record's source key is read: from its key columns, else from the first identity whose fields all have a value.
struct SourceKey: Sendable {
  /// A key in the arena; empty if it was not readable.
  struct Reading {
    var range: Range<Int>
    /// Whether a key column holds a personal identity code, which can be no key.
    var isMasked = false
  }

  private let prefix: [UInt8]
  private let columns: [Int]
  private let identity: [[Field]]
  /// The fields that the key is made of, where it is not made of columns.
  let fields: [Field]

  init(_ layout: Layout) {
    prefix = layout.keyPrefix
    columns = layout.key
    identity = layout.identity
    fields =
      layout.key.isEmpty ? Field.allCases.filter { field in layout.identity.contains { $0.contains(field) } } : []
  }

  /// Faults of a record's shape, which leave the values before them where they are.
  private static let shapeFaults: Set<FindingCode> = [
    .csvFieldCount, .csvCutLine, .csvUnclosedQuote, .csvRecordTooLong,
  ]

  /// Whether the key of a record with a fault can be trusted: only the first column surely holds what it should, and only
  /// if no byte is damaged. A wrong key would let the right one's observation go.
  func isTrusted(despite fault: Finding) -> Bool { columns == [0] && Self.shapeFaults.contains(fault.code) }

  /// The column that stands for the key in messages.
  var firstColumn: Int? { columns.first }

  /// Appends the key of a row to `arena`; `cells` are normalised.
  func read(
    _ batch: RecordBatch, _ row: Int, _ cells: [Cell], _ spare: inout Cell, into arena: inout [UInt8]
  ) -> Reading {
    let start = arena.count
    arena.append(contentsOf: prefix)
    var isMasked = false
    let isRead =
      columns.isEmpty
      ? appendIdentity(cells, to: &arena) : appendColumns(batch, row, &spare, &isMasked, to: &arena)
    if !isRead { arena.removeSubrange(start...) }
    return Reading(range: start..<arena.count, isMasked: isMasked)
  }

  private func appendColumns(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell, _ isMasked: inout Bool, to arena: inout [UInt8]
  ) -> Bool {
    var other = Cell(.companyName)
    for (index, column) in columns.enumerated() {
      guard column < batch.columnCount else { return false }
      spare.clear()
      spare.join(batch.bytes, batch.range(row: row, column: column))
      RuleChain.mask(&spare, spare: &other)
      isMasked = isMasked || spare.isMasked
      if spare.bytes.isEmpty || spare.isMasked { return false }
      if index > 0 { arena.append(PackedFields.separator) }
      arena.append(contentsOf: spare.bytes)
    }
    return true
  }

  /// Names are folded and e-mail is lower-case, so that cosmetic change keeps the key. A masked value identifies nobody.
  private func appendIdentity(_ cells: [Cell], to arena: inout [UInt8]) -> Bool {
    let start = arena.count
    for fields in identity where !fields.isEmpty {
      var isWhole = true
      for (index, field) in fields.enumerated() {
        let cell = cells[field.rawValue]
        if index > 0 { arena.append(PackedFields.separator) }
        let before = arena.count
        if field == .personName || field == .companyName {
          Fold.append(cell.bytes, 0..<cell.bytes.count, to: &arena)
        } else {
          LetterCase.appendLower(cell.bytes, 0..<cell.bytes.count, to: &arena)
        }
        isWhole = isWhole && arena.count > before && !cell.isMasked
      }
      if isWhole { return true }
      arena.removeSubrange(start...)
    }
    return false
  }
}
