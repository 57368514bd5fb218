import Records
import Text

/// A street or a town in capitals only gets small letters back, one in small letters only its capitals:
/// `MANNERHEIMINTIE 12 B` is `Mannerheimintie 12 B`.
///
/// Letters alone, boxes and words that begin with a digit say nothing about how the rest is written, and stay.
struct AddressCapitals: FieldRule {
  var name: String { "address-capitals" }
  var version: Int { 2 }
  var fields: [Field] { [Field.companyStreet, .companyCity] }
  var summary: String {
    "Restores small letters and capitals in streets and towns written in one case; a stair's letter, PL, PB stay."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "MANNERHEIMINTIE 12 B 4", "Mannerheimintie 12 B 4"),
      RuleExample(.companyStreet, "mannerheimintie 12b", "Mannerheimintie 12b"),
      RuleExample(.companyStreet, "VANHA KAARINANTIE 5 AS 3", "Vanha Kaarinantie 5 as 3"),
      RuleExample(.companyStreet, "ALVAR AALLON KATU 5", "Alvar Aallon katu 5"),
      RuleExample(.companyStreet, "GAMLA VÄGEN 5", "Gamla vägen 5"),
      RuleExample(.companyStreet, "S:T ERIKSGATAN 5", "S:t Eriksgatan 5"),
      RuleExample(.companyStreet, "PL 123", "PL 123"), RuleExample(.companyCity, "HELSINKI", "Helsinki"),
      RuleExample(.companyCity, "KOSKI TL", "Koski Tl"), RuleExample(.companyCity, "espoo", "Espoo"),
      RuleExample(.companyCity, "UUSIKAARLEPYY/NYKARLEBY", "Uusikaarlepyy/Nykarleby"),
      RuleExample(.companyCity, "MÄNTTÄ-VILPPULA", "Mänttä-Vilppula"),
      RuleExample(.companyCity, "S:T MICHEL", "S:t Michel"),
      RuleExample(.companyCity, "PEDERSÖREN KUNTA", "Pedersören kunta"),
      RuleExample(.companyCity, "HANKO POHJOINEN", "Hanko pohjoinen"),
      RuleExample(.companyCity, "SIUNTIO KK", "Siuntio kk"),
    ]
  }

  func apply(_ cell: inout Cell) {
    if Self.beginsMixed(cell.bytes) { return }
    let isStreet = cell.field == .companyStreet
    let small = isStreet ? Self.smallInStreets : Self.smallInTowns
    guard Self.isInOneCase(cell.bytes, small) else { return }
    let bytes = cell.bytes
    var start = 0
    while start < bytes.count {
      let end = Self.end(of: start, bytes)
      if start > 0 { cell.scratch.append(0x20) }
      if bytes[start] &- 0x30 < 10 || Self.boxes.value(bytes, start..<end) != nil {
        cell.scratch.append(contentsOf: bytes[start..<end])
      } else if Self.isSmall(bytes, start..<end, small) {
        LetterCase.appendLower(bytes, start..<end, to: &cell.scratch)
      } else if Self.saints.value(bytes, start..<end) != nil {
        cell.scratch.append(contentsOf: [0x53, 0x3A, 0x74])
      } else {
        LetterCase.appendCapitalised(bytes, start..<end, to: &cell.scratch)
      }
      start = end + 1
    }
    cell.take()
  }

  /// The usual value: a capital and a small letter are the first two.
  private static func beginsMixed(_ bytes: [UInt8]) -> Bool {
    bytes.count > 1 && bytes[0] &- 0x41 < 26 && bytes[1] &- 0x61 < 26
  }

  /// Whether the words that tell anything are all in capitals or all in small letters.
  private static func isInOneCase(_ bytes: [UInt8], _ small: WordTable) -> Bool {
    var upper = 0
    var lower = 0
    var start = 0
    while start < bytes.count {
      let end = end(of: start, bytes)
      let letters = LetterCase.letters(bytes, start..<end)
      if letters.upper + letters.lower > 1, bytes[start] &- 0x30 >= 10, boxes.value(bytes, start..<end) == nil,
        !isSmall(bytes, start..<end, small)
      {
        upper += letters.upper
        lower += letters.lower
        if upper > 0, lower > 0 { return false }
      }
      start = end + 1
    }
    return upper + lower > 0
  }

  private static func end(of start: Int, _ bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x20 { end += 1 }
    return end
  }

  /// Whether a word is written small; the first one of a name is not, whatever it means elsewhere.
  private static func isSmall(_ bytes: [UInt8], _ word: Range<Int>, _ small: WordTable) -> Bool {
    guard let value = small.value(bytes, word) else { return false }
    return value == 1 || word.lowerBound > 0
  }

  private static let boxes = WordTable([("PL PB PO Box BOX", 1)])
  private static let saints = WordTable([("S:T s:t", 1)])
  /// Words that are small: 1 anywhere, 2 behind another word. Finnish and Swedish kinds of street stand apart behind a
  /// name of several words.
  private static let smallInStreets = bothCases([
    ("AS KRS RAPPU KERROS TR TRAPPA BST LGH C/O", 1),
    (
      "KATU TIE KUJA POLKU TORI AUKIO RANTA RINNE KAARI PUISTO RAITTI SILTA PORTTI KULMA GATA GATAN VÄG VÄGEN GRÄND "
        + "GRÄNDEN STIG STIGEN TORG PLATS PLATSEN", 2
    ),
  ])
  /// Words behind a town's name, as Posti's and the municipalities' own spelling has them.
  private static let smallInTowns = bothCases([
    (
      "AS ST KK KBY KUNTA KOMMUN STAD KAUPUNKI POHJOINEN NORRA SAHA SÅG TEHDAS FABRIK YLIOPISTO UNIVERSITET KANAVA", 2
    )
  ])

  private static func bothCases(_ groups: [(words: String, value: Int)]) -> WordTable {
    WordTable(groups + groups.map { ($0.words.lowercased(), $0.value) })
  }
}
