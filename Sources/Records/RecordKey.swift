import Text

/// A record's key as the register stores it: what the source says, and, where several people or firms share that, a part that
/// tells this one apart.
///
/// The part stands behind U+001E, which no value of an input holds. It only tells apart: it stays as it is when the person's
/// address or name changes later.
public enum RecordKey {
  /// What stands between the source's key and the part.
  public static let mark: UInt8 = 0x1E

  /// The source's own key.
  public static func bare(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    key.firstIndex(of: mark).map { key[key.startIndex..<$0] } ?? key
  }

  /// The source's own key.
  public static func bare(_ key: String) -> String {
    key.utf8.firstIndex(of: mark).map { String(key[..<$0]) } ?? key
  }

  /// Whether others share the source's key, or did when the record came.
  public static func isShared(_ key: String) -> Bool { key.utf8.contains(mark) }

  /// The source's own key, for people.
  public static func shown(_ key: String) -> String {
    bare(key).split(separator: "\u{1F}").joined(separator: " | ")
  }

  /// A stored key of `bare` and `part`, of which the first stands alone where the second is empty; `number` is 1, or more
  /// where the same was there before.
  public static func stored(_ bare: ArraySlice<UInt8>, _ part: [UInt8], number: Int = 1) -> [UInt8] {
    let numbered = number > 1 ? part + [mark] + Array("#\(number)".utf8) : part
    return part.isEmpty && number == 1 ? Array(bare) : Array(bare) + [mark] + numbered
  }

  /// The stored form of another key under which a source now says what it said under that of record `id`.
  public static func renamed(_ bare: ArraySlice<UInt8>, to id: Int64) -> [UInt8] {
    Array(bare) + [mark, mark] + Array("\(id)".utf8)
  }

  /// The record that a stored key leads to, where it is another's later name.
  public static func target(_ key: ArraySlice<UInt8>) -> Int64? {
    guard let first = key.firstIndex(of: mark), first + 1 < key.endIndex, key[first + 1] == mark else { return nil }
    return Int64(String(decoding: key[(first + 2)...], as: UTF8.self))
  }

  /// SQL for the source's own key in the column `column`.
  public static func sql(bare column: String) -> String {
    "CASE WHEN instr(\(column), char(30)) = 0 THEN \(column) ELSE substr(\(column), 1, instr(\(column), char(30)) - 1) END"
  }
}
