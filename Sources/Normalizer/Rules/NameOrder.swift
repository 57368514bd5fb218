import Records
import Text

/// First names in front, surname behind.
///
/// The two ends of a name are weighed: how much oftener each is a first name than a surname, see ``NameLeans``, in bits;
/// a particle says that a word is a surname. Some 950 Finnish names are both: where the ends weigh nearly the same, capitals
/// decide, and where there are none the name stays as it is with a finding.
struct NameOrder: FieldRule {
  var name: String { "name-order" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Turns \"surname first-names\" round, by how often each word is a first name and a surname." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Virtanen Liisa", "Liisa Virtanen"),
      RuleExample(.personName, "Virtanen Liisa Maria", "Liisa Maria Virtanen"),
      RuleExample(.personName, "Liisa Virtanen", "Liisa Virtanen"),
      RuleExample(.personName, "MEIKÄLÄINEN Matti", "Matti MEIKÄLÄINEN"),
      RuleExample(.personName, "von Wright Georg", "Georg von Wright"),
      RuleExample(.personName, "Öhman-Lund Carl", "Carl Öhman-Lund"),
      RuleExample(.personName, "HALLA-AHO MAIJA-LIISA", "MAIJA-LIISA HALLA-AHO"),
      RuleExample(.personName, "Virtanen L.", "L. Virtanen"),
      RuleExample(.personName, "Kuusisto Rauha", "Rauha Kuusisto"),
      RuleExample(.personName, "Niilo Tuomi", "Niilo Tuomi"),
      RuleExample(.personName, "Oliver Oliver", "Oliver Oliver", finding: .nameOrder),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    if !cell.kinds.isDisjoint(with: [.comma, .digit]) || !Self.isName(cell) { return }
    if Self.isClear(&cell) { return }
    let bytes = cell.bytes
    let words = Words.split(bytes, 0..<bytes.count)
    let letters = LetterCase.letters(bytes, 0..<bytes.count)
    let allCapitals = letters.lower == 0
    // The surname unit in front is the particles and one word; something has to remain behind it.
    var first = 0
    while first < words.count - 1, NameParticles.isParticle(bytes, words[first], allCapitals: allCapitals) {
      first += 1
    }
    guard words.count - first > 1 else { return }
    let (last, next) = (words[words.count - 1], words[first + 1])
    let front = first > 0 ? Self.surname : Self.lean(bytes, words[first], &cell.scratch)
    let back =
      words.count > 2 && NameParticles.isParticle(bytes, words[words.count - 2], allCapitals: allCapitals)
      ? Self.surname : Self.lean(bytes, last, &cell.scratch)
    if abs(front - back) < Self.margin {
      // Capitals are asked last: they go, and the name must not be turned back without them.
      if allCapitals || letters.upper < 4 { return cell.notice(.nameOrder) }
      let shouted = (Self.isShouted(bytes, words[first]), Self.isShouted(bytes, last))
      if shouted.0 == shouted.1 { return cell.notice(.nameOrder) }
      if shouted.1 || words.count - first > 2 { return }
    } else if front > back {
      return
    }
    if NameTitles.isTitle(bytes, next) { return }
    // What would stand in front then has to be a first name as well, or it would be turned once more.
    if words.count - first > 2 {
      if NameParticles.isParticle(bytes, next, allCapitals: allCapitals) { return }
      if Self.lean(bytes, next, &cell.scratch) - front < Self.margin { return cell.notice(.nameOrder) }
    }
    cell.scratch.append(contentsOf: bytes[next.lowerBound...])
    cell.scratch.append(0x20)
    cell.scratch.append(contentsOf: bytes[..<words[first].upperBound])
    cell.take()
  }

  /// Whether the ends, neither of which has to do with a particle, say clearly that the name stands as it should.
  private static func isClear(_ cell: inout Cell) -> Bool {
    if !cell.kinds.isDisjoint(with: [.doubleSpace, .edgeSpace]) { return false }
    let whole = 0..<cell.bytes.count
    let first = 0..<ByteRange.first(0x20, cell.bytes, whole)
    let last = ByteRange.wordStart(cell.bytes, whole)..<whole.upperBound
    if first.count <= NameParticles.longest || last.isEmpty { return false }
    if first.upperBound + 1 < last.lowerBound {
      let start = ByteRange.wordStart(cell.bytes, 0..<last.lowerBound - 1)
      if last.lowerBound - 1 - start <= NameParticles.longest { return false }
    }
    return lean(cell.bytes, first, &cell.scratch) - lean(cell.bytes, last, &cell.scratch) >= margin
  }

  /// By how many bits the ends have to differ: below it, one name in five would be turned wrongly.
  private static let margin = 2
  /// What a particle in front of a word weighs, in bits.
  private static let surname = -20

  /// What O' and D' in front of a name weigh, in bits.
  private static let prefix = -8

  /// Whether a value has no other marks than names have; what is masked has others, too.
  private static func isName(_ cell: Cell) -> Bool {
    if !cell.kinds.contains(.mark) { return true }
    return cell.bytes.allSatisfy {
      switch $0 {
      case 0x41...0x5A, 0x61...0x7A, 0x80..., 0x20, 0x2D, 0x27, 0x2E: true  // letters, space, - ' .
      default: false
      }
    }
  }

  /// Whether a word of three letters or more is written in capitals only.
  private static func isShouted(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let letters = LetterCase.letters(bytes, range)
    return letters.lower == 0 && letters.upper > 2
  }

  /// How a word leans, its parts taken together: above zero to a first name, below to a surname. `folded` is used.
  static func lean(_ bytes: [UInt8], _ range: Range<Int>, _ folded: inout [UInt8]) -> Int {
    folded.removeAll(keepingCapacity: true)
    Fold.append(bytes, range, to: &folded)
    var sum = 0
    var start = 0
    while start < folded.count {
      var end = start
      while end < folded.count, folded[end] != 0x20 { end += 1 }
      // The O of O'Connor is no initial; the J and the P of J-P are.
      let isPrefix = end == start + 1 && end + 2 < folded.count && folded[end + 2] != 0x20
      sum += isPrefix ? Self.prefix : NameLeans.lean(folded, start..<end)
      start = end + 1
    }
    folded.removeAll(keepingCapacity: true)
    return sum
  }
}

/// Words in front of a surname: von, af, de …
enum NameParticles {
  /// Whether a word is a particle: in lower case, or in a name that has capitals only. There the first word counts only if
  /// it can be nothing else: Le and De are surnames, too.
  static func isParticle(_ bytes: [UInt8], _ range: Range<Int>, allCapitals: Bool) -> Bool {
    if range.count > longest { return false }
    if table.value(bytes, range) != nil { return true }
    guard allCapitals, let weight = table.value(Fold.folded(bytes, range)) else { return false }
    return weight == certain || range.lowerBound > 0
  }

  /// The bytes of the longest particle.
  static let longest = 3
  private static let certain = 2
  private static let table = WordTable([
    ("von af der den zu zur", certain), ("van de la di da du le av del el ter ten dos das bin ibn", 1),
  ])
}
