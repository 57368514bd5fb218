import Records
import Text

/// A company's name as the source wrote it, without what is no part of it: quotation marks around the whole, stray commas
/// and hyphens, a legal form said twice in a row, a full stop after it, doubled hyphens.
///
/// Words, capitals and the order of names stay: `MERI OY` may be how the company writes itself.
struct CompanyName: FieldRule {
  var name: String { "company-name" }
  var version: Int { 2 }
  var fields: [Field] { [.companyName] }
  var summary: String {
    "Drops quotation marks around the whole, stray commas and hyphens, and a doubled legal form; the name itself stays."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyName, "\"Meri ja Ranta Oy\"", "Meri ja Ranta Oy"),
      RuleExample(.companyName, "”Meri ja Ranta Oy”", "Meri ja Ranta Oy"),
      RuleExample(.companyName, "Kahvila \"Kulma\" Ky", "Kahvila \"Kulma\" Ky"),
      RuleExample(.companyName, "\"Kulma\" ja \"Nurkka\"", "\"Kulma\" ja \"Nurkka\""),
      RuleExample(.companyName, "MERI OY,", "MERI OY"), RuleExample(.companyName, "Meri Oy -", "Meri Oy"),
      RuleExample(.companyName, "Meri Oy oy", "Meri Oy"), RuleExample(.companyName, "Oy Oy Meri Ab", "Oy Meri Ab"),
      RuleExample(.companyName, "Meri Oy.", "Meri Oy"), RuleExample(.companyName, "Meri Ltd.", "Meri Ltd."),
      RuleExample(.companyName, "Meri Oy -- Hav Ab", "Meri Oy - Hav Ab"),
      RuleExample(.companyName, "Meri,, Oy", "Meri, Oy"),
      RuleExample(.companyName, "Meri Oy Ab", "Meri Oy Ab"),
    ]
  }

  func apply(_ cell: inout Cell) {
    dropDoubled(&cell)
    while true {
      let before = cell.bytes.count
      trim(&cell)
      dropStop(&cell)
      dropRepeated(&cell)
      if cell.bytes.count == before { return }
    }
  }

  /// Takes one of two hyphens or commas in a row.
  private func dropDoubled(_ cell: inout Cell) {
    if cell.kinds.isDisjoint(with: [.mark, .comma]) { return }
    var isDoubled = false
    for position in cell.bytes.indices.dropFirst()
    where cell.bytes[position] == cell.bytes[position - 1] && Self.isSingle(cell.bytes[position]) { isDoubled = true }
    if !isDoubled { return }
    for byte in cell.bytes where byte != cell.scratch.last || !Self.isSingle(byte) { cell.scratch.append(byte) }
    cell.take()
  }

  /// Takes quotation marks, commas and lone hyphens at the ends.
  private func trim(_ cell: inout Cell) {
    guard let first = cell.bytes.first, let last = cell.bytes.last else { return }
    let isPlain = first != 0x22 && first != 0xE2 && first != 0xC2 && !Self.isSingle(first) && !Self.isSingle(last)
    if isPlain { return }
    var range = 0..<cell.bytes.count
    while true {
      let before = range
      while !range.isEmpty, Self.isStray(cell.bytes, range.lowerBound, inside: range.lowerBound + 1) {
        range = range.lowerBound + 1..<range.upperBound
      }
      while !range.isEmpty, Self.isStray(cell.bytes, range.upperBound - 1, inside: range.upperBound - 2) {
        range = range.lowerBound..<range.upperBound - 1
      }
      if let inner = Self.unquoted(cell.bytes, range) { range = inner }
      if range == before { break }
    }
    if range.isEmpty || range.count == cell.bytes.count { return }
    cell.scratch.append(contentsOf: cell.bytes[range])
    cell.take()
  }

  /// Takes the full stop of `Oy.` at the end; `Ltd.` and `r.y.` keep theirs.
  private func dropStop(_ cell: inout Cell) {
    let end = cell.bytes.count - 1
    guard end > 0, cell.bytes[end] == 0x2E,
      LegalForms.isAbbreviation(cell.bytes, Self.wordStart(cell.bytes, end)..<end),
      Self.wordStart(cell.bytes, end) > 0
    else { return }
    cell.scratch.append(contentsOf: cell.bytes[..<end])
    cell.take()
  }

  /// Takes one of two equal abbreviations in a row, at the end or in front.
  private func dropRepeated(_ cell: inout Cell) {
    let bytes = cell.bytes
    guard bytes.count > 5, cell.kinds.contains(.space) else { return }
    let last = Self.wordStart(bytes, bytes.count)
    if last > 3, bytes.count - last <= 3 {
      let before = Self.wordStart(bytes, last - 1)
      if before > 0, LegalForms.isAbbreviation(bytes, last..<bytes.count),
        Self.equals(bytes, before..<last - 1, last..<bytes.count)
      {
        cell.scratch.append(contentsOf: bytes[..<(last - 1)])
        return cell.take()
      }
    }
    guard let first = bytes.prefix(4).firstIndex(of: 0x20), LegalForms.isAbbreviation(bytes, 0..<first) else { return }
    let second = first + 1..<2 * first + 1
    guard second.upperBound < bytes.count, bytes[second.upperBound] == 0x20, Self.equals(bytes, 0..<first, second)
    else {
      return
    }
    cell.scratch.append(contentsOf: bytes[second.lowerBound...])
    cell.take()
  }

  /// Where the word before `end` begins.
  private static func wordStart(_ bytes: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1] != 0x20 { start -= 1 }
    return start
  }

  /// Whether two words of ASCII letters are one, in any letters.
  private static func equals(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for (a, b) in zip(left, right) where bytes[a] | 0x20 != bytes[b] | 0x20 { return false }
    return true
  }

  private static func isSingle(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x2D }

  /// Whether a space, a comma, or a hyphen with a space on its inner side stands at `position`.
  private static func isStray(_ bytes: [UInt8], _ position: Int, inside: Int) -> Bool {
    let byte = bytes[position]
    if byte == 0x2D { return bytes.indices.contains(inside) && bytes[inside] == 0x20 }
    return byte == 0x20 || byte == 0x2C
  }

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
