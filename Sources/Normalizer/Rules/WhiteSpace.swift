import Records

/// One plain space between words and none around them.
struct WhiteSpace: FieldRule {
  var name: String { "white-space" }
  var version: Int { 1 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Turns every kind of white space into single spaces, with none at the ends." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyName, "Meri  ja\u{2003}Ranta Oy", "Meri ja Ranta Oy"),
      RuleExample(.personName, "Liisa\u{202F}Virtanen\u{A0}", "Liisa Virtanen"),
      RuleExample(.companyCity, " Espoo ", "Espoo"),
    ]
  }

  var needs: ByteKinds { [.edgeSpace, .doubleSpace, .exotic, .control] }

  func apply(_ cell: inout Cell) {
    var position = 0
    while position < cell.bytes.count {
      let (scalar, length) = Scalars.decode(cell.bytes, position)
      if Self.isSpace(scalar) {
        if !cell.scratch.isEmpty, cell.scratch.last != 0x20 { cell.scratch.append(0x20) }
      } else {
        for index in position..<position + length { cell.scratch.append(cell.bytes[index]) }
      }
      position += length
    }
    if cell.scratch.last == 0x20 { cell.scratch.removeLast() }
    cell.take()
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x20, 0x7F, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
