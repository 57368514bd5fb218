/// Words that say of somebody that they are dead; in Finnish, Swedish and English. Written for this program.
///
/// What is also a name, a title or a part of one counts in a remark only: Död, Late, Rip.
public enum DeceasedWords {
  /// Whether a value of its own says so: a status, a note, a whole title. A date beside the word changes nothing; a negation
  /// before it does.
  public static func areSaid(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    isCross(bytes, range) || maySay(bytes, range) && find(RemarkWords(bytes, range), isRemark: true) != nil
  }

  /// Whether a text says so.
  public static func areSaid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return areSaid(bytes, bytes.indices)
  }

  /// Where words say so, with the date beside them; nil if they do not. In a `remark` also those that may be a name elsewhere.
  public static func find(_ words: RemarkWords, isRemark: Bool) -> Range<Int>? {
    let meaning = words.folded.indices.filter { !words.folded[$0].isEmpty && !words.isNumber($0) }
    let said = meaning.filter { !fillers.holds(folded: words.folded[$0]) }
    // Two or three words that say it together, or all there are.
    if isRemark, !said.isEmpty {
      let all = Array(said.map { words.folded[$0] }.joined(separator: [0x20]))
      if whole.holds(folded: all) { return 0..<words.count }
    }
    for (position, index) in said.enumerated() {
      let isNegated = position > 0 && negations.holds(folded: words.folded[said[position - 1]])
      if isNegated { continue }
      if Self.words.holds(folded: words.folded[index]) { return extent(index...index, words) }
      if position + 1 < said.count {
        let next = said[position + 1]
        if phrases.holds(folded: words.folded[index] + [0x20] + words.folded[next]) {
          return extent(index...next, words)
        }
      }
      if words.folded[index] == rip, words.isCapital(index), words.count > 2 { return extent(index...index, words) }
    }
    return dated(words, isRemark: isRemark)
  }

  /// Whether a value has a cross for the dead: † or ✝.
  public static func isCross(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.contains(where: { bytes[$0] == 0xE2 }) else { return false }
    for position in range where position + 2 < range.upperBound && bytes[position] == 0xE2 {
      let two = (bytes[position + 1], bytes[position + 2])
      if two == (0x80, 0xA0) || two == (0x9C, 0x9D) || two == (0x9C, 0x9E) || two == (0x9C, 0x9F) { return true }
    }
    return false
  }

  /// Whether a value may say so: cheap, and nearly always false.
  public static func maySay(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for position in range {
      let byte = bytes[position]
      // A year has four digits: `1` and `0` are what a column of yes and no is full of.
      if byte == 0xE2 || byte &- 0x30 < 10 && range.count > 3 { return true }
      guard byte < 0x80, byte | 0x20 < 0x61 || byte | 0x20 > 0x7A else { continue }
      if position > start, mayBegin(bytes, start..<position) { return true }
      start = position + 1
    }
    return range.upperBound > start && mayBegin(bytes, start..<range.upperBound)
  }

  private static func mayBegin(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    words.mayHold(bytes, word) || whole.mayHold(bytes, word) || phrases.mayHold(bytes, word)
  }

  /// `k. 3.2.2026`, `d. 2025`, `+2025`, `+ 3.2.2025`, and in a remark `1950–2025`.
  private static func dated(_ words: RemarkWords, isRemark: Bool) -> Range<Int>? {
    for index in words.folded.indices {
      let isLast = index + 1 == words.count
      if words.begins(index, with: 0x2B),
        words.isDate(index) || words.folded[index].isEmpty && !isLast && words.isDate(index + 1)
      {
        return extent(index...index, words)
      }
      if !isLast, words.isDate(index + 1), initials.holds(folded: words.folded[index]) {
        return extent(index...index, words)
      }
    }
    guard isRemark else { return nil }
    let lives = words.folded.filter { !$0.isEmpty }
    let years = Array(lives.joined())
    let isLife = lives.count < 3 && years.count == 8 && years.allSatisfy { $0 &- 0x30 < 10 }
    // Whoever is a contact was born in the last century: `2019–2025` is a term of office.
    return isLife && years.starts(with: centuries[0]) && centuries.contains(Array(years[4..<6]))
      ? 0..<words.count : nil
  }

  /// The words with the numbers and small words around them.
  private static func extent(_ found: ClosedRange<Int>, _ words: RemarkWords) -> Range<Int> {
    func isBeside(_ index: Int) -> Bool {
      words.folded.indices.contains(index)
        && (words.folded[index].isEmpty || words.isNumber(index) || fillers.holds(folded: words.folded[index]))
    }
    var (first, end) = (found.lowerBound, found.upperBound + 1)
    while isBeside(first - 1), !words.isNumber(first - 1) { first -= 1 }
    while isBeside(end) { end += 1 }
    return first..<end
  }

  private static let rip = Array("rip".utf8)
  private static let centuries = [Array("19".utf8), Array("20".utf8)]
  private static let initials = PhraseTable("k, d, kuol, kuoll")
  private static let negations = PhraseTable("ei, inte, ej, not, no")
  private static let fillers = PhraseTable(
    "on, oli, ovat, v, vuonna, pvm, asiakas, henkilo, yhteyshenkilo, han, ar, hon, den, har, kunden, is, was, has, in, since, the"
  )
  private static let words = PhraseTable(
    """
    kuollut, kuoll, kuoli, kuolleet, edesmennyt, edesm, menehtynyt, menehtyi, poisnukkunut, vainaja, avliden, avlidna, avlidit
    deceased, decd, bortgangen, bortgangna
    """)
  private static let phrases = PhraseTable(
    """
    nukkunut pois, nukkui pois, poistunut keskuudestamme, poistui keskuudestamme, gatt bort, gick bort, somnat in, somnade in
    passed away, passed on
    """)
  private static let whole = PhraseTable(
    """
    kuol, kuollu, kuolema, kuolinilmoitus, kuollut asiakas, avl, dod, dog, dott, dodsfall, dec d
    dead, died, death, rip, nukkunut pois, passed away
    """)
}
