import Text

/// Words in front of a surname: von, af, de, le …
///
/// Which ones there are, and how they are written in Finland and at home, is general knowledge of names; the particles and
/// the markers of birth names that python-nameparser 2 knows were read for ones that were lacking.
enum NameParticles {
  /// How sure a particle is one, and how it is written where a name has capitals only.
  private enum Kind: Int {
    /// A particle wherever it stands, in small letters.
    case certain
    /// In small letters; also somebody's name.
    case small
    /// With a capital, as Le and Di in front of French and Italian names; also somebody's name.
    case capital
  }

  /// Whether a word is a particle: in lower case, or in a name that has capitals only. There the first word counts only if
  /// it can be nothing else: Le and De are surnames, too.
  static func isParticle(_ bytes: [UInt8], _ range: Range<Int>, allCapitals: Bool) -> Bool {
    if range.count > longest { return false }
    if isSmall(bytes, range) { return true }
    guard allCapitals, let kind = kind(bytes, range) else { return false }
    return kind == .certain || range.lowerBound > 0
  }

  /// Whether a word is a particle in small letters, also `'t`.
  static func isSmall(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    kind(bytes, range) != nil && (bytes[range.lowerBound] &- 0x61 < 26 || bytes[range.upperBound - 1] == 0x74)
  }

  /// Whether a word may be a particle, in whatever letters.
  static func isKnown(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { kind(bytes, range) != nil }

  /// Whether a word in whatever letters is a particle that is nobody's name.
  static func isCertain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { kind(bytes, range) == .certain }

  /// Whether a particle has a capital in a name whose capitals are restored; behind another one it has none: de la Cruz.
  static func hasCapital(_ bytes: [UInt8], _ range: Range<Int>, isSecond: Bool) -> Bool {
    !isSecond && kind(bytes, range) == .capital
  }

  /// Whether a name is Vietnamese, where Le, Do and Van are no particles.
  static func isVietnamese(_ bytes: [UInt8], _ words: [Range<Int>]) -> Bool {
    words.contains { $0.count < 9 && vietnamese.value(Fold.folded(bytes, $0)) != nil }
  }

  private static func kind(_ bytes: [UInt8], _ range: Range<Int>) -> Kind? {
    if range.isEmpty || range.count > longest { return nil }
    if bytes[range.lowerBound] == 0x27, range.count == 2, bytes[range.lowerBound + 1] | 0x20 == 0x74 { return .certain }
    return table.value(bytes, range).flatMap(Kind.init)
  }

  /// The bytes of the longest particle.
  static let longest = 5
  /// In small letters, with a capital, and in capitals.
  private static let table = WordTable(
    [
      ("von af der den dem zu zur zum vom und della dello degli", Kind.certain.rawValue),
      ("van ter ten de del da do dos das te bin ibn", Kind.small.rawValue),
      ("le la di du dal dalla el al", Kind.capital.rawValue),
    ].map { words, kind in
      let capitalised = words.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return (words + " " + capitalised.joined(separator: " ") + " " + words.uppercased(), kind)
    })
  private static let vietnamese = WordTable([
    (
      "nguyen tran pham hoang huynh vu vo dang bui ngo duong phan truong dinh lam trinh thi ngoc thanh minh quang "
        + "tuan", 1
    )
  ])
}
