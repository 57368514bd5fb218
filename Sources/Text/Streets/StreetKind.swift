/// What sort of street a name ends in, the same in Finnish and Swedish: `-katu` and `-gatan` are one kind.
///
/// The pairs are those that Finnish towns use on their bilingual street signs; `-ranta` is a shore (`-stranden`) here,
/// not the quay (`-kajen`) that some of them are in Swedish.
struct StreetKind: Sendable, Equatable {
  /// Position in ``rows``.
  let number: Int
  let isSwedish: Bool

  /// The kind that the folded name in `bytes[range]` ends in, and how many bytes its word takes; `nil` if none is known.
  static func ending(_ bytes: [UInt8], _ range: Range<Int>) -> (kind: StreetKind, count: Int)? {
    for count in stride(from: min(longest, range.count), through: 3, by: -1) {
      if let value = table.value(bytes, range.upperBound - count..<range.upperBound) {
        return (StreetKind(number: value >> 1, isSwedish: value & 1 == 1), count)
      }
    }
    return nil
  }

  /// The kind that a letter with a full stop stands for at the end of a name: `Hämeenk. 5`, `Åbov. 5`.
  static func abbreviated(_ letter: UInt8) -> StreetKind? {
    switch letter {
    case 0x6B: StreetKind(number: 0, isSwedish: false)
    case 0x67: StreetKind(number: 0, isSwedish: true)
    case 0x74: StreetKind(number: 1, isSwedish: false)
    case 0x76: StreetKind(number: 1, isSwedish: true)
    default: nil
    }
  }

  /// Finnish and Swedish endings of each kind, folded.
  private static let rows: [(finnish: String, swedish: String)] = [
    ("katu", "gatan gata"), ("tie", "vagen vag"), ("kuja", "granden grand"), ("polku", "stigen stig"),
    ("tori", "torget torg"), ("aukio", "platsen plats"), ("ranta", "stranden strand"), ("rinne", "brinken brink"),
    ("kaari", "bagen"), ("puisto", "parken park"), ("bulevardi", "bulevarden bulevard"),
    ("esplanadi puistikko", "esplanaden esplanad"), ("raitti", "straket strak"), ("laituri", "kajen bryggan"),
    ("silta", "bron"), ("maki", "backen backe"), ("portti", "porten"), ("kulma", "hornet"), ("kyla", "byn"),
    ("taival taipale", ""), ("penger", "terrassen"), ("rata", "banan"), ("vayla", "leden"), ("linja", "linjen"),
    ("piha", "garden"), ("lehto", "lunden"), ("niitty", "angen"), ("laakso", "dalen"), ("kallio", "berget"),
    ("harju", "asen"), ("keha", "ringen"), ("kaytava", "gangen"),
  ]
  private static let table = WordTable(
    rows.enumerated().flatMap { index, row in [(row.finnish, index * 2), (row.swedish, index * 2 + 1)] })
  private static let longest = 10
}
