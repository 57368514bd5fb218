import Records

/// The records of a text file, one after the other: window, scanner and places joined.
struct CSVRecords: ~Copyable {
  /// Bytes of the longest record; a longer one is quarantined without being held in memory.
  static let longestRecord = 1 << 20

  private(set) var window: TextWindow
  private var scanner: RecordScanner
  private let dialect: Dialect
  private let ascii: Bool
  /// Fields of most records; surplus ones up to there may be empty.
  private let habit: Int
  private var suspicions: BatchBuilder.Suspicions
  private var expected = BatchBuilder.Size()
  /// 1-based line at which the window starts.
  private(set) var line: UInt32

  init(
    _ window: consuming TextWindow, dialect: Dialect, evidence: TextEvidence, line: UInt32, longest: Int, habit: Int
  ) {
    let isUTF8 = window.encoding == .utf8
    self.dialect = dialect
    self.line = line
    self.habit = habit
    scanner = RecordScanner(dialect, longest: longest)
    let isUTF16 = [.utf16LE, .utf16BE].contains(window.encoding)
    ascii = !evidence.hasNonASCII && !isUTF16
    suspicions = BatchBuilder.Suspicions(
      controls: isUTF16 || evidence.hasNUL || evidence.hasUnitSeparator, malformed: isUTF8 && !evidence.isUTF8)
    self.window = window
  }

  /// The next records, up to `limit`; nil at the end.
  mutating func nextBatch(columns: [String], limit: Int) throws(Problem) -> RecordBatch? {
    var builder = BatchBuilder(columns: columns, expecting: expected)
    while builder.count < limit, !builder.isFull, !window.isExhausted {
      switch scan() {
      case .more: try window.readOn()
      case .blank(let next):
        line &+= 1
        window.consume(to: next)
      case .record(let end, let next):
        if !isVacant { add(to: &builder, end: end, next: next, columns: columns) }
        line &+= UInt32(truncatingIfNeeded: scanner.lineBreaks) &+ (endsLine(end, next) ? 1 : 0)
        window.consume(to: next)
      case .unclosedQuote(let end, let next):
        let whole = copy(to: &builder, end: end)
        inspect(&builder, next: next)
        builder.note(.csvUnclosedQuote, column: min(whole, columns.count - 1))
        line &+= 1
        window.consume(to: next)
      case .tooLong(let from):
        copy(to: &builder, end: from)
        inspect(&builder, next: from)
        builder.note(.csvRecordTooLong, column: nil)
        line &+= UInt32(truncatingIfNeeded: scanner.lineBreaks) &+ 1
        window.consume(to: from)
        builder.extendLast(to: UInt64(try skipLine()))
      }
    }
    guard let (batch, size) = builder.finish() else { return nil }
    expected = size
    return batch
  }

  /// The fields of the header, whose record begins at the window's start; consumes it.
  mutating func header(file: String) throws(Problem) -> [String] {
    while true {
      let outcome = window.isExhausted ? .blank(next: window.end) : scan()
      switch outcome {
      case .more: try window.readOn()
      case .record(let end, let next):
        var builder = BatchBuilder(columns: scanner.spans.indices.map { String($0 + 1) })
        copy(to: &builder, end: end)
        line &+= UInt32(truncatingIfNeeded: scanner.lineBreaks) &+ 1
        window.consume(to: next)
        let batch = builder.finish()?.batch
        return (0..<(batch?.columnCount ?? 0)).map { batch?.string(row: 0, column: $0) ?? "" }
      case .blank, .unclosedQuote, .tooLong:
        throw Problem(
          .badData, file: file, line: Int(line), column: 1, "there is no header that can be read",
          remedy: "see that one line names the columns, and that its quotes are closed")
      }
    }
  }

  private mutating func scan() -> RecordScanner.Outcome {
    let (start, end, complete) = (window.start, window.end, window.isComplete)
    return unsafe window.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .more }
      return unsafe scanner.scan(base, from: start, to: end, complete: complete)
    }
  }

  /// Whether every field of the last record is empty: a spreadsheet's empty row.
  private var isVacant: Bool { scanner.spans.count > 1 && !scanner.spans.contains { $0.start < $0.end } }

  /// Whether a line end stands between the record's end and the next record.
  private func endsLine(_ end: Int, _ next: Int) -> Bool {
    next > end && window.bytes[next - 1] == dialect.newline
  }

  /// Copies the last record's fields that end before `end`, and says how many they are.
  @discardableResult
  private mutating func copy(to builder: inout BatchBuilder, end: Int) -> Int {
    let start = window.start
    let place = RecordPlace(
      line: line, byteStart: UInt64(window.diskOffset), byteEnd: UInt64(window.offset(of: end)))
    var count = scanner.spans.count
    while count > 0, scanner.spans[count - 1].end > end { count -= 1 }
    unsafe window.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe builder.append(
        scanner.spans[..<count], of: base, from: start, to: end, dialect: dialect, ascii: ascii, place: place)
    }
    return count
  }

  private mutating func inspect(_ builder: inout BatchBuilder, next: Int) {
    suspicions.replaced = window.hasReplacements
    guard suspicions.controls || suspicions.malformed || suspicions.replaced else { return }
    builder.inspectLast(suspicions, truncated: window.isTruncated && next == window.end)
  }

  private mutating func add(to builder: inout BatchBuilder, end: Int, next: Int, columns: [String]) {
    copy(to: &builder, end: end)
    inspect(&builder, next: next)
    let spans = scanner.spans
    if spans.count < columns.count {
      let cut = window.isComplete && next == window.end && !endsLine(end, next)
      builder.note(
        cut ? .csvCutLine : .csvFieldCount, column: max(0, spans.count - 1),
        (cut ? "the file ends within this record: it has " : "the record has ")
          + "\(spans.count) of \(columns.count) fields")
      if cut { builder.noteCut() }
    } else if spans.count > columns.count, spans.count != habit || !isIdle(spans.dropFirst(columns.count)) {
      builder.note(
        .csvFieldCount, column: columns.count - 1,
        "the record has \(spans.count) fields instead of \(columns.count)")
    }
    if scanner.strayQuote >= 0 {
      let column = spans.lastIndex { $0.start <= scanner.strayQuote } ?? 0
      builder.note(.csvStrayQuote, column: min(column, columns.count - 1))
    }
  }

  private func isIdle(_ spans: ArraySlice<FieldSpan>) -> Bool { spans.allSatisfy { $0.start == $0.end } }

  /// Consumes the text up to the next line end and returns where it ends on disk.
  private mutating func skipLine() throws(Problem) -> Int {
    while true {
      let (start, end) = (window.start, window.end)
      let found = unsafe window.bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return end }
        let newline = ByteScan.pattern(dialect.newline)
        return unsafe ByteScan.find(base, start, end, newline, newline)
      }
      if found < end {
        let atEnd = window.offset(of: found)
        window.consume(to: found + 1)
        return atEnd
      }
      window.consume(to: end)
      if window.isComplete { return window.offset(of: end) }
      try window.readOn()
    }
  }
}
