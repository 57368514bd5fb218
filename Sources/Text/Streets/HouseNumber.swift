/// A house number with stair and flat, found in a street address: the `12 B 4` of `Mannerheimintie 12 B 4`.
///
/// A letter alone is the stair's, whether it stands apart (`12 B`) or not (`12B`, which may as well be a house's own
/// letter): where they are compared they agree. Only before a stair of its own is it the number's, as in `12a B`.
public struct HouseNumber: Sendable, Equatable {
  /// The digits of the number: of the first one in `12-14`.
  public private(set) var number: Range<Int>
  /// The digits of the second number, empty if there is one only.
  public private(set) var last: Range<Int>
  /// The letter that is part of the number, as in `12a B`; empty if there is none.
  public private(set) var part: Range<Int>
  /// The stair's letter; empty if there is none.
  public private(set) var stair: Range<Int>
  /// The digits of the flat's number; empty if there is none.
  public private(set) var flat: Range<Int>
  /// Whether a word such as `as` or `lgh` stands before the flat's number.
  public private(set) var hasFlatWord = false
  /// From the number's first digit to where number, stair and flat end.
  public var range: Range<Int> {
    number.lowerBound..<max(last.upperBound, part.upperBound, stair.upperBound, flat.upperBound)
  }

  /// The first house number in `bytes[range]` that stands behind a name; `nil` if there is none.
  ///
  /// Digits that begin the range are a street's own (`3. linja 5`), and so are ones with a full stop and a word behind
  /// them. A number written together with its street is found where the street ends in a known kind: `Hämeenkatu12`.
  public init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var word = range.lowerBound
    var isPassed = false
    for position in range {
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x2C {
        word = position + 1
        isPassed = false
      } else if byte &- 0x30 < 10, !isPassed {
        isPassed = true
        let isBehind = position == word ? word > range.lowerBound : Self.endsInKind(bytes, word..<position)
        if isBehind, let found = HouseNumber(Scan(bytes: bytes, position: position, end: range.upperBound)) {
          self = found
          return
        }
      }
    }
    return nil
  }

  private init?(_ start: Scan) {
    var scan = start
    number = scan.digits()
    guard number.count <= 4, !scan.isBeforeOrdinalsWord else { return nil }
    last = scan.second()
    part = scan.letter(gap: 0)
    stair = scan.letter(gap: 1)
    if stair.isEmpty { (part, stair) = (part.lowerBound..<part.lowerBound, part) }
    let end = scan.position
    flat = scan.flat(isBehindStair: !stair.isEmpty, &hasFlatWord)
    if !flat.isEmpty { return }
    flat = end..<end
    hasFlatWord = false
    scan.position = end
    if !scan.isAtBreak { return nil }
  }

  private static func endsInKind(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count >= 6, bytes[word.upperBound - 1] | 0x20 >= 0x61 else { return false }
    let folded = Fold.folded(bytes, word)
    return StreetKind.ending(folded, 0..<folded.count).map { folded.count - $0.count >= 3 } ?? false
  }

  /// Reads on from a position; what is not there is empty.
  private struct Scan {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    /// The byte at `offset`; a space beyond the end.
    private func byte(_ offset: Int = 0) -> UInt8 { position + offset < end ? bytes[position + offset] : 0x20 }
    private func isDigit(_ offset: Int = 0) -> Bool { byte(offset) &- 0x30 < 10 }
    private func isLetter(_ offset: Int = 0) -> Bool { byte(offset) >= 0x80 || (byte(offset) | 0x20) &- 0x61 < 26 }

    /// A space, a comma, a bracket, a slash, a semicolon, a hyphen, a full stop, or the end.
    var isAtBreak: Bool {
      switch byte() {
      case 0x20, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3B: true
      default: false
      }
    }

    var isBeforeOrdinalsWord: Bool {
      guard byte() == 0x2E else { return false }
      let gap = byte(1) == 0x20 ? 2 : 1
      return isLetter(gap) && isLetter(gap + 1)
    }

    mutating func digits() -> Range<Int> {
      let start = position
      while isDigit() { position += 1 }
      return start..<position
    }

    /// The `14` of `12-14`, `12–14`, `12 - 14` and `12/14`.
    mutating func second() -> Range<Int> {
      let start = position
      if byte() == 0x20, byte(1) == 0x2D, byte(2) == 0x20 {
        position += 3
      } else if byte() == 0x2D || byte() == 0x2F {
        position += 1
      } else if byte() == 0xE2, byte(1) == 0x80, byte(2) == 0x93 {
        position += 3
      }
      let found = position > start ? digits() : start..<start
      if !found.isEmpty, found.count <= 4 { return found }
      position = start
      return start..<start
    }

    /// A letter behind `gap` spaces that stands alone: not the first of a word, nor of `c/o`.
    mutating func letter(gap: Int) -> Range<Int> {
      let nothing = position..<position
      if gap == 1, position >= end || byte() != 0x20 { return nothing }
      guard (byte(gap) | 0x20) &- 0x61 < 26, !isLetter(gap + 1) else { return nothing }
      switch byte(gap + 1) {
      case 0x20, 0x29, 0x2C, 0x2D, 0x2E, 0x3B: break
      default: if !isDigit(gap + 1) { return nothing }
      }
      position += gap + 1
      return position - 1..<position
    }

    /// The flat's number: right behind the stair's letter, or behind a word that says so.
    mutating func flat(isBehindStair: Bool, _ hasWord: inout Bool) -> Range<Int> {
      let nothing = position..<position
      let isBehindComma = byte() == 0x2C
      if isBehindComma { position += 1 }
      if position < end, byte() == 0x20 { position += 1 }
      let start = position
      while isLetter() { position += 1 }
      hasWord = position > start && Self.flatWords.value(bytes, start..<position) != nil
      if hasWord {
        while position < end, byte() == 0x20 || byte() == 0x2E { position += 1 }
      } else if position > start || !isBehindStair || isBehindComma {
        return nothing
      }
      let found = digits()
      let isWhole = isAtBreak && byte() != 0x2D && byte() != 0x2E
      return found.count <= 4 && isWhole && !isBeforeFloorsWord ? found : nothing
    }

    private var isBeforeFloorsWord: Bool {
      guard position < end, byte() == 0x20 else { return false }
      var stop = position + 1
      while stop < end, bytes[stop] >= 0x80 || (bytes[stop] | 0x20) &- 0x61 < 26 { stop += 1 }
      return Self.floorWords.value(bytes, position + 1..<stop) != nil
    }

    private static let flatWords = WordTable([
      ("as As AS asunto Asunto ASUNTO bst Bst BST lgh Lgh LGH huoneisto Huoneisto HUONEISTO", 1)
    ])
    private static let floorWords = WordTable([
      ("krs Krs KRS kerros Kerros KERROS vån Vån VÅN våning Våning VÅNING tr Tr TR", 1)
    ])
  }
}
