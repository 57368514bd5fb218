import Text

/// Tells two firms apart by their names.
///
/// Firms that have no distinctive word in common, or of which each says something that the other does not, are two: housing
/// companies of one manager, companies of a group, neighbours in a business hotel. What they share besides is shared.
enum FirmNames {
  /// A firm's name as it is compared: folded, without its legal form, and what that form was.
  struct Name: Sendable {
    /// The bytes and where each word stands in them.
    let bytes: [UInt8]
    let words: [Range<Int>]
    /// For each word what it is, and the number of its meaning.
    let kinds: [WordKind]
    let meanings: [Int?]
    /// Whether it is a housing or a real-estate company.
    let isOfHousing: Bool
    let isOfMunicipality: Bool

    /// The name in `bytes[range]`, folded and without its form.
    init(_ bytes: [UInt8], _ range: Range<Int>, form: LegalForm?) {
      self.bytes = Array(bytes[range])
      words = Words.split(self.bytes, 0..<range.count)
      let (all, text) = (words, self.bytes)
      kinds = all.map { WordKind(text, $0) }
      meanings = all.map { FirmWords.meaning(text, $0) }
      isOfHousing = form.map(FirmNames.isOfHousing) == true
      isOfMunicipality = form == .municipality || form == .jointMunicipality
    }

    fileprivate var hasDistinctive: Bool { kinds.contains(.distinctive) }
  }

  /// Whether a form is that of a housing or a real-estate company.
  static func isOfHousing(_ form: LegalForm) -> Bool { form == .asoy || form == .kiintOy }

  /// What a word of a firm's name says.
  enum WordKind: Sendable {
    /// This firm's own.
    case distinctive
    /// A branch, a place, or what many firms call themselves.
    case general
    /// A number, a Roman one or a single letter: `As Oy Kuusi 2`, `Torikatu B`.
    case number

    init(_ bytes: [UInt8], _ word: Range<Int>) {
      if Self.isNumber(bytes[word]) {
        self = .number
      } else if FirmWords.isGeneral(bytes, word) {
        self = .general
      } else {
        self = .distinctive
      }
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
      if word.count == 1 || word.allSatisfy({ $0 &- 0x30 < 10 }) { return true }
      // i, v, x: what is longer or has other numerals is a word.
      return word.count <= 4 && word.allSatisfy { $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }
    }
  }

  /// What two names are to each other.
  enum Relation: Sendable {
    /// One name, however it is written.
    case same
    /// The first is a part or an abbreviation of the second, or the other way round.
    case firstIsPart, secondIsPart
    /// Two firms', unless they have one business ID.
    case two
  }

  /// What two names are to each other. A name without words may be anybody's.
  static func relation(_ one: Name, _ other: Name) -> Relation {
    if one.words.isEmpty { return .firstIsPart }
    if other.words.isEmpty { return .secondIsPart }
    // A housing company and another firm of its name are two.
    if one.isOfHousing != other.isOfHousing { return .two }
    var (openA, openB) = (Array(one.words.indices), Array(other.words.indices))
    var isShared = false
    for likeness in WordLikeness.allCases {
      openA.removeAll { a in
        guard let b = openB.firstIndex(where: { likeness.holds(one, a, other, $0) }) else { return false }
        if one.kinds[a] == .distinctive || other.kinds[openB[b]] == .distinctive { isShared = true }
        openB.remove(at: b)
        return true
      }
    }
    if openA.isEmpty && openB.isEmpty || isOneWritten(one, other) { return .same }
    if isAbbreviation(one, of: other) { return .firstIsPart }
    if isAbbreviation(other, of: one) { return .secondIsPart }
    let numbers = [openA.contains { one.kinds[$0] == .number }, openB.contains { other.kinds[$0] == .number }]
    // `Kuusi 1` and `Kuusi 2`; of housing companies also `Kuusi` and `Kuusi 2`.
    if numbers[0] && numbers[1] || (one.isOfHousing && (numbers[0] || numbers[1])) { return .two }
    // A department is a firm of its own until one business ID says otherwise.
    if one.isOfMunicipality || other.isOfMunicipality { return .two }
    if !openA.isEmpty, !openB.isEmpty { return .two }
    // One name is a part of the other: with a word of its own in common, or without any in it.
    let shorter = openA.isEmpty ? one : other
    if !isShared, shorter.hasDistinctive { return .two }
    return openA.isEmpty ? .firstIsPart : .secondIsPart
  }

  /// Whether two names are one but for the gaps between their words: `Puutarha Ranta` and `Puutarharanta`.
  private static func isOneWritten(_ one: Name, _ other: Name) -> Bool {
    let (a, b) = (one.bytes.filter { $0 != 0x20 }, other.bytes.filter { $0 != 0x20 })
    let numbers = [one, other].map { name in name.kinds.indices.filter { name.kinds[$0] == .number }.count }
    guard numbers[0] == numbers[1] else { return false }
    if a == b { return true }
    // A slip within a word is the words' own likeness.
    return numbers[0] == 0 && one.words.count != other.words.count && min(a.count, b.count) > 5
      && Similarity.editDistance(a, a.indices, b, b.indices, limit: 1) <= 1
  }

  /// Whether one word holds the first letters of the other's words, in their order: `KNL` of `Konepaja N. Laurila`.
  private static func isAbbreviation(_ one: Name, of other: Name) -> Bool {
    guard one.words.count == 1, other.words.count > 1 else { return false }
    return one.bytes == other.words.map { other.bytes[$0.lowerBound] }
  }

  /// When two words count as one, the surest first.
  private enum WordLikeness: CaseIterable {
    case same, misspelt, beginning

    func holds(_ one: Name, _ a: Int, _ other: Name, _ b: Int) -> Bool {
      let (ra, rb) = (one.words[a], other.words[b])
      switch self {
      case .same:
        if let meaning = one.meanings[a], meaning == other.meanings[b] { return true }
        return ByteRange.areEqual(one.bytes, ra, other.bytes, rb)
      case .misspelt:
        guard mayBeOne(one, a, other, b), min(ra.count, rb.count) >= 4 else { return false }
        return Similarity.editDistance(one.bytes, ra, other.bytes, rb, limit: 1) == 1
      case .beginning:
        guard mayBeOne(one, a, other, b) else { return false }
        let shorter = min(ra.count, rb.count)
        // `Rak.`, `Kone.`: what is cut is short; a longer word that begins another is a word of its own.
        return shorter >= 3 && shorter <= 4
          && ByteRange.areEqual(
            one.bytes, ra.lowerBound..<(ra.lowerBound + shorter), other.bytes, rb.lowerBound..<(rb.lowerBound + shorter)
          )
      }
    }

    /// Whether neither word is a number or holds one, and not both are words that are known: names that many bear, branches.
    private func mayBeOne(_ one: Name, _ a: Int, _ other: Name, _ b: Int) -> Bool {
      if one.kinds[a] == .number || other.kinds[b] == .number { return false }
      let (ra, rb) = (one.words[a], other.words[b])
      func hasDigit(_ bytes: [UInt8], _ word: Range<Int>) -> Bool { bytes[word].contains { $0 &- 0x30 < 10 } }
      if hasDigit(one.bytes, ra) || hasDigit(other.bytes, rb) { return false }
      return !FirmWords.isKnown(one.bytes, ra) || !FirmWords.isKnown(other.bytes, rb)
    }
  }
}
