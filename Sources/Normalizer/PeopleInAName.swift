import Text

/// Tells whether a name's cell holds several people.
///
/// A word or a sign for *and* between two names does. A comma, a stroke or a lone hyphen does where a whole name, or a
/// first name, stands on either side: "Virtanen, Liisa Maria" is one person, "Virtanen Matti, Liisa" are two. How names
/// lean tells which is which (``NameLeans``). Jobs, departments and degrees behind a comma are nobody.
enum PeopleInAName {
  /// Whether the value holds several people.
  static func areSeveral(_ cell: Cell) -> Bool {
    let bytes = cell.bytes
    let isShouted = cell.kinds.isDisjoint(with: [.lower])
    let isSmall = cell.kinds.isDisjoint(with: [.upper, .beyondASCII])
    let words = Words.split(bytes, 0..<bytes.count)
    if family.mayStand(in: bytes), isFamily(bytes, words) { return true }
    var joins: [Join] = []
    var parts: [Range<Int>] = []
    split(bytes, words, isShouted, &parts, &joins)
    if joins.isEmpty { return words.count >= 4 && isTwice(bytes, words) }
    var scratch: [UInt8] = []
    let people = parts.enumerated().map { Kind(bytes, $1, isFirst: $0 == 0, isSmall: isSmall, &scratch) }
    for (index, join) in joins.enumerated() where join == .and {
      if people[index] != .nobody, people[index + 1] != .nobody { return true }
      // Matti Virtanen (poissa) (ja Liisa)
      if people[index + 1].isSure, people[..<index].contains(where: { $0 != .nobody }) { return true }
    }
    return areListed(people.filter { $0 != .nobody }, joins)
  }

  /// What stands between two parts.
  private enum Join {
    /// A word or sign that says *and*.
    case and
    /// A comma or the like.
    case comma
    /// A stroke.
    case stroke
    /// A hyphen between spaces, which also stands in a double name; a bracket, in which a nickname may stand.
    case aside
  }

  /// What a part is, by how its words lean.
  private enum Kind: Equatable {
    /// A first name and a surname; by how many bits that is sure.
    case whole(Int)
    /// First names only; by how many bits that is sure.
    case first(Int)
    /// One letter or two: initials, with whatever stands behind them.
    case initial
    /// A surname, or what does not tell.
    case other
    /// A job, a department, a degree, a place, digits.
    case nobody

    init(_ bytes: [UInt8], _ range: Range<Int>, isFirst: Bool, isSmall: Bool, _ scratch: inout [UInt8]) {
      let words = Words.split(bytes, range)
      let folded = Fold.folded(bytes, range)
      if words.isEmpty || folded.isEmpty || folded.contains(where: { $0 &- 0x30 < 10 }) || words.count > 5
        || bytes[range].contains(0x40) || JobWords.isTitle(folded) || RoleWords.isName(folded)
        || PlaceholderNames.isNobody(folded) || NameTitles.isDegrees(bytes, range)
        || Places.number(folded, 0..<folded.count) != nil
      {
        self = .nobody
        return
      }
      // A word with a small letter behind a name that has capitals is a job's, or tells how somebody was called before. A
      // job in front of a name says whose it is: ja myyjä Liisa Laine.
      let behindJob = words.drop {
        let text = Fold.folded(bytes, $0)
        return JobWords.isWord(text, text.indices)
      }
      if !isFirst, !isSmall,
        behindJob.contains(where: { bytes[$0.lowerBound] &- 0x61 < 26 && !Self.isParticle(bytes, $0) })
      {
        self = .nobody
        return
      }
      // A particle says that a surname follows: Boije af Gennäs is one.
      let hasParticle = words.contains { Self.isParticle(bytes, $0) }
      let names = words.filter { word in
        let text = Fold.folded(bytes, word)
        return !JobWords.isWord(text, text.indices)
      }
      let leans = names.map { NameOrder.lean(bytes, $0, &scratch) }
      let (lowest, highest) = (leans.min() ?? 0, leans.max() ?? 0)
      let isInitial = folded.count == 1 || folded[1] == 0x20
      if !hasParticle, highest >= margin, lowest <= -margin {
        self = .whole(min(highest, -lowest))
      } else if names.count < words.count || TitleArea.area(of: Array(bytes[range])) != nil {
        self = .nobody
      } else if isInitial {
        self = .initial
      } else {
        self = lowest >= margin ? .first(lowest) : .other
      }
    }

    private static func isParticle(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
      NameParticles.isParticle(bytes, word, allCapitals: true)
    }

    var isWhole: Bool { if case .whole = self { true } else { false } }
    var isFirst: Bool { if case .first = self { true } else { false } }
    /// Whether it can be nothing else.
    var isSure: Bool {
      switch self {
      case .whole(let bits), .first(let bits): bits >= sure
      case .initial, .other, .nobody: false
      }
    }
  }

  /// Whether a list without *and* is one of people: two whole names, or a whole one and first names, or strokes between
  /// first names.
  private static func areListed(_ people: [Kind], _ joins: [Join]) -> Bool {
    if people.filter(\.isWhole).count > 1 { return true }
    if people.count < 2 || joins.contains(.aside) { return false }
    let sure = people.filter(\.isSure)
    if sure.contains(where: \.isWhole), sure.contains(where: \.isFirst) { return true }
    // M/L Virtanen; but N/A is nobody.
    if joins.contains(.stroke), people[0].isFirst || people[0] == .initial && people[1].isWhole { return true }
    return people.count > 2 && people.allSatisfy(\.isFirst)
  }

  /// Splits a name at signs, strokes, commas and words for *and*.
  private static func split(
    _ bytes: [UInt8], _ words: [Range<Int>], _ isShouted: Bool, _ parts: inout [Range<Int>], _ joins: inout [Join]
  ) {
    var start = 0
    func close(_ end: Int, _ next: Int, _ join: Join) {
      let part = UTF8Text.trimmed(bytes, start..<max(start, end))
      start = next
      if part.isEmpty {
        if join == .and, !joins.isEmpty { joins[joins.count - 1] = .and }
        return
      }
      parts.append(part)
      joins.append(join)
    }
    for (index, word) in words.enumerated() {
      let isInside = index > 0 && index < words.count - 1
      let bare = unbracketed(bytes, word)
      let isBesideParticle =
        isInside
        && (NameParticles.isParticle(bytes, words[index - 1], allCapitals: true)
          || NameParticles.isParticle(bytes, words[index + 1], allCapitals: true))
      if isInside, !isBesideParticle, isAnd(bytes, bare, isShouted, words.count) {
        close(word.lowerBound, word.upperBound, .and)
        continue
      }
      if bare.count == 1 || bare.count == 3, isHyphen(bytes, bare), isInside {
        close(word.lowerBound, word.upperBound, .aside)
        continue
      }
      for position in word {
        switch bytes[position] {
        case 0x26, 0x2B: close(position, position + 1, .and)
        case 0x2C, 0x3B, 0x7C: close(position, position + 1, .comma)
        case 0x2F, 0x5C: close(position, position + 1, .stroke)
        case 0x28, 0x29: close(position, position + 1, .aside)
        default: break
        }
      }
    }
    close(bytes.count, bytes.count, .comma)
    if !joins.isEmpty { joins.removeLast() }
  }

  /// A word without brackets around it: `(ja`.
  private static func unbracketed(_ bytes: [UInt8], _ word: Range<Int>) -> Range<Int> {
    let lower = bytes[word.lowerBound] == 0x28 ? word.lowerBound + 1 : word.lowerBound
    return
      lower..<(word.upperBound > lower && bytes[word.upperBound - 1] == 0x29 ? word.upperBound - 1 : word.upperBound)
  }

  private static func isHyphen(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    bytes[word].elementsEqual([0x2D]) || bytes[word].elementsEqual([0xE2, 0x80, 0x93])
  }

  /// Whether a word within a name says *and*. `Ja` may also be a name, and `JA` initials.
  private static func isAnd(_ bytes: [UInt8], _ word: Range<Int>, _ isShouted: Bool, _ count: Int) -> Bool {
    if word.count < 2 || word.count > 5 { return false }
    if ands.value(bytes, word) != nil { return true }
    let folded = Fold.folded(bytes, word)
    guard let kind = ands.value(folded) else { return false }
    if isShouted || kind == clear { return true }
    let isCapitalised = bytes[word.lowerBound + 1] & 0x20 != 0
    return kind == unclear && isCapitalised && count > 3
  }

  /// `Matti Virtanen Liisa Virtanen`, as it comes from two lines of one cell: four words that lean by turns, or a surname
  /// that stands behind two different first names.
  private static func isTwice(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
    guard words.count == 4 else { return false }
    let folded = words.map { Fold.folded(bytes, $0) }
    // Whole words with capitals: Anna Virta o.s. Lund and Anna Virta ent Lund are one person.
    for (word, text) in zip(words, folded) {
      let isLetters = bytes[word].allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D }
      let isCapital = bytes[word.lowerBound] >= 0x80 || bytes[word.lowerBound] & 0x20 == 0
      if !isLetters || !isCapital || text.count < 3 || formers.value(text) != nil { return false }
    }
    if folded[0] == folded[2], folded[1] == folded[3] { return false }
    var scratch: [UInt8] = []
    let leans = words.map { NameOrder.lean(bytes, $0, &scratch) }
    let straight = leans[0] >= sure && leans[1] <= -sure && leans[2] >= sure && leans[3] <= -sure
    let reversed = leans[0] <= -sure && leans[1] >= sure && leans[2] <= -sure && leans[3] >= sure
    return straight || reversed
  }

  /// Whether a word says that a family, a couple or more people than are named are meant.
  private static func isFamily(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
    guard words.count > 1 else { return false }
    let folded = Fold.folded(bytes, 0..<bytes.count)
    let all = Words.split(folded, 0..<folded.count)
    guard all.count > 1 else { return false }
    if all.contains(where: { families.value(folded, $0) != nil }) { return true }
    // Perhe Virtanen, Virtasen perhe; but Tero Perhe is somebody.
    let (front, back) = (all[0], all[all.count - 1])
    var scratch: [UInt8] = []
    if folded[front].elementsEqual(household) {
      return NameOrder.lean(folded, all[1], &scratch) < margin
    }
    if folded[back].elementsEqual(household) {
      let owner = all[all.count - 2]
      return folded[owner.upperBound - 1] == 0x6E && NameOrder.lean(folded, owner, &scratch) < margin
    }
    let last = folded[all[all.count - 2].lowerBound...]
    return more.contains { last.elementsEqual($0) } || tails.value(folded, all[all.count - 1]) != nil
  }

  /// By how many bits a word has to lean to tell what it is; without anything between the names, more.
  private static let margin = 2
  private static let sure = 5

  private static let clear = 1
  private static let unclear = 2
  private static let small = 3
  private static let ands = WordTable([("och seka samt", clear), ("ja and", unclear), ("und og sowie", small)])

  private static let families = WordTable([(familyWords, 1)])
  private static let familyWords = """
    perheen pariskunta puolisot aviopari aviopuolisot avopari veljekset sisarukset siskokset familj familjen family \
    broderna systrarna syskonen makarna brothers sisters
    """
  /// Words before a name that somebody had.
  private static let formers = WordTable([("ent entinen aiemmin ennen nee fodd tidigare geb geborene formerly born", 1)]
  )
  private static let household = Array("perhe".utf8)
  private static let tails = WordTable([("ym ymt mfl puolisoineen perheineen vaimoineen miehineen", 1)])
  private static let more = ["m fl", "et al", "med familj", "med fru", "and family", "and wife", "kaksi henkiloa"].map {
    Array($0.utf8)
  }
  private static let family = WordGate(
    familyWords + " perhe ym mfl puolisoineen perheineen vaimoineen miehineen fl al familj fru wife henkiloa")
}
