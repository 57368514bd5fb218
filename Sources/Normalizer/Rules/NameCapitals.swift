import Records
import Text

/// Capitals where a name has them, in names written in capitals or in small letters only.
struct NameCapitals: FieldRule {
  var name: String { "name-capitals" }
  var version: Int { 3 }
  var fields: [Field] { [.personName] }
  var summary: String { "Restores capitals in a name, or a word of it, written in capitals or small letters only." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "LIISA MÄKINEN-O'CONNOR", "Liisa Mäkinen-O'Connor"),
      RuleExample(.personName, "Matti MEIKÄLÄINEN", "Matti Meikäläinen"),
      RuleExample(.personName, "GEORG VON WRIGHT", "Georg von Wright"),
      RuleExample(.personName, "JAN VAN DER BERG", "Jan van der Berg"),
      RuleExample(.personName, "MARIE LE ROUX", "Marie Le Roux"),
      RuleExample(.personName, "ANA DE LA CRUZ", "Ana de la Cruz"),
      RuleExample(.personName, "MARIO DELL'AQUILA", "Mario Dell'Aquila"),
      RuleExample(.personName, "'T HOOFT", "'t Hooft"), RuleExample(.personName, "NGUYEN VAN MINH", "Nguyen Van Minh"),
      RuleExample(.personName, "İBRAHİM YILMAZ", "İbrahim Yılmaz"),
      RuleExample(.personName, "IŞIL IŞIK", "Işıl Işık"), RuleExample(.personName, "ibrahim şahin", "İbrahim Şahin"),
      RuleExample(.personName, "IIRIS ILMONEN", "Iiris Ilmonen"), RuleExample(.personName, "ION ŢIRIAC", "Ion Ţiriac"),
      RuleExample(.personName, "MAIJA-LEENA VIRTANEN-LAHTI", "Maija-Leena Virtanen-Lahti"),
      RuleExample(.personName, "LL VIRTANEN", "LL Virtanen"),
      RuleExample(.personName, "åsa öberg", "Åsa Öberg"), RuleExample(.personName, "J.P. Virtanen", "J.P. Virtanen"),
      RuleExample(.personName, "VON WRIGHT", "von Wright"), RuleExample(.personName, "THI LE", "Thi Le"),
      RuleExample(.personName, "TAUNO HALLA-AHO", "Tauno Halla-aho"),
      RuleExample(.personName, "IAN MCDONALD", "Ian McDonald"),
      RuleExample(.personName, "JP Virtanen", "JP Virtanen"), RuleExample(.personName, "Ian McDonald", "Ian McDonald"),
    ]
  }

  func apply(_ cell: inout Cell) {
    let whole = LetterCase.letters(cell.bytes, 0..<cell.bytes.count)
    if whole.upper + whole.lower < 3 { return }
    // A clean name has at most a few capitals beside many small letters: no word of it can be in capitals only.
    if whole.lower > 0, whole.upper > 0, whole.upper <= 2 { return }
    let (bytes, isUniform) = (cell.bytes, whole.upper == 0 || whole.lower == 0)
    let isTurkish = cell.kinds.contains(.exotic) && LetterCase.isTurkish(bytes)
    var isVietnamese: Bool?
    var isBehindParticle = false
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
      let word = start..<end
      let letters = LetterCase.letters(bytes, word)
      if start > 0 { cell.scratch.append(0x20) }
      var isParticle = isUniform && end < bytes.count && NameParticles.isParticle(bytes, word, allCapitals: true)
      if isParticle, !NameParticles.isCertain(bytes, word) {
        isVietnamese = isVietnamese ?? NameParticles.isVietnamese(bytes, Words.split(bytes, 0..<bytes.count))
        isParticle = isVietnamese == false
      }
      let isSmall = isParticle && !NameParticles.hasCapital(bytes, word, isSecond: isBehindParticle)
      isBehindParticle = isParticle
      if isSmall {
        LetterCase.appendLower(bytes, word, to: &cell.scratch)
      } else if isUniform
        ? !Initials.isInitials(bytes, word, letters.upper)
        : letters.lower == 0 && letters.upper >= 3 && !Initials.isInitials(bytes, word, letters.upper)
      {
        Self.appendCapitalised(bytes, word, turkish: isTurkish, to: &cell.scratch)
      } else {
        cell.scratch.append(contentsOf: bytes[word])
      }
      start = end + 1
    }
    cell.take()
  }

  /// A word's capitals, and what names have beyond them: McLean, and a Finnish compound whose parts meet in one
  /// vowel, `Halla-aho`.
  private static func appendCapitalised(
    _ bytes: [UInt8], _ word: Range<Int>, turkish: Bool, to out: inout [UInt8]
  ) {
    let start = out.count
    LetterCase.appendCapitalised(bytes, word, turkish: turkish, to: &out)
    if word.count > 4, out[start] == 0x4D, out[start + 1] == 0x63 { out[start + 2] = upper(out[start + 2]) }
    guard let hyphen = out[start...].lastIndex(of: 0x2D), hyphen > start, hyphen + 1 < out.count else { return }
    let second = hyphen + 1
    if out[second] | 0x20 == out[hyphen - 1], compounds.value(out, second + 1..<out.count) != nil {
      out[second] |= 0x20
    }
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }

  /// `-aho`, `-oja`, `-alus`, `-alho` without their first letter: the second parts that Finnish surnames with such a
  /// hyphen have in the name statistics of the Digital and Population Data Services Agency.
  private static let compounds = WordTable([("ho ja lus lho", 1)])
}
