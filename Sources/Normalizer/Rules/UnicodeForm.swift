import Records

/// Composes letters that come as a letter and a combining mark, and leaves out what cannot be seen.
struct UnicodeForm: FieldRule {
  var name: String { "unicode" }
  var version: Int { 2 }
  var fields: [Field] { Field.allCases }
  var summary: String { "Composes decomposed letters; drops zero-width characters and soft hyphens." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Liisa Ma\u{308}kinen", "Liisa Mäkinen"),
      RuleExample(.personName, "A\u{30A}sa O\u{308}berg", "Åsa Öberg"),
      RuleExample(.personName, "I\u{307}brahim i\u{307}nci", "İbrahim inci"),
      RuleExample(.companyName, "Yri\u{AD}tys\u{200B} Oy\u{FEFF}", "Yritys Oy"),
      RuleExample(.personName, "Renée Šimić", "Renée Šimić"),
    ]
  }

  var needs: ByteKinds { .exotic }

  func apply(_ cell: inout Cell) {
    var previous: UInt32 = 0
    var previousStart = 0
    var position = 0
    while position < cell.bytes.count {
      let (scalar, length) = Scalars.decode(cell.bytes, position)
      position += length
      if Self.isInvisible(scalar) { continue }
      if scalar >= 0x300, scalar <= 0x36F, let composed = Self.compose(previous, scalar) {
        cell.scratch.removeSubrange(previousStart...)
        previous = composed
      } else {
        previousStart = cell.scratch.count
        previous = scalar
      }
      Scalars.append(previous, to: &cell.scratch)
    }
    cell.take()
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func compose(_ base: UInt32, _ mark: UInt32) -> UInt32? {
    for entry in compositions where entry.mark == mark {
      if let index = entry.bases.firstIndex(of: base) { return entry.composed[index] }
    }
    return nil
  }

  private struct Composition {
    let mark: UInt32
    let bases: [UInt32]
    let composed: [UInt32]

    init(_ mark: UInt32, _ bases: String, _ composed: String) {
      self.mark = mark
      self.bases = bases.unicodeScalars.map(\.value)
      self.composed = composed.unicodeScalars.map(\.value)
    }
  }

  private static let compositions = [
    Composition(0x300, "AEIOUaeiou", "ÀÈÌÒÙàèìòù"), Composition(0x301, "AEIOUYaeiouyCcNnSsZz", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"),
    Composition(0x302, "AEIOUaeiou", "ÂÊÎÔÛâêîôû"), Composition(0x303, "ANOano", "ÃÑÕãñõ"),
    Composition(0x308, "AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"), Composition(0x30A, "AaUu", "ÅåŮů"),
    Composition(0x307, "IiZzCcEeGg", "İiŻżĊċĖėĠġ"), Composition(0x30C, "CSZRENcszren", "ČŠŽŘĚŇčšžřěň"),
    Composition(0x327, "CScs", "ÇŞçş"),
  ]
}
