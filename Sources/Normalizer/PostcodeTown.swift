import Records
import Text

/// A postcode and a town that stand in one text: `00100 Helsinki`, `FI-00100 Helsinki`, and as a town `Helsinki 00100`.
struct PostcodeTown {
  /// The five digits.
  let postcode: Range<Int>
  /// The town; empty if the postcode stands alone.
  let town: Range<Int>

  /// Nil unless `bytes[whole]` is one postcode with a town in front of it or behind it, or none, and no other digits.
  init?(_ bytes: [UInt8], _ whole: Range<Int>) {
    guard let first = bytes[whole].firstIndex(where: Self.isDigit), first + 5 <= whole.upperBound else { return nil }
    let (start, end) = (first, first + 5)
    guard bytes[start..<end].allSatisfy(Self.isDigit), !bytes[end..<whole.upperBound].contains(where: Self.isDigit)
    else { return nil }
    var before = whole.lowerBound..<start
    for country in Self.countries where bytes[before].elementsEqual(country) { before = start..<start }
    var behind = end..<whole.upperBound
    while let byte = bytes[behind].first, Self.isBetween(byte) { behind = behind.lowerBound + 1..<behind.upperBound }
    while let byte = bytes[before].last, Self.isBetween(byte) { before = before.lowerBound..<before.upperBound - 1 }
    let isBehind = before.isEmpty && behind.lowerBound > end
    let isBefore = behind.isEmpty && before.upperBound < start
    guard isBehind || isBefore || before.isEmpty && behind.isEmpty else { return nil }
    postcode = start..<end
    town = before.isEmpty ? behind : before
    let letters = LetterCase.letters(bytes, town)
    if !town.isEmpty, letters.upper + letters.lower < 2 { return nil }
  }

  /// Offers the parts that do not belong in the cell's field to the fields where they do.
  ///
  /// The fields' own columns have the first word; where they say something else it is noticed.
  func offer(from cell: inout Cell) {
    let bytes = cell.bytes
    let grounds: Grounds = cell.field == .companyStreet ? .embedded : .misplaced
    if cell.field != .companyPostcode {
      cell.offer(.companyPostcode, Array(bytes[postcode]), on: grounds, disputed: .postcodeDiffers)
    }
    if cell.field != .companyCity, !town.isEmpty {
      cell.offer(.companyCity, Self.normal(.companyCity, bytes[town]), on: grounds, disputed: .postcodeDiffers)
    }
  }

  /// A value as the rules of `field` write it.
  private static func normal(_ field: Field, _ value: ArraySlice<UInt8>) -> [UInt8] {
    var cell = Cell(field)
    cell.set(Array(value))
    for rule in RuleChain.fieldRules[field.rawValue] where !cell.bytes.isEmpty { rule.applyIfNeeded(&cell) }
    return cell.bytes
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isBetween(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2C }

  private static let countries = ["FI-", "FIN-", "FI ", "FIN ", "Fi-", "Fin-", "AX-", "fi-", "fin-", "ax-"].map {
    Array($0.utf8)
  }
}
