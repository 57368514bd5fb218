import Records

/// A company's name as the source wrote it, without quotation marks around the whole and a comma at the end.
struct CompanyName: FieldRule {
  var name: String { "company-name" }
  var version: Int { 1 }
  var fields: [Field] { [.companyName] }
  var summary: String {
    "Drops quotation marks around the whole name and stray commas at its ends; the name itself stays."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyName, "\"Meri ja Ranta Oy\"", "Meri ja Ranta Oy"),
      RuleExample(.companyName, "”Meri ja Ranta Oy”", "Meri ja Ranta Oy"),
      RuleExample(.companyName, "Kahvila \"Kulma\" Ky", "Kahvila \"Kulma\" Ky"),
      RuleExample(.companyName, "\"Kulma\" ja \"Nurkka\"", "\"Kulma\" ja \"Nurkka\""),
      RuleExample(.companyName, "MERI OY,", "MERI OY"),
    ]
  }

  func apply(_ cell: inout Cell) {
    guard let first = cell.bytes.first, let last = cell.bytes.last else { return }
    let isPlain = first != 0x22 && first != 0xE2 && first != 0xC2 && last != 0x2C && first != 0x2C
    if isPlain { return }
    var range = 0..<cell.bytes.count
    while true {
      let before = range
      while !range.isEmpty, Self.isStray(cell.bytes[range.lowerBound]) {
        range = range.lowerBound + 1..<range.upperBound
      }
      while !range.isEmpty, Self.isStray(cell.bytes[range.upperBound - 1]) {
        range = range.lowerBound..<range.upperBound - 1
      }
      if let inner = Self.unquoted(cell.bytes, range) { range = inner }
      if range == before { break }
    }
    if range.isEmpty || range.count == cell.bytes.count { return }
    cell.scratch.append(contentsOf: cell.bytes[range])
    cell.take()
  }

  private static func isStray(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2C }

  /// What stands between quotation marks around the whole, if none stand inside.
  private static func unquoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    for mark in marks where range.count > mark.count * 2 {
      let inner = range.lowerBound + mark.count..<range.upperBound - mark.count
      guard bytes[range].starts(with: mark), bytes[inner.upperBound..<range.upperBound].elementsEqual(mark) else {
        continue
      }
      var position = inner.lowerBound
      while position + mark.count <= inner.upperBound {
        if bytes[position..<position + mark.count].elementsEqual(mark) { return nil }
        position += 1
      }
      return inner
    }
    return nil
  }

  private static let marks = ["\"", "”", "»"].map { Array($0.utf8) }
}
