import Records
import SQLite

/// The keys that a register has of a source, in order: read once, however often records are compared with them.
struct KnownKeys {
  /// Another key under which a record is known by now.
  struct Rename {
    /// The source's key, and the record.
    let bare: [UInt8], id: Int64
  }

  /// Their IDs.
  private(set) var ids: [Int64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Later names of records; their rows hold no observations.
  private(set) var renames: [Rename] = []

  /// Reads the keys of a source; those whose text is erased are left out.
  init(_ connection: Connection, source: Int64) throws(Problem) {
    let query = try connection.prepare("SELECT id, key FROM key WHERE source = ? AND key IS NOT NULL ORDER BY key")
    query.bind(1, source)
    while try query.step() {
      let start = bytes.count
      query.append(1, to: &bytes)
      if let target = RecordKey.target(bytes[start...]) {
        renames.append(Rename(bare: Array(RecordKey.bare(bytes[start...])), id: target))
        bytes.removeSubrange(start...)
        continue
      }
      ids.append(query.integer(0))
      ends.append(bytes.count)
    }
  }

  /// The text of the key at a position.
  func text(_ position: Int) -> ArraySlice<UInt8> { bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]] }

  /// The source's own key at a position.
  func bare(_ position: Int) -> ArraySlice<UInt8> { RecordKey.bare(text(position)) }

  /// The ID of each key by its text.
  var numbers: [[UInt8]: Int64] {
    var numbers: [[UInt8]: Int64] = [:]
    for (position, id) in ids.enumerated() { numbers[Array(text(position))] = id }
    return numbers
  }
}
