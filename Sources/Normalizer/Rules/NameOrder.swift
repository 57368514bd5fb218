import Records
import Text

/// First names in front, surname behind.
///
/// The two ends of a name are weighed: how much oftener each is a first name than a surname, see ``NameLeans``, in bits;
/// a particle says that a word is a surname. Some 950 Finnish names are both: where the ends weigh nearly the same, capitals
/// decide, and where there are none the name stays as it is with a finding.
struct NameOrder: FieldRule {
  var name: String { "name-order" }
  var version: Int { 4 }
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
      RuleExample(.personName, "VAN DER BERG JAN", "JAN VAN DER BERG"),
      RuleExample(.personName, "Van der Berg Jan", "Jan van der Berg"),
      RuleExample(.personName, "VAN DE VELDE PIETER", "PIETER VAN DE VELDE"),
      RuleExample(.personName, "DE VRIES ANNA", "ANNA DE VRIES"),
      RuleExample(.personName, "Le Roux Marie", "Marie Le Roux"),
      RuleExample(.personName, "Marie Le Roux", "Marie Le Roux"),
      RuleExample(.personName, "Di Caprio Leo", "Leo Di Caprio"),
      RuleExample(.personName, "AF FORSELLES CARL", "CARL AF FORSELLES"),
      RuleExample(.personName, "Berg Jan van der", "Jan van der Berg"),
      RuleExample(.personName, "Jan Berg van der", "Jan van der Berg"),
      RuleExample(.personName, "WRIGHT GEORG VON", "GEORG VON WRIGHT"),
      RuleExample(.personName, "Al Virtanen", "Al Virtanen"), RuleExample(.personName, "Anna Le", "Anna Le"),
      RuleExample(.personName, "Virtanen TM", "T. M. Virtanen"),
      RuleExample(.personName, "VIRTANEN LL", "L. L. VIRTANEN"),
      RuleExample(.personName, "Virtanen J.-P.", "J.-P. Virtanen"), RuleExample(.personName, "EK Anna", "Anna EK"),
      RuleExample(.personName, "M\u{FFFD}kel\u{FFFD} P\u{FFFD}ivi", "M\u{FFFD}kel\u{FFFD} P\u{FFFD}ivi"),
      RuleExample(.personName, "Virtanen Lahtinen Anna", "Anna Virtanen Lahtinen"),
      RuleExample(.personName, "Virtanen Oy Anna", "Virtanen Oy Anna"),
      RuleExample(.personName, "Oliver Oliver", "Oliver Oliver", finding: .nameOrder),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    if !cell.kinds.isDisjoint(with: [.comma, .digit]) || !Self.isName(cell) { return }
    // A word with destroyed letters leans nowhere.
    if cell.kinds.contains(.exotic), DamagedText.hasReplacement(cell.bytes, 0..<cell.bytes.count) { return }
    if Self.isClear(&cell) { return }
    let bytes = cell.bytes
    let words = Words.split(bytes, 0..<bytes.count)
    let letters = LetterCase.letters(bytes, 0..<bytes.count)
    let allCapitals = letters.lower == 0
    let particles = Self.particles(bytes, words, allCapitals: allCapitals)
    if words.count > 1, let last = particles.last, last {
      return Self.putTrailingParticles(&cell, words, particles)
    }
    // A title that was not taken out is no end of a name.
    if words.count > 2, words.contains(where: { Self.isOffice(bytes, $0, &cell.scratch) }) { return }
    if words.contains(where: { NameCompany.isForm(bytes, $0) }) { return }
    // The surname unit in front is the particles and one word; something has to remain behind it.
    var first = 0
    while first < words.count - 1, particles[first] { first += 1 }
    guard words.count - first > 1 else { return }
    let isSure =
      first > 1
      || (0..<first).contains {
        NameParticles.isCertain(bytes, words[$0]) || NameParticles.isSmall(bytes, words[$0])
      }
    // A word that is somebody's name as well is a particle only before what may be a surname: Al Virtanen is a man.
    if first > 0, !isSure {
      let name = Self.lean(bytes, words[first], &cell.scratch) - Self.lean(bytes, words[words.count - 1], &cell.scratch)
      if name >= Self.margin { first = 0 }
    }
    let (last, next) = (words[words.count - 1], words[first + 1])
    let front =
      first > 0 ? Self.surname : Self.leanOf(bytes, words[first], allCapitals: allCapitals, &cell.scratch)
    let back =
      words.count - first > 2 && particles[words.count - 2]
      ? Self.surname : Self.leanOf(bytes, last, allCapitals: allCapitals, &cell.scratch)
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
    var given = next.lowerBound
    // What would stand in front then has to be a first name as well, or it would be turned once more.
    if words.count - first > 2 {
      if particles[first + 1] { return }
      let lean = Self.lean(bytes, next, &cell.scratch)
      if words.count - first == 3, first == 0, -lean >= Self.clear, -front >= Self.clear, back >= Self.clear {
        given = last.lowerBound  // two surnames
      } else if lean - front < Self.margin {
        return cell.notice(.nameOrder)
      }
    }
    if given == last.lowerBound, Initials.isBare(bytes, last, allCapitals: allCapitals) {
      Initials.append(bytes, last, to: &cell.scratch)
    } else {
      cell.scratch.append(contentsOf: bytes[given...])
    }
    Self.appendSurname(bytes, words.prefix { $0.lowerBound < given }, particles, allCapitals, to: &cell.scratch)
    cell.take()
  }

  /// Which words are particles.
  private static func particles(_ bytes: [UInt8], _ words: [Range<Int>], allCapitals: Bool) -> [Bool] {
    var known = words.map { NameParticles.isKnown(bytes, $0) }
    if !known.contains(true) { return known }
    let isVietnamese = NameParticles.isVietnamese(bytes, words)
    for (index, word) in words.enumerated() where known[index] {
      let isCertain = NameParticles.isCertain(bytes, word)
      if isVietnamese { known[index] = isCertain }
      // The last word is one only if it is hardly anybody's name: Anna Le, Thi Do.
      if index == words.count - 1 {
        let isBehindOne = index > 0 && known[index - 1]
        known[index] = NameParticles.isSmall(bytes, word) || isCertain && (allCapitals || isBehindOne)
      }
    }
    return known
  }

  /// "Berg Jan van der" and "Jan Berg van der" are Jan van der Berg.
  private static func putTrailingParticles(_ cell: inout Cell, _ words: [Range<Int>], _ particles: [Bool]) {
    let bytes = cell.bytes
    var end = words.count
    while end > 0, particles[end - 1] { end -= 1 }
    guard end > 0, !particles[..<end].contains(true) else { return }
    let isBehind =
      end > 1
      && lean(bytes, words[0], &cell.scratch) - lean(bytes, words[end - 1], &cell.scratch) >= margin
    let surname = isBehind ? end - 1 : 0
    for index in 0..<end where index != surname {
      if !cell.scratch.isEmpty { cell.scratch.append(0x20) }
      cell.scratch.append(contentsOf: bytes[words[index]])
    }
    let unit = words[end...] + [words[surname]]
    appendSurname(bytes, unit, particles[end...] + [false], true, to: &cell.scratch)
    cell.take()
  }

  /// Appends the words of a surname; particles that had a capital because they stood in front lose it where they have
  /// none. In a name of capitals they keep it for now.
  private static func appendSurname(
    _ bytes: [UInt8], _ words: ArraySlice<Range<Int>>, _ particles: some Collection<Bool>, _ asWritten: Bool,
    to out: inout [UInt8]
  ) {
    var isParticle = particles.makeIterator()
    let flags = words.map { _ in isParticle.next() ?? false }
    for (index, word) in words.enumerated() {
      if !out.isEmpty { out.append(0x20) }
      let isSmall =
        flags[index] && (NameParticles.isCertain(bytes, word) || index + 1 < flags.count && flags[index + 1])
      if isSmall, !asWritten {
        LetterCase.appendLower(bytes, word, to: &out)
      } else {
        out.append(contentsOf: bytes[word])
      }
    }
  }

  private static func isOffice(_ bytes: [UInt8], _ word: Range<Int>, _ folded: inout [UInt8]) -> Bool {
    let part = JobTitles.part(bytes, word, &folded)
    return part == .head || part == .abbreviation
  }

  /// How an end leans; initials are a given name's, unless they are known for a surname.
  private static func leanOf(
    _ bytes: [UInt8], _ word: Range<Int>, allCapitals: Bool, _ folded: inout [UInt8]
  ) -> Int {
    let lean = lean(bytes, word, &folded)
    return lean > -clear && Initials.isBare(bytes, word, allCapitals: allCapitals) ? -surname : lean
  }

  /// Whether the ends, neither of which has to do with a particle, say clearly that the name stands as it should.
  private static func isClear(_ cell: inout Cell) -> Bool {
    if !cell.kinds.isDisjoint(with: [.doubleSpace, .edgeSpace]) { return false }
    let whole = 0..<cell.bytes.count
    let first = 0..<ByteRange.first(0x20, cell.bytes, whole)
    let last = ByteRange.wordStart(cell.bytes, whole)..<whole.upperBound
    if mayBeParticle(cell.bytes, first) || mayBeParticle(cell.bytes, last) { return false }
    if first.upperBound + 1 < last.lowerBound {
      let start = ByteRange.wordStart(cell.bytes, 0..<last.lowerBound - 1)
      if mayBeParticle(cell.bytes, start..<last.lowerBound - 1) { return false }
    }
    return lean(cell.bytes, first, &cell.scratch) - lean(cell.bytes, last, &cell.scratch) >= margin
  }

  private static func mayBeParticle(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count <= 3 || word.count <= NameParticles.longest && NameParticles.isKnown(bytes, word)
  }

  /// From how many bits up a word can hardly be the other.
  private static let clear = 4
  /// By how many bits the ends have to differ: below it, one name in five would be turned wrongly.
  static let margin = 2
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
