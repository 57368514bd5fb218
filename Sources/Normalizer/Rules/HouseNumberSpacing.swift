import Records
import Text

/// House number, stair and flat with a space between: `12B4` is `12 B 4`.
///
/// `12B` and `12b` stay: the letter may be the house's own. Before a flat (`12B4`, `12B 4`) or behind a space (`12 b`) it
/// is a stair's, and a capital.
struct HouseNumberSpacing: FieldRule {
  var name: String { "house-number" }
  var version: Int { 1 }
  var fields: [Field] { [.companyStreet] }
  var summary: String { "Spaces house number, stair and flat apart and writes the stair in capitals." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "Testikatu 12B4", "Testikatu 12 B 4"),
      RuleExample(.companyStreet, "Testikatu 12 b 4", "Testikatu 12 B 4"),
      RuleExample(.companyStreet, "Testikatu 12 B4", "Testikatu 12 B 4"),
      RuleExample(.companyStreet, "Testikatu 12B 4", "Testikatu 12 B 4"),
      RuleExample(.companyStreet, "Testikatu 12-14 a as. 3", "Testikatu 12-14 A as. 3"),
      RuleExample(.companyStreet, "Testikatu12", "Testikatu 12"),
      RuleExample(.companyStreet, "Testikatu 12a", "Testikatu 12a"),
      RuleExample(.companyStreet, "Testikatu 12B", "Testikatu 12B"),
      RuleExample(.companyStreet, "3. linja 5 c 2. krs", "3. linja 5 C 2. krs"),
      RuleExample(.companyStreet, "Halli7", "Halli7"),
      RuleExample(.companyStreet, "Testikatu 5 c/o", "Testikatu 5 c/o"),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    guard let house = StreetParts(cell.bytes).house else { return }
    let bytes = cell.bytes
    let isGlued = bytes[house.number.lowerBound - 1] != 0x20 && bytes[house.number.lowerBound - 1] != 0x2C
    let isStair = !house.stair.isEmpty && Self.isStair(house, bytes)
    let isSpaced = !isStair || Self.isSpaced(house, bytes)
    if !isGlued, isSpaced { return }
    cell.scratch.append(contentsOf: bytes[..<house.number.lowerBound])
    if isGlued { cell.scratch.append(0x20) }
    if isStair, !isSpaced {
      let stair = house.stair.lowerBound
      cell.scratch.append(contentsOf: bytes[house.number.lowerBound..<(bytes[stair - 1] == 0x20 ? stair - 1 : stair)])
      cell.scratch.append(0x20)
      cell.scratch.append(bytes[stair] & 0xDF)
      if house.flat.lowerBound == house.stair.upperBound, !house.flat.isEmpty { cell.scratch.append(0x20) }
      cell.scratch.append(contentsOf: bytes[house.stair.upperBound...])
    } else {
      cell.scratch.append(contentsOf: bytes[house.number.lowerBound...])
    }
    cell.take()
  }

  /// Whether the letter is a stair's beyond doubt: it stands apart, or a flat is written to it.
  private static func isStair(_ house: HouseNumber, _ bytes: [UInt8]) -> Bool {
    let end = house.stair.upperBound
    if bytes[house.stair.lowerBound - 1] == 0x20 { return end == bytes.count || bytes[end] != 0x2D }
    let isCapital = bytes[house.stair.lowerBound] & 0x20 == 0
    return !house.flat.isEmpty && !house.hasFlatWord && (isCapital || house.flat.lowerBound == end)
  }

  private static func isSpaced(_ house: HouseNumber, _ bytes: [UInt8]) -> Bool {
    bytes[house.stair.lowerBound - 1] == 0x20 && bytes[house.stair.lowerBound] & 0x20 == 0
      && (house.flat.isEmpty || house.flat.lowerBound > house.stair.upperBound)
  }
}
