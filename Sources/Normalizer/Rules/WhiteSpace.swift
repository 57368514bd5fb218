import Records

/// One plain space between words and none around them.
struct WhiteSpace: FieldRule {
  let name = "white-space"
  let version = 1
  let fields = Field.allCases
  let summary = "Turns every kind of white space into single spaces, with none at the ends."
  let examples = [
    RuleExample(.companyName, "Meri  ja\u{2003}Ranta Oy", "Meri ja Ranta Oy"),
    RuleExample(.personName, "Liisa\u{202F}Virtanen\u{A0}", "Liisa Virtanen"),
    RuleExample(.companyCity, " Espoo ", "Espoo"),
  ]

  func apply(_ cell: inout Cell) {
    let isEdged = cell.bytes.first == 0x20 || cell.bytes.last == 0x20
    if !isEdged, cell.kinds.isDisjoint(with: [.doubleSpace, .beyondASCII, .control]) { return }
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
