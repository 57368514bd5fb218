/// Records as a reader hands them on: bytes plus field ends, one row of `columnCount` fields a record.
///
/// Field `column` of row `row` is `bytes[start..<ends[row * columnCount + column]]`, where `start` is the end before it.
/// All text is UTF-8; no field holds U+001F or NUL unless a finding quarantines its row.
public struct RecordBatch: Sendable {
  /// Fields a record.
  public let columnCount: Int
  /// The fields' bytes, one after the other.
  public var bytes: [UInt8] = []
  /// The end of every field in `bytes`, row by row.
  public var ends: [Int] = []
  /// One place a record.
  public var places: [RecordPlace] = []
  /// One place a field, row by row; empty where `paths` is used.
  public var fieldPlaces: [FieldPlace] = []
  /// One positional XPath a field, row by row (pages only); empty for text files.
  public var paths: [String] = []
  /// The language of the page on which all of them stand (pages only): evidence, and no field of theirs.
  public var language: PageLanguage?
  /// What was noticed; `Finding.row` is an index into this batch.
  public var findings: [Finding] = []

  /// An empty batch of records with `columnCount` fields.
  public init(columnCount: Int) { self.columnCount = columnCount }

  /// Records in the batch.
  public var count: Int { places.count }

  /// The byte range of a field.
  public func range(row: Int, column: Int) -> Range<Int> {
    let index = row * columnCount + column
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// A field as text. For messages and previews; hot paths use ``range(row:column:)``.
  public func string(row: Int, column: Int) -> String {
    String(decoding: bytes[range(row: row, column: column)], as: UTF8.self)
  }
}
