/// Where a record stands in its input.
public struct RecordPlace: Sendable, Hashable {
  /// 1-based line of the record's first byte.
  public var line: UInt32
  /// Byte offset of the record's first byte in the input as it lies on disk.
  public var byteStart: UInt64
  /// Byte offset after the record's last byte, its line end not counted.
  public var byteEnd: UInt64

  /// A record's place; `line` is 1-based, the offsets are in bytes.
  public init(line: UInt32, byteStart: UInt64, byteEnd: UInt64) {
    self.line = line
    self.byteStart = byteStart
    self.byteEnd = byteEnd
  }
}

/// Where a field stands within its record.
public struct FieldPlace: Sendable, Hashable {
  /// Lines after the record's first line (0 unless an earlier field holds a line break).
  public var lineOffset: UInt32
  /// 1-based column, in characters of the decoded line.
  public var column: UInt32

  /// A field's place; `lineOffset` counts from the record's line, `column` is 1-based.
  public init(lineOffset: UInt32, column: UInt32) {
    self.lineOffset = lineOffset
    self.column = column
  }
}
