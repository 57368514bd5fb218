import Records
import SQLite

/// The keys that a register has of a source, in order: read once, however often records are compared with them.
struct KnownKeys {
  /// Their IDs.
  private(set) var ids: [Int64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// Reads the keys of a source; those whose text is erased are left out.
  init(_ connection: Connection, source: Int64) throws(Problem) {
    let query = try connection.prepare("SELECT id, key FROM key WHERE source = ? AND key IS NOT NULL ORDER BY key")
    query.bind(1, source)
    while try query.step() {
      ids.append(query.integer(0))
      query.append(1, to: &bytes)
      ends.append(bytes.count)
    }
  }

  /// The ID of a key, if it is one of them.
  func id(of key: ArraySlice<UInt8>) -> Int64? {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if text(middle).lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && text(low) == key ? ids[low] : nil
  }

  /// The text of the key at a position.
  func text(_ position: Int) -> ArraySlice<UInt8> { bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]] }
}
