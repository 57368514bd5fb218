import Records

/// "Virtanen, Liisa" is Liisa Virtanen; what follows a comma and is a degree is not part of the name.
struct NameComma: FieldRule {
  var name: String { "name-comma" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String { "Turns \"surname, first names\" round; drops degrees after a comma." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Virtanen, Liisa Maria", "Liisa Maria Virtanen"),
      RuleExample(.personName, "Liisa Virtanen, KTM", "Liisa Virtanen"),
      RuleExample(
        .personName, "Liisa Virtanen, Matti Meikäläinen, Ville Korhonen",
        "Liisa Virtanen, Matti Meikäläinen, Ville Korhonen"),
      RuleExample(.personName, "Virtanen,", "Virtanen"),
    ]
  }

  var needs: ByteKinds { .comma }

  func apply(_ cell: inout Cell) {
    // What has digits is not a name and is not moved about.
    if cell.kinds.contains(.digit) { return }
    var end = cell.bytes.count
    // Degrees and empty parts at the end go first, as long as something stands before them.
    while let comma = cell.bytes[..<end].lastIndex(of: 0x2C) {
      if !NameTitles.isDegrees(cell.bytes, trimmed(cell.bytes, comma + 1..<end)) { break }
      end = comma
    }
    let whole = trimmed(cell.bytes, 0..<end)
    let commas = cell.bytes[whole].count { $0 == 0x2C }
    if commas == 1, let comma = cell.bytes[whole].firstIndex(of: 0x2C) {
      let surname = trimmed(cell.bytes, whole.lowerBound..<comma)
      let first = trimmed(cell.bytes, comma + 1..<whole.upperBound)
      cell.scratch.append(contentsOf: cell.bytes[first])
      if !first.isEmpty, !surname.isEmpty { cell.scratch.append(0x20) }
      cell.scratch.append(contentsOf: cell.bytes[surname])
    } else {
      cell.scratch.append(contentsOf: cell.bytes[whole])
    }
    cell.take()
  }

  private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower] == 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
    return lower..<upper
  }
}
