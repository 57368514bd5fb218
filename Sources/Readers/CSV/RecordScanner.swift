/// One field as it stands in the text: `start..<end` is its content, quotes left out.
struct FieldSpan {
  enum Form: UInt8 {
    /// As it stands.
    case plain
    /// Between quotes.
    case quoted
    /// Between quotes, and there are quotes or escapes in it.
    case escaped
  }

  var start: Int
  var end: Int
  /// Lines after the record's first line at which the field begins.
  var line: Int32
  var form: Form
}

/// Finds one record after the other in a window of text, without copying anything.
///
/// What it finds depends on the text alone, never on how much of it is in the window: a record is reported when its end
/// is there, and otherwise ``Outcome/more`` is asked for, until the record is longer than it may be.
struct RecordScanner {
  /// What was found.
  enum Outcome: Equatable {
    /// A record whose text ends at `end`; the next one begins at `next`.
    case record(end: Int, next: Int)
    /// An empty line.
    case blank(next: Int)
    /// The record's end is not in the window.
    case more
    /// A quote that is not closed within the longest record: its first line ends at `end`, the next begins at `next`.
    case unclosedQuote(end: Int, next: Int)
    /// The record is longer than the longest record: its line goes on at `from`.
    case tooLong(from: Int)
  }

  /// The fields of the last record.
  private(set) var spans: [FieldSpan] = []
  /// Line ends within the last record.
  private(set) var lineBreaks = 0
  /// Position of the first quote of the last record that stands where none should, or -1.
  private(set) var strayQuote = -1

  private let dialect: Dialect
  private let delimiter: UInt64
  private let newline: UInt64
  private let quote: UInt64
  private let escape: UInt64
  /// The longest record, in bytes.
  private let longest: Int
  /// How far a quote may reach over line ends, in bytes from the record's start.
  private var quoteReach: Int
  /// Bytes to go until `quoteReach` is `longest` again.
  private var distrust = 0
  private var firstLineEnd = -1
  private var firstLineBreak = -1
  /// There is no closing quote in the line before this position.
  private var noCloseBefore = -1

  init(_ dialect: Dialect, longest: Int) {
    self.dialect = dialect
    self.longest = longest
    quoteReach = longest
    delimiter = ByteScan.pattern(dialect.delimiter)
    newline = ByteScan.pattern(dialect.newline)
    quote = ByteScan.pattern(dialect.quote ?? dialect.newline)
    escape = ByteScan.pattern(dialect.escape ?? dialect.quote ?? dialect.newline)
  }

  /// Finds the record that begins at `start`; the window ends at `end`, and the input with it if it is `complete`.
  mutating func scan(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, complete: Bool) -> Outcome {
    let outcome = unsafe find(bytes, start, end, complete)
    switch outcome {
    case .more: break
    case .unclosedQuote(_, let next):
      // Every following line may open such a quote again: a shorter reach keeps the work linear.
      if distrust <= 0 { distrust = longest }
      quoteReach = max(4096, quoteReach / 16)
      trust(next - start)
    case .record(_, let next), .blank(let next), .tooLong(let next): trust(next - start)
    }
    return outcome
  }

  private mutating func trust(_ length: Int) {
    guard distrust > 0 else { return }
    distrust -= length
    if distrust <= 0 { quoteReach = longest }
  }

  private mutating func find(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ complete: Bool) -> Outcome {
    spans.removeAll(keepingCapacity: true)
    (lineBreaks, strayQuote, firstLineEnd, firstLineBreak, noCloseBefore) = (0, -1, -1, -1, -1)
    let stop = min(end, start + longest)
    var position = start
    while true {
      if let quote = dialect.quote {
        let opening = unsafe afterSpaces(bytes, position, stop)
        if opening < stop, unsafe bytes[opening] == quote {
          switch unsafe quoted(bytes, position, opening, Window(start: start, end: end, complete: complete)) {
          case .field(let next): position = next
          case .outcome(let outcome): return outcome
          }
          continue
        }
      }
      let hit = unsafe ByteScan.find(bytes, position, stop, delimiter, newline)
      if hit < stop {
        if unsafe bytes[hit] == dialect.delimiter {
          spans.append(FieldSpan(start: position, end: hit, line: Int32(truncatingIfNeeded: lineBreaks), form: .plain))
          position = hit + 1
          continue
        }
        return unsafe close(bytes, start, position, hit, next: hit + 1)
      }
      if end - start > longest { return .tooLong(from: stop) }
      return complete ? unsafe close(bytes, start, position, stop, next: stop) : .more
    }
  }

  /// The bytes that may be looked at for one record.
  private struct Window {
    let start: Int
    let end: Int
    let complete: Bool
  }

  private enum Quoted {
    case field(next: Int)
    case outcome(Outcome)
  }

  private enum AfterQuote: Equatable {
    case delimiter(next: Int)
    case lineEnd(next: Int)
    case other
    case more
  }

  /// Ends a record with a plain field; a CR before the line end does not belong to it.
  @inline(__always)
  private mutating func close(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ position: Int, _ hit: Int, next: Int
  ) -> Outcome {
    let withReturn = unsafe hit > position && bytes[hit - 1] == 0x0D && dialect.newline == 0x0A
    let end = withReturn ? hit - 1 : hit
    if end == start { return .blank(next: next) }
    spans.append(FieldSpan(start: position, end: end, line: Int32(truncatingIfNeeded: lineBreaks), form: .plain))
    return .record(end: end, next: next)
  }

  @inline(__always)
  private func afterSpaces(_ bytes: UnsafePointer<UInt8>, _ position: Int, _ stop: Int) -> Int {
    var position = position
    guard dialect.delimiter != 0x20 else { return position }
    while position < stop, unsafe bytes[position] == 0x20 { position += 1 }
    return position
  }

  /// A field whose opening quote stands at `opening`.
  private mutating func quoted(
    _ bytes: UnsafePointer<UInt8>, _ fieldStart: Int, _ opening: Int, _ window: Window
  ) -> Quoted {
    let line = Int32(truncatingIfNeeded: lineBreaks)
    var form = FieldSpan.Form.quoted
    var position = opening + 1
    var reach = quoteReach
    while true {
      let stop = min(window.end, window.start + reach)
      let hit = unsafe position < stop ? ByteScan.find(bytes, position, stop, quote, newline, escape) : stop
      if hit >= stop {
        guard window.end - window.start > reach else {
          return .outcome(window.complete ? unclosed(window.end) : .more)
        }
        if firstLineEnd >= 0 { return .outcome(unclosed(window.end)) }
        guard reach < longest else { return .outcome(.tooLong(from: window.start + longest)) }
        reach = longest
        continue
      }
      let byte = unsafe bytes[hit]
      if byte == dialect.newline {
        if firstLineEnd < 0 {
          firstLineEnd = unsafe hit > window.start && bytes[hit - 1] == 0x0D ? hit - 1 : hit
          firstLineBreak = hit + 1
        }
        lineBreaks += 1
        position = hit + 1
        continue
      }
      guard hit + 1 < window.end || window.complete else { return .outcome(.more) }
      let following: UInt8? = unsafe hit + 1 < window.end ? bytes[hit + 1] : nil
      if byte != dialect.quote {
        let escapes = following == dialect.quote || following == dialect.escape
        if escapes { form = .escaped }
        position = hit + (escapes ? 2 : 1)
        continue
      }
      if following == dialect.quote {
        form = .escaped
        position = hit + 2
        continue
      }
      switch unsafe after(bytes, hit, window) {
      case .delimiter(let next):
        spans.append(FieldSpan(start: opening + 1, end: hit, line: line, form: form))
        return .field(next: next)
      case .lineEnd(let next):
        spans.append(FieldSpan(start: opening + 1, end: hit, line: line, form: form))
        return .outcome(.record(end: hit + 1, next: next))
      case .more: return .outcome(.more)
      case .other:
        // A quote that nobody escaped. If the field is closed later in the same line, it is part of the value;
        // otherwise the field is read as it stands.
        if strayQuote < 0 { strayQuote = hit }
        switch unsafe laterClose(bytes, hit, window) {
        case .some(let close) where close >= 0:
          form = .escaped
          position = close
        case .some: return unsafe asItStands(bytes, fieldStart, hit, line, window)
        case .none: return .outcome(.more)
        }
      }
    }
  }

  private func unclosed(_ end: Int) -> Outcome {
    firstLineEnd < 0 ? .unclosedQuote(end: end, next: end) : .unclosedQuote(end: firstLineEnd, next: firstLineBreak)
  }

  /// What follows the quote at `hit`; spaces between it and the delimiter are overlooked.
  private func after(_ bytes: UnsafePointer<UInt8>, _ hit: Int, _ window: Window) -> AfterQuote {
    let stop = min(window.end, window.start + longest + 2)
    let next = unsafe afterSpaces(bytes, hit + 1, stop)
    guard next < window.end else { return window.complete ? .lineEnd(next: next) : .more }
    guard next < stop else { return .other }
    let byte = unsafe bytes[next]
    if byte == dialect.delimiter { return .delimiter(next: next + 1) }
    if byte == dialect.newline { return .lineEnd(next: next + 1) }
    guard byte == 0x0D else { return .other }
    guard next + 1 < window.end else { return window.complete ? .lineEnd(next: next + 1) : .more }
    return unsafe bytes[next + 1] == dialect.newline ? .lineEnd(next: next + 2) : .other
  }

  /// The position of a closing quote after `hit` in the same line, -1 if there is none, nil if more must be read.
  private mutating func laterClose(_ bytes: UnsafePointer<UInt8>, _ hit: Int, _ window: Window) -> Int? {
    if hit < noCloseBefore { return -1 }
    let stop = min(window.end, window.start + longest)
    var position = hit + 1
    while position < stop {
      let found = unsafe ByteScan.find(bytes, position, stop, quote, newline)
      if found >= stop { break }
      if unsafe bytes[found] == dialect.newline {
        noCloseBefore = found
        return -1
      }
      let after = unsafe after(bytes, found, window)
      if after == .more { return nil }
      if after != .other { return found }
      position = found + 1
    }
    guard window.complete || window.end - window.start > longest else { return nil }
    noCloseBefore = stop
    return -1
  }

  /// A field that begins with a quote and is not closed: everything up to the delimiter after `hit`, quotes included.
  private mutating func asItStands(
    _ bytes: UnsafePointer<UInt8>, _ fieldStart: Int, _ hit: Int, _ line: Int32, _ window: Window
  ) -> Quoted {
    let stop = min(window.end, window.start + longest)
    let found = unsafe ByteScan.find(bytes, hit + 1, stop, delimiter, newline)
    if found >= stop {
      if window.end - window.start > longest { return .outcome(.tooLong(from: stop)) }
      guard window.complete else { return .outcome(.more) }
    } else if unsafe bytes[found] == dialect.delimiter {
      spans.append(FieldSpan(start: fieldStart, end: found, line: line, form: .plain))
      return .field(next: found + 1)
    }
    let withReturn = unsafe found > hit + 1 && bytes[found - 1] == 0x0D && dialect.newline == 0x0A
    let end = withReturn ? found - 1 : found
    spans.append(FieldSpan(start: fieldStart, end: end, line: line, form: .plain))
    return .outcome(.record(end: end, next: min(found + 1, window.end)))
  }
}
