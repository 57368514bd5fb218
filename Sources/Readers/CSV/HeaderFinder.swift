/// Finds out which record of a text file names its columns, and how many columns there are.
struct HeaderFinder {
  /// Position of the first record to be read: the header, or the first data record where there is none.
  let start: Int
  /// 1-based line of that record.
  let line: Int
  /// Whether that record is a header.
  let hasHeader: Bool
  /// Columns: the fields of most records, without delimiters that end every record but not the header.
  let width: Int
  /// Fields of most records, counted.
  let habit: Int

  /// Records of a preamble, at most.
  private static let longestPreamble = 32

  /// Looks for the header among the first records; `headerLine` is what the user says (0: there is none).
  init(_ table: TextSample.Table, of sample: TextSample, headerLine: Int?) {
    let rows = table.rows
    habit = Self.mode(rows.map(\.spans.count))
    let width = Self.withoutIdleEnd(rows, habit)
    var index = 0
    if let headerLine, headerLine > 0 {
      index = rows.firstIndex { $0.line >= headerLine } ?? max(0, rows.count - 1)
    } else if width > 1 {
      index =
        rows.prefix(Self.longestPreamble).firstIndex { row in
          row.spans.count >= width && row.spans.count { $0.start < $0.end } * 2 > width
        } ?? 0
    }
    guard index < rows.count else {
      (start, line, hasHeader, self.width) = (0, 1, headerLine != 0, max(1, width))
      return
    }
    start = rows[index].start
    line = rows[index].line
    self.width = max(1, width)
    hasHeader =
      headerLine.map { $0 > 0 }
      ?? Self.names(rows[index], sample, followedBy: rows[(index + 1)...].prefix(200))
  }

  /// `habit`, or the width of the first row if that is all that the rows of `habit` fields ever fill.
  private static func withoutIdleEnd(_ rows: [TextSample.Row], _ habit: Int) -> Int {
    guard let first = rows.first?.spans.count, first > 1, first < habit else { return habit }
    let isIdle = rows.allSatisfy { row in row.spans.dropFirst(first).allSatisfy { $0.start == $0.end } }
    return isIdle ? first : habit
  }

  /// Whether a row names columns: it does unless it holds data where the rows below hold the same kind of data.
  private static func names(
    _ row: TextSample.Row, _ sample: TextSample, followedBy rows: ArraySlice<TextSample.Row>
  ) -> Bool {
    var (names, data, votes) = (0, 0, 0)
    for (column, span) in row.spans.enumerated() {
      let kind = CellKind.of(sample.bytes, span.start..<span.end)
      if kind == .text { names += 1 }
      if kind.isData { data += 1 }
      var (filled, same, typed) = (0, 0, 0)
      for other in rows where column < other.spans.count {
        let below = CellKind.of(sample.bytes, other.spans[column].start..<other.spans[column].end)
        if below == .empty { continue }
        filled += 1
        if below == kind { same += 1 }
        if below.isData { typed += 1 }
      }
      if filled > 0, typed * 5 >= filled * 4 { votes += kind.isData && same * 2 > filled ? -1 : kind == .text ? 1 : 0 }
    }
    if votes != 0 { return votes > 0 }
    return names >= data
  }

  private static func mode(_ counts: [Int]) -> Int {
    var tally: [Int: Int] = [:]
    for count in counts { tally[count, default: 0] += 1 }
    return tally.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}
