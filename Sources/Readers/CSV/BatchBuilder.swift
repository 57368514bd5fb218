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

  private(set) var batch: RecordBatch
  private let columns: [String]
  private var used = 0

  init(columns: [String]) {
    self.columns = columns
    batch = RecordBatch(columnCount: columns.count)
  }

  /// Records in the batch.
  var count: Int { batch.places.count }
  /// Whether the batch is as large as one may be, whatever the number of its records.
  var isFull: Bool { used >= 4 << 20 || batch.ends.count >= 1 << 19 }

  /// The batch, complete; nil if it has no record.
  consuming func finish() -> RecordBatch? {
    guard count > 0 else { return nil }
    var batch = batch
    batch.bytes.removeLast(batch.bytes.count - used)
    return batch
  }

  /// Adds a record of which `spans` are the fields; missing fields are empty, surplus ones are left out.
  mutating func append(
    _ spans: ArraySlice<FieldSpan>, of bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, dialect: Dialect,
    ascii: Bool, place: RecordPlace
  ) {
    let room = used + (end - start) + 2 * ByteScan.slack
    if batch.bytes.count < room {
      batch.bytes.append(contentsOf: repeatElement(0, count: max(room - batch.bytes.count, batch.bytes.count, 1 << 16)))
    }
    let count = min(spans.count, columns.count)
    var at = used
    unsafe batch.bytes.withUnsafeMutableBufferPointer { out in
      guard let out = out.baseAddress else { return }
      for index in 0..<count {
        let span = spans[index]
        if span.form == .escaped {
          unsafe at += Self.unescape(bytes, span, dialect, to: out + at)
        } else {
          unsafe ByteScan.copy(bytes + span.start, to: out + at, count: span.end - span.start)
          at += span.end - span.start
        }
        batch.ends.append(at)
      }
    }
    used = at
    var last = FieldPlace(lineOffset: 0, column: 1)
    var lastStart = start
    for index in 0..<count {
      let span = spans[index]
      let begins = span.form == .plain ? span.start : span.start - 1
      if Int(span.line) != Int(last.lineOffset) {
        lastStart = unsafe Self.lineStart(bytes, start, begins, dialect.newline)
        last = FieldPlace(lineOffset: UInt32(truncatingIfNeeded: span.line), column: 1)
      }
      last.column &+= UInt32(
        truncatingIfNeeded: ascii ? begins - lastStart : unsafe ByteScan.characters(bytes, lastStart, begins))
      lastStart = begins
      batch.fieldPlaces.append(last)
    }
    for _ in count..<columns.count {
      batch.ends.append(used)
      batch.fieldPlaces.append(last)
    }
    batch.places.append(place)
  }

  /// Sets where the last record ends on disk.
  mutating func extendLast(to byteEnd: UInt64) {
    guard !batch.places.isEmpty else { return }
    batch.places[batch.places.count - 1].byteEnd = byteEnd
  }

  /// Notes something about the last record; `column` is an index into the columns.
  mutating func note(_ code: String, column: Int?, _ message: String, quarantines: Bool) {
    let row = count - 1
    guard row >= 0 else { return }
    let place = batch.places[row]
    let index = row * columns.count + (column ?? 0)
    let field = index < batch.fieldPlaces.count ? batch.fieldPlaces[index] : FieldPlace(lineOffset: 0, column: 1)
    let name = column.flatMap { $0 < columns.count ? columns[$0] : nil }
    batch.findings.append(
      Finding(
        code: code, field: name, row: row, line: place.line &+ field.lineOffset, column: field.column,
        message: message, quarantines: quarantines))
  }

  /// Looks through the last record for bytes that no field may hold, notes and replaces them.
  mutating func inspectLast(_ suspicions: Suspicions, truncated: Bool) {
    let row = count - 1
    guard row >= 0 else { return }
    for column in 0..<columns.count {
      let range = batch.range(row: row, column: column)
      if suspicions.controls { replaceControls(range, column) }
      if suspicions.malformed, let first = UTF8Text.firstInvalid(batch.bytes, range) {
        note("csv.invalid-bytes", column: column, "bytes that are not valid UTF-8", quarantines: true)
        replaceMalformed(range, from: first)
      }
      if suspicions.replaced, ByteSearch.first(of: [0xEF, 0xBF, 0xBD], in: batch.bytes, range) != nil {
        if truncated {
          note("csv.truncated", column: column, "the file ends within a character: it was cut", quarantines: true)
        } else {
          note(
            "csv.invalid-bytes", column: column, "bytes that are no character in the file's encoding", quarantines: true
          )
        }
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
      note(
        isNUL ? "csv.nul-byte" : "csv.unit-separator", column: column,
        isNUL ? "a NUL byte in the text" : "the control character U+001F in the text", quarantines: true)
    }
  }

  private mutating func replaceMalformed(_ range: Range<Int>, from first: Int) {
    var next: Int? = first
    while let position = next {
      batch.bytes[position] = 0x3F
      next = UTF8Text.firstInvalid(batch.bytes, position + 1..<range.upperBound)
    }
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
