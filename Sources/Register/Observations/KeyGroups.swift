import Records
import Text

/// The rows and the records of a source, grouped by how their keys are spelled canonically.
///
/// Grouped by a hash: two keys of one hash that are not one are told apart where a group is looked at.
struct KeyGroups {
  /// One row, record or later name of a record.
  struct Member {
    let hash: UInt64
    /// Below the number of rows a row, then a known key, then a rename.
    let index: Int32
  }

  /// The rows with a readable key, but for those that their source's filter leaves out.
  let rows: [StagedKeys.Reference]
  /// All of them, group by group; within a group rows stand before records.
  let members: [Member]
  /// Whether all keys are spelled canonically, so that they stand in that order.
  let areCanonical: Bool

  /// Groups the keys. With `filtered` also the rows that the source's filter leaves out.
  init(_ staged: StagedSource, _ known: KnownKeys, filtered: Bool) {
    var (rows, members): ([StagedKeys.Reference], [Member]) = ([], [])
    var canonical: [UInt8] = []
    var areCanonical = true
    func hash(_ key: [UInt8], _ range: Range<Int>) -> UInt64 {
      canonical.removeAll(keepingCapacity: true)
      KeySpelling.append(key, range, to: &canonical)
      if areCanonical, !ByteRange.areEqual(key, range, canonical, canonical.indices) { areCanonical = false }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in canonical { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return hash
    }
    for (batchIndex, batch) in staged.batches.enumerated() {
      for (rowIndex, row) in batch.rows.enumerated()
      where !row.key.isEmpty && (filtered || row.disposition != .ignore) {
        members.append(Member(hash: hash(batch.bytes, row.key), index: Int32(rows.count)))
        rows.append(StagedKeys.Reference(batch: Int32(batchIndex), row: Int32(rowIndex)))
      }
    }
    for position in known.ids.indices {
      let bare = Array(known.bare(position))
      members.append(Member(hash: hash(bare, bare.indices), index: Int32(rows.count + position)))
    }
    for (number, rename) in known.renames.enumerated() {
      members.append(
        Member(
          hash: hash(rename.bare, rename.bare.indices), index: Int32(rows.count + known.ids.count + number)))
    }
    members.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    (self.rows, self.members, self.areCanonical) = (rows, members, areCanonical)
  }
}
