import Text

/// A table for a terminal: a header line, columns two spaces apart, numbers to the right, no trailing spaces.
public struct TextTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    let name: String
    let isNumber: Bool
    let maxWidth: Int?

    /// A column of text, to the left; values wider than `maxWidth` columns end in an ellipsis.
    public static func text(_ name: String, maxWidth: Int? = nil) -> Column {
      Column(name: name, isNumber: false, maxWidth: maxWidth)
    }

    /// A column of numbers, to the right, never cut.
    public static func number(_ name: String) -> Column { Column(name: name, isNumber: true, maxWidth: nil) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// A table without rows.
  public init(columns: [Column]) { self.columns = columns }

  /// Adds a row; values that are missing are empty, values too many are left out.
  public mutating func add(_ row: [String]) {
    rows.append(
      columns.indices.map { column in
        let value = column < row.count ? VisibleText.clean(row[column]) : ""
        return columns[column].maxWidth.map { VisibleText.fitted(value, $0) } ?? value
      })
  }

  /// The table as lines, each ended by a newline.
  ///
  /// If it is wider than `width` columns, the widest text columns are cut, none below eight columns.
  public func render(width: Int? = nil) -> String {
    var widths = columns.map { VisibleText.width($0.name) }
    for row in rows {
      for (column, value) in row.enumerated() { widths[column] = max(widths[column], VisibleText.width(value)) }
    }
    if let width { shrink(&widths, to: width) }
    return ([columns.map(\.name)] + rows).map { line($0, widths) }.joined()
  }

  private func shrink(_ widths: inout [Int], to width: Int) {
    let gaps = 2 * max(0, columns.count - 1)
    while widths.reduce(gaps, +) > width {
      let candidates = columns.indices.filter { !columns[$0].isNumber && widths[$0] > 8 }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func line(_ values: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, value) in values.enumerated() {
      if column > 0 { line += "  " }
      let fitted = VisibleText.fitted(value, widths[column])
      line += VisibleText.padded(fitted, widths[column], right: columns[column].isNumber)
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
