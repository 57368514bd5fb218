import Records
import Text

/// What a record's columns say for and against writing to its person: read from every record, whatever becomes of it.
///
/// Where it is not known what a word means, it forbids: a no in an odd spelling is still a no.
struct StanceReading: Sendable {
  private struct Column: Sendable {
    let column: Int
    /// The values, folded; and those of which folding leaves nothing, as they are written.
    let words: Set<[UInt8]>, marks: Set<[UInt8]>
    /// The values as they are configured, in lower case.
    let written: Set<[UInt8]>
    let isAllowed: Bool
    let forbids: RowStance, permits: RowStance
    let leavesOut: Bool
  }

  private let columns: [Column]

  init(_ layout: Layout) {
    columns = layout.restrictions.map { one in
      let (values, isAllowed): ([String], Bool) =
        switch one.values {
        case .allowed(let values): (values, true)
        case .forbidden(let values): (values, false)
        }
      let folded = values.map { (written: Array($0.utf8), folded: Array(Fold.folded($0).utf8)) }
      return Column(
        column: one.column, words: Set(folded.map(\.folded).filter { !$0.isEmpty }),
        marks: Set(folded.filter(\.folded.isEmpty).map(\.written)),
        written: Set(folded.map { Self.lowered($0.written) }), isAllowed: isAllowed, forbids: one.forbids,
        permits: one.permits, leavesOut: one.leavesOut)
    }
  }

  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
  }

  /// Whether no column says anything.
  var isEmpty: Bool { columns.isEmpty }

  /// What one row says, whether it is to be left out, and the column of a word that is not known. `spare` is used.
  func read(
    _ batch: RecordBatch, _ row: Int, _ spare: inout Cell
  ) -> (stance: RowStance, leavesOut: Bool, unknown: Int?) {
    var (stance, leavesOut, unknown): (RowStance, Bool, Int?) = ([], false, nil)
    for one in columns {
      let (forbids, isKnown) = forbids(one, batch, row, &spare)
      if !isKnown { unknown = one.column }
      stance.formUnion(forbids ? one.forbids : one.permits)
      leavesOut = leavesOut || forbids && one.leavesOut
      if one.column < batch.columnCount,
        DeceasedWords.areSaid(batch.bytes, batch.range(row: row, column: one.column))
      {
        stance.insert(.deceased)
      }
    }
    return (stance, leavesOut, unknown)
  }

  private func forbids(
    _ one: Column, _ batch: RecordBatch, _ row: Int, _ spare: inout Cell
  ) -> (forbids: Bool, isKnown: Bool) {
    spare.clear()
    if one.column < batch.columnCount { spare.join(batch.bytes, batch.range(row: row, column: one.column)) }
    // Entities, and the marks of a spreadsheet: ="K", 'K.
    let isMarked = spare.bytes.first == 0x3D || spare.bytes.first == 0x27
    if isMarked || ByteRange.first(0x26, spare.bytes, 0..<spare.bytes.count) < spare.bytes.count {
      RuleChain.clean(&spare)
    }
    let range = UTF8Text.trimmed(spare.bytes, 0..<spare.bytes.count)
    if range.isEmpty { return (one.isAllowed, true) }
    let (written, folded) = (Array(spare.bytes[range]), Fold.folded(spare.bytes, range))
    let isListed = folded.isEmpty ? one.marks.contains(written) : one.words.contains(folded)
    if one.isAllowed {
      // A mark beside the word is a doubt, and a doubt is no permission: `K?`. As it is configured it may have any.
      let isPlain = written.allSatisfy { $0 >= 0x80 || $0 == 0x20 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
      return (!(isListed && (isPlain || one.written.contains(Self.lowered(written)))), true)
    }
    if isListed { return (true, true) }
    if NoBanWords.areSaid(folded: folded, written: written) { return (false, true) }
    return (true, false)
  }
}
