/// Finds out a text file's dialect from its beginning: every candidate reads the sample, and the one whose records
/// have the most regular number of fields and the most plausible cells wins.
enum DialectSniffer {
  /// The dialect of a sample that begins with its first line; `delimiter` is what the user or a `sep=` line says.
  static func sniff(_ sample: TextSample, from: Int, delimiter known: UInt8?) -> Dialect {
    let newline = newline(sample)
    var best = Dialect.standard
    if let known { best.delimiter = known }
    best.newline = newline
    var bestScore = 0.0
    for (delimiter, prior) in known.map({ [($0, 1.0)] }) ?? candidates {
      for quote in quotes(sample, from: from, delimiter: delimiter, newline: newline) {
        var dialect = Dialect(delimiter: delimiter, quote: quote, escape: nil, newline: newline)
        if escapes(sample, quote: quote, delimiter: delimiter) { dialect.escape = 0x5C }
        let table = sample.table(dialect, from: from, line: 1, limit: 1000)
        var score = prior * Self.score(table, of: sample)
        if score > bestScore { (best, bestScore) = (dialect, score) }
        // Quotes that are mostly out of place do not quote.
        guard table.strays > max(2, table.quoted) else { continue }
        dialect.quote = nil
        dialect.escape = nil
        score = prior * Self.score(sample.table(dialect, from: from, line: 1, limit: 1000), of: sample)
        if score > bestScore { (best, bestScore) = (dialect, score) }
      }
    }
    if known == nil, bestScore < 0.1 { best = Dialect(delimiter: 0x2C, quote: 0x22, newline: newline) }
    return best
  }

  /// The delimiters tried, the likelier ones first, each with how far its score counts.
  private static let candidates: [(UInt8, Double)] = [
    (0x2C, 1), (0x3B, 1), (0x09, 1), (0x7C, 0.95), (0x7E, 0.6), (0x5E, 0.6), (0x3A, 0.4), (0x20, 0.4), (0x23, 0.4),
  ]

  /// How well a reading fits, 0 to 1: regularity of the number of fields times plausibility of the cells.
  static func score(_ table: TextSample.Table, of sample: TextSample) -> Double {
    var lengths: [Int: Int] = [:]
    var (cells, plausible) = (0.0, 0.0)
    for row in table.rows {
      lengths[row.spans.count, default: 0] += 1
      for span in row.spans {
        cells += 1
        plausible += weight(span, sample)
      }
    }
    guard !table.rows.isEmpty, cells > 0 else { return 0 }
    let patterns = lengths.sorted { $0.key < $1.key }
    var regular = 0.0
    for (length, rows) in patterns where length > 1 {
      regular += Double(rows) * Double(length - 1) / Double(length)
    }
    let rows = Double(table.rows.count)
    let modal = Double(patterns.map(\.value).max() ?? 0) / rows
    regular = regular / rows * modal / Double(patterns.count).squareRoot()
    return regular * (plausible / cells) * (1 - Double(min(table.strays, table.rows.count)) / rows / 2)
  }

  private static func weight(_ span: FieldSpan, _ sample: TextSample) -> Double {
    if span.form != .plain { return 1 }
    return switch CellKind.of(sample.bytes, span.start..<span.end) {
    case .odd: 0.1
    case .empty: 0.8
    case .text: 0.9
    default: 1
    }
  }

  /// The quote characters worth trying: the single one only if it ends as many fields as half of those it begins. A
  /// spreadsheet puts one before a number that is to keep its zeros, and never one behind.
  private static func quotes(_ sample: TextSample, from: Int, delimiter: UInt8, newline: UInt8) -> [UInt8] {
    let quote: UInt8 = 0x27
    var (begun, ended) = (0, 0)
    var before = newline
    for position in from..<sample.end {
      let byte = sample.bytes[position]
      if byte == quote, before == delimiter || before == newline { begun += 1 }
      if before == quote, byte == delimiter || byte == 0x0A || byte == 0x0D { ended += 1 }
      if byte != 0x20 || delimiter == 0x20 { before = byte }
    }
    if before == quote { ended += 1 }
    return begun > 0 && ended * 2 >= begun ? [0x22, quote] : [0x22]
  }

  /// Whether quotes are escaped with a backslash: there is `\"` that does not end a field.
  private static func escapes(_ sample: TextSample, quote: UInt8, delimiter: UInt8) -> Bool {
    guard sample.end > 2 else { return false }
    for position in 1..<sample.end - 1 where sample.bytes[position] == quote && sample.bytes[position - 1] == 0x5C {
      let next = sample.bytes[position + 1]
      if next != delimiter, next != 0x0A, next != 0x0D { return true }
    }
    return false
  }

  /// LF, or CR where lone CRs are more frequent.
  private static func newline(_ sample: TextSample) -> UInt8 {
    var (feeds, returns) = (0, 0)
    for position in 0..<sample.end {
      if sample.bytes[position] == 0x0A { feeds += 1 }
      if sample.bytes[position] == 0x0D, sample.bytes[position + 1] != 0x0A { returns += 1 }
    }
    return returns > feeds ? 0x0D : 0x0A
  }
}
