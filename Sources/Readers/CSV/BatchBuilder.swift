import Records
import Text

/// Copies scanned records into a ``RecordBatch`` and notes what is wrong with them.
struct BatchBuilder {
  /// What can be wrong with text of this input; decided once, so that good files pay nothing.
  struct Suspicions: Sendable {
    /// NUL or U+001F stands somewhere in the file.
    var controls = false
    /// Some bytes are not well-formed UTF-8.
    var malformed = false
    /// Some bytes could not be decoded and became U+FFFD.
    var replaced = false
  }

  /// How large the batch before was: the next one gets room for as much at once.
  struct Size: Sendable {
    var bytes = 1 << 16
    var fields = 1 << 10
  }

  private(set) var batch: RecordBatch
  private let columns: [String]
  /// Bytes of `batch.bytes` and fields of `batch.ends` that are in use; what is behind is room.
  private var size = Size(bytes: 0, fields: 0)

  init(columns: [String], expecting expected: Size = Size()) {
    self.columns = columns
    batch = RecordBatch(columnCount: columns.count)
    batch.bytes = Array(repeating: 0, count: expected.bytes + expected.bytes / 8)
    batch.ends = Array(repeating: 0, count: expected.fields + columns.count)
    batch.fieldPlaces = Array(repeating: FieldPlace(lineOffset: 0, column: 1), count: batch.ends.count)
    batch.places.reserveCapacity(batch.ends.count / max(1, columns.count))
  }

  /// Records in the batch.
  var count: Int { batch.places.count }
  /// Whether the batch is as large as one may be, whatever the number of its records.
  var isFull: Bool { size.bytes >= 4 << 20 || size.fields >= 1 << 19 }

  /// Hands out the batch, complete, and its size; nil if it has no record. The builder is empty after that.
  mutating func finish() -> (batch: RecordBatch, size: Size)? {
    guard count > 0 else { return nil }
    batch.bytes.removeLast(batch.bytes.count - size.bytes)
    batch.ends.removeLast(batch.ends.count - size.fields)
    batch.fieldPlaces.removeLast(batch.fieldPlaces.count - size.fields)
    // A swap, because a second reference would make every array be copied when it is trimmed.
    var finished = RecordBatch(columnCount: columns.count)
    swap(&finished, &batch)
    defer { size = Size(bytes: 0, fields: 0) }
    return (finished, size)
  }

  /// Adds a record of which `spans` are the fields; missing fields are empty, surplus ones are left out.
  mutating func append(
    _ spans: ArraySlice<FieldSpan>, of bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, dialect: Dialect,
    ascii: Bool, place: RecordPlace
  ) {
    Self.makeRoom(&batch.bytes, size.bytes + (end - start) + 2 * ByteScan.slack, filler: 0)
    Self.makeRoom(&batch.ends, size.fields + columns.count, filler: 0)
    Self.makeRoom(&batch.fieldPlaces, size.fields + columns.count, filler: FieldPlace(lineOffset: 0, column: 1))
    let first = size.fields
    let width = columns.count
    var at = size.bytes
    unsafe batch.bytes.withUnsafeMutableBufferPointer { out in
      unsafe batch.ends.withUnsafeMutableBufferPointer { ends in
        unsafe batch.fieldPlaces.withUnsafeMutableBufferPointer { places in
          unsafe spans.withUnsafeBufferPointer { spans in
            guard let out = out.baseAddress else { return }
            let count = min(spans.count, width)
            var last = FieldPlace(lineOffset: 0, column: 1)
            var lastStart = start
            for index in 0..<count {
              let span = unsafe spans[index]
              if span.form == .escaped {
                unsafe at &+= Self.unescape(bytes, span, dialect, to: out + at)
              } else {
                unsafe ByteScan.copy(bytes + span.start, to: out + at, count: span.end &- span.start)
                at &+= span.end &- span.start
              }
              unsafe ends[first &+ index] = at
              let begins = span.form == .plain ? span.start : span.start &- 1
              if Int(span.line) != Int(last.lineOffset) {
                lastStart = unsafe Self.lineStart(bytes, start, begins, dialect.newline)
                last = FieldPlace(lineOffset: UInt32(truncatingIfNeeded: span.line), column: 1)
              }
              let characters = ascii ? begins &- lastStart : unsafe ByteScan.characters(bytes, lastStart, begins)
              last.column &+= UInt32(truncatingIfNeeded: characters)
              lastStart = begins
              unsafe places[first &+ index] = last
            }
            for index in count..<width {
              unsafe ends[first &+ index] = at
              unsafe places[first &+ index] = last
            }
          }
        }
      }
    }
    size.bytes = at
    size.fields += width
    batch.places.append(place)
  }

  /// Sets where the last record ends on disk.
  mutating func extendLast(to byteEnd: UInt64) {
    guard !batch.places.isEmpty else { return }
    batch.places[batch.places.count - 1].byteEnd = byteEnd
  }

  /// Notes something about the last record; `column` is an index into the columns.
  mutating func note(_ code: FindingCode, column: Int?, _ message: String? = nil) {
    let row = count - 1
    guard row >= 0 else { return }
    let place = batch.places[row]
    let index = row * columns.count + (column ?? 0)
    let field = index < batch.fieldPlaces.count ? batch.fieldPlaces[index] : FieldPlace(lineOffset: 0, column: 1)
    let name = column.flatMap { $0 < columns.count ? columns[$0] : nil }
    batch.findings.append(
      Finding(
        code, field: name, row: row, line: place.line &+ field.lineOffset, column: field.column, message: message))
  }

  /// Notes that the input ends before its end: what may have followed is unknown.
  mutating func noteCut() {
    guard let place = batch.places.last else { return }
    batch.findings.append(Finding(.csvCutFile, row: -1, line: place.line, column: 1))
  }

  /// Looks through the last record for bytes that no field may hold, notes and replaces them.
  mutating func inspectLast(_ suspicions: Suspicions, truncated: Bool) {
    let row = count - 1
    guard row >= 0 else { return }
    for column in 0..<columns.count {
      let range = batch.range(row: row, column: column)
      if suspicions.controls { replaceControls(range, column) }
      if suspicions.malformed, let first = UTF8Text.firstInvalid(batch.bytes, range) {
        note(.csvInvalidBytes, column: column, "bytes that are not valid UTF-8")
        replaceMalformed(range, from: first)
      }
      if suspicions.replaced, ByteSearch.first(of: [0xEF, 0xBF, 0xBD], in: batch.bytes, range) != nil {
        note(truncated ? .csvTruncated : .csvInvalidBytes, column: column)
      }
    }
  }

  private mutating func replaceControls(_ range: Range<Int>, _ column: Int) {
    var noted = false
    for position in range where batch.bytes[position] == 0 || batch.bytes[position] == PackedFields.separator {
      let isNUL = batch.bytes[position] == 0
      batch.bytes[position] = 0x20
      if noted { continue }
      noted = true
      note(isNUL ? .csvNULByte : .csvUnitSeparator, column: column)
    }
  }

  private mutating func replaceMalformed(_ range: Range<Int>, from first: Int) {
    var next: Int? = first
    while let position = next {
      batch.bytes[position] = 0x3F
      next = UTF8Text.firstInvalid(batch.bytes, position + 1..<range.upperBound)
    }
  }

  private static func makeRoom<Element>(_ array: inout [Element], _ needed: Int, filler: Element) {
    guard array.count < needed else { return }
    array.append(contentsOf: repeatElement(filler, count: max(needed - array.count, array.count)))
  }

  private static func lineStart(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ from: Int, _ newline: UInt8) -> Int {
    var position = from
    while position > start, unsafe bytes[position - 1] != newline { position -= 1 }
    return position
  }

  /// Writes an escaped field's content and returns its length: doubled quotes and escaped characters become one.
  private static func unescape(
    _ bytes: UnsafePointer<UInt8>, _ span: FieldSpan, _ dialect: Dialect, to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var position = span.start
    var written = 0
    while position < span.end {
      let byte = unsafe bytes[position]
      if position + 1 < span.end, byte == dialect.quote || byte == dialect.escape {
        let next = unsafe bytes[position + 1]
        if next == dialect.quote || byte == dialect.escape && next == byte { position += 1 }
      }
      unsafe out[written] = bytes[position]
      written += 1
      position += 1
    }
    return written
  }
}
