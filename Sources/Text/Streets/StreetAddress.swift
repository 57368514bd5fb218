/// A street address taken apart for comparing: `Aleksanterinkatu 12 B 4` and `Alexandersgatan 12 B 4` are one.
///
/// The Finnish and the Swedish name of a street agree if their kinds do (`-katu`, `-gatan`) and their stems are a known
/// pair or differ in the genitive only (`Runeberginkatu`, `Runebergsgatan`). Nothing here is ever stored.
public struct StreetAddress: Sendable, Equatable {
  /// The street's folded name without the word for its kind; empty if there is no street.
  public let stem: [UInt8]
  /// The house's number, and the last of several; 0 if there is none.
  public let number: (first: Int, last: Int)
  /// The letter of the number in `12a B`, lower case; 0 if there is none.
  public let part: UInt8
  /// The stair's letter, lower case; 0 if there is none.
  public let stair: UInt8
  /// The flat's number; 0 if there is none.
  public let flat: Int
  /// The number of the post office box; 0 if there is none.
  public let box: Int
  /// The sort of street: one number for `-katu` and `-gatan`, another for `-tie` and `-vägen`; -1 where none is known.
  public var kindNumber: Int { kind?.number ?? -1 }
  let kind: StreetKind?
  /// The stem without its genitive, by which names in two languages are compared.
  private let root: [UInt8]
  /// The pairs that the stem is of, as a Finnish and as a Swedish one; -1 for none.
  private let pair: (finnish: Int, swedish: Int)

  /// Takes the address in `bytes` apart, as it is stored or as it was written.
  public init(_ bytes: [UInt8]) {
    let parts = StreetParts(bytes)
    let house = parts.house
    number =
      house.map { house in
        let first = Self.value(bytes, house.number)
        return (first, max(first, Self.value(bytes, house.last)))
      } ?? (0, 0)
    part = house.map { Self.letter(bytes, $0.part) } ?? 0
    stair = house.map { Self.letter(bytes, $0.stair) } ?? 0
    flat = house.map { Self.value(bytes, $0.flat) } ?? 0
    box = parts.box.map { Self.value(bytes, $0.number) } ?? 0

    var name = Fold.folded(bytes, parts.name)
    let isPointed = !parts.name.isEmpty && bytes[parts.name.upperBound - 1] == 0x2E
    if let (kind, count) = StreetKind.ending(name, 0..<name.count), count < name.count {
      self.kind = kind
      name.removeLast(count)
    } else if isPointed, name.count > 3, let letter = name.last, let kind = StreetKind.abbreviated(letter) {
      self.kind = kind
      name.removeLast()
    } else {
      kind = nil
    }
    if name.last == 0x20 { name.removeLast() }
    stem = name
    let isSwedish = kind?.isSwedish
    root = Self.root(name, isSwedish: isSwedish ?? false)
    pair = (
      isSwedish == true ? -1 : StreetPairs.finnish(name, 0..<name.count),
      isSwedish == false ? -1 : StreetPairs.swedish(name, 0..<name.count)
    )
  }

  /// Whether the street's name is Swedish, by the kind of street that the word before the house number ends in; nil if it
  /// does not tell, or if there is no house number behind it.
  public static func isSwedish(_ bytes: [UInt8]) -> Bool? {
    var end = 0
    while end < bytes.count, bytes[end] &- 0x30 >= 10 { end += 1 }
    guard end < bytes.count, end > 4, bytes[end - 1] == 0x20 else { return nil }
    var start = end - 1
    while start > 0, bytes[start - 1] != 0x20 { start -= 1 }
    let word = Fold.folded(bytes, start..<end - 1)
    guard let (kind, count) = StreetKind.ending(word, 0..<word.count), count < word.count || start > 0 else {
      return nil
    }
    return kind.isSwedish
  }

  /// Whether there is neither a street nor a box.
  public var isEmpty: Bool { stem.isEmpty && box == 0 }

  /// How far two addresses of one post office agree, the same from either side; `nil` if one has only a street and the
  /// other only a box, or one is empty.
  public func agreement(with other: StreetAddress) -> StreetAgreement? {
    let isBox = box > 0 && box == other.box
    if stem.isEmpty || other.stem.isEmpty {
      if isBox { return .sameBox }
      return box > 0 && other.box > 0 ? .differs : nil
    }
    return max(streets(other), isBox ? .sameBox : .differs)
  }

  /// How far the streets and houses agree.
  private func streets(_ other: StreetAddress) -> StreetAgreement {
    let isExact = number == other.number
    if isSameStreet(other) {
      if isExact, part == other.part, stair == other.stair, flat == other.flat { return .same }
      let areHouses = number.first > 0 && other.number.first > 0
      return areHouses && number.first <= other.number.last && other.number.first <= number.last
        ? .sameHouse : .sameStreet
    }
    guard let kind, let theirs = other.kind, kind.number == theirs.number, kind.isSwedish != theirs.isSwedish else {
      return .differs
    }
    let mayBeOne = isExact && number.first > 0 && Self.agree(stair, other.stair) && Self.agree(flat, other.flat)
    return mayBeOne ? .sameNumber : .differs
  }

  private func isSameStreet(_ other: StreetAddress) -> Bool {
    guard kind?.number == other.kind?.number else { return false }
    if kind == other.kind, stem == other.stem { return true }
    if pair.finnish >= 0, pair.finnish == other.pair.swedish { return true }
    if pair.swedish >= 0, pair.swedish == other.pair.finnish { return true }
    return kind != other.kind && root.count >= 4 && root == other.root
  }

  /// Whether two values are equal or one is missing.
  private static func agree<Value: BinaryInteger>(_ left: Value, _ right: Value) -> Bool {
    left == right || left == 0 || right == 0
  }

  /// A stem without the genitive of either language: `runebergin`, `runebergs` → `runeberg`; `topeliuksen`, `topelius`
  /// → `topeliu`.
  private static func root(_ stem: [UInt8], isSwedish: Bool) -> [UInt8] {
    var root = stem
    if !isSwedish, root.last == 0x6E {
      root.removeLast()
      if root.suffix(3).elementsEqual("kse".utf8) {
        root.removeLast(3)
      } else if root.last == 0x69, let before = root.dropLast().last, !isVowel(before) {
        root.removeLast()
      }
    }
    if root.last == 0x73 { root.removeLast() }
    return root
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  /// A number; one that is too large for a house, whatever it is, as some number that is too large.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { min($0, 1_000_000_000) * 10 + Int($1 &- 0x30) }
  }

  private static func letter(_ bytes: [UInt8], _ range: Range<Int>) -> UInt8 {
    range.isEmpty ? 0 : bytes[range.lowerBound] | 0x20
  }

  /// Whether two addresses are taken apart into the same parts.
  public static func == (left: StreetAddress, right: StreetAddress) -> Bool {
    left.stem == right.stem && left.kind == right.kind && left.number == right.number && left.part == right.part
      && left.stair == right.stair && left.flat == right.flat && left.box == right.box
  }
}
