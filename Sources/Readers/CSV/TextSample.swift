/// The beginning of a text file, on which its dialect and its header are found out.
struct TextSample {
  /// The text, with ``ByteScan/slack`` bytes after `end`.
  let bytes: [UInt8]
  let end: Int
  /// Whether the file ends with the sample.
  let complete: Bool

  /// Bytes of a sample.
  static let length = 65_536

  /// A record of the sample.
  struct Row {
    /// Position of its first byte.
    let start: Int
    /// 1-based line.
    let line: Int
    let spans: [FieldSpan]
  }

  /// The sample's records as a dialect reads them, and what would have been wrong.
  struct Table {
    var rows: [Row] = []
    /// Quotes in places where none should stand, or that are never closed.
    var strays = 0
    /// Fields between quotes.
    var quoted = 0
  }

  /// The text that a window begins with.
  init(_ window: borrowing TextWindow) {
    end = min(Self.length, window.end - window.start)
    complete = window.isComplete && window.end - window.start <= Self.length
    bytes = window.bytes[window.start..<window.start + end] + Array(repeating: 0, count: ByteScan.slack)
  }

  /// Reads the sample in a dialect, from the position `from` on, up to `limit` records; a record cut by the sample's
  /// end is left out unless it is the only one.
  func table(_ dialect: Dialect, from: Int, line: Int, limit: Int) -> Table {
    var table = Table()
    var scanner = RecordScanner(dialect, longest: Self.length)
    var (position, line) = (from, line)
    while position < end, table.rows.count < limit, table.strays < limit {
      let outcome = unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return RecordScanner.Outcome.more }
        return unsafe scanner.scan(base, from: position, to: end, complete: complete || table.rows.isEmpty)
      }
      switch outcome {
      case .blank(let next):
        line += 1
        position = next
      case .record(_, let next):
        table.rows.append(Row(start: position, line: line, spans: scanner.spans))
        table.quoted += scanner.spans.count { $0.form != .plain }
        if scanner.strayQuote >= 0 { table.strays += 1 }
        line += scanner.lineBreaks + 1
        position = next
      case .unclosedQuote(_, let next):
        table.strays += 2
        line += 1
        position = next
      case .more, .tooLong: return table
      }
    }
    return table
  }
}

extension TextSample {
  /// Whether most line ends are CR LF.
  var hasReturns: Bool {
    var (feeds, pairs) = (0, 0)
    for position in 0..<end where bytes[position] == 0x0A {
      feeds += 1
      if position > 0, bytes[position - 1] == 0x0D { pairs += 1 }
    }
    return pairs * 2 > feeds
  }
}
