import Records
import Text

/// The area of responsibility that a title tells, by the stems that stand in it; see ``TitleStems``.
///
/// A cell may hold several titles: the first that names an area counts, a seat on the board or a mere "director" only
/// where nothing else is said. A stem of a surer rank goes before one that stands further in front.
enum TitleArea {
  /// The area; nil if the title does not tell.
  static func area(of title: [UInt8]) -> Area? {
    let text = FoldedTitle(title)
    if let whole = best(text.bytes, 0..<text.bytes.count), whole.rank == TitleStems.Rank.cell.rawValue {
      return whole.area
    }
    var found: Find?
    for part in text.parts {
      guard let find = best(text.bytes, part) else { continue }
      if find.rank <= TitleStems.Rank.qualifier.rawValue {
        found = find
        break
      }
      if find.rank < found?.rank ?? .max { found = find }
    }
    if let helped = assisted(text, found) { return helped.area }
    return found?.area
  }

  /// A stem that was found, with its area and rank.
  private struct Find {
    let area: Area
    let rank: Int
  }

  private struct Stem {
    let area: Area
    let rank: Int
    let bytes: [UInt8]
    let startsWord: Bool
    let endsWord: Bool
  }

  /// The surest stem in a part; of equals the one further in front, then the longer one.
  private static func best(_ text: [UInt8], _ part: Range<Int>) -> Find? {
    var found: Find?
    for position in part.dropLast() {
      let bucket = Self.bucket(text[position], text[position + 1])
      for index in starts[bucket]..<starts[bucket + 1] {
        let stem = stems[index]
        if stem.rank > found?.rank ?? .max || stem.startsWord && position > 0 && text[position - 1] != 0x20 { continue }
        let end = position + stem.bytes.count
        guard end <= part.upperBound, !stem.endsWord || end == text.count || text[end] == 0x20,
          stands(stem.bytes, text, position)
        else { continue }
        if stem.rank < found?.rank ?? .max { found = Find(area: stem.area, rank: stem.rank) }
      }
    }
    return found
  }

  private static func stands(_ stem: [UInt8], _ text: [UInt8], _ position: Int) -> Bool {
    for offset in 2..<max(2, stem.count) where text[position + offset] != stem[offset] { return false }
    return true
  }

  /// What an assistant's or a secretary's title tells: whoever assists a person is an assistant, whoever assists in a trade
  /// belongs to the trade. The outer nil: nobody assists here.
  private static func assisted(_ text: FoldedTitle, _ found: Find?) -> (area: Area?, Void)? {
    guard let helper = text.words.lastIndex(where: { isHelper(text.bytes, $0) }) else { return nil }
    if let found, found.rank == TitleStems.Rank.phrase.rawValue { return (found.area, ()) }
    let word = text.words[helper]
    let isBoss = text.words[..<helper].contains { bosses.contains(where: text.bytes[$0].ends) }
    if isBoss { return (.assistant, ()) }
    switch found?.area {
    case nil: return (isSecretary(text.bytes, word) ? nil : .assistant, ())
    case .generalManagement: return (.assistant, ())
    case .other
    where offices.contains(where: text.bytes[word.lowerBound...].starts)
      || text.words[..<helper].contains { word in offices.contains(where: text.bytes[word].starts) }:
      return (.assistant, ())
    case let area: return (area, ())
    }
  }

  private static func isHelper(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    helpers.contains { stem in
      word.count >= stem.count
        && (word.lowerBound...(word.upperBound - stem.count)).contains {
          text[$0..<$0 + stem.count].elementsEqual(stem)
        }
    }
  }

  private static func isSecretary(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    !["assist", "avustaj"].contains { stem in
      let stem = Array(stem.utf8)
      return word.count >= stem.count
        && (word.lowerBound...(word.upperBound - stem.count)).contains {
          text[$0..<$0 + stem.count].elementsEqual(stem)
        }
    }
  }

  private static let helpers = ["assist", "avustaj", "sihteer", "sekreter", "secretar"].map { Array($0.utf8) }
  /// Endings of words for the person who is assisted: genitives of leaders.
  private static let bosses = [
    "johtajan", "paallikon", "johtajien", "direktorens", "chefens", "vd", "vds", "ceo", "cfo",
  ]
  .map { Array($0.utf8) }
  /// Beginnings of words for an office, whose assistants assist whoever is there.
  private static let offices = ["hallin", "toimisto", "kontor", "administra", "office", "forvaltning"].map {
    Array($0.utf8)
  }

  private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x3F) << 6 | Int(second & 0x3F)
  }

  private static let all: [Stem] = TitleStems.table.flatMap { entry in
    entry.stems.split(separator: " ").map { text in
      Stem(
        area: entry.area, rank: entry.rank.rawValue,
        bytes: text.utf8.filter { $0 != 0x2A }.map { $0 == 0x5F ? 0x20 : $0 }, startsWord: text.first != "*",
        endsWord: text.last != "*")
    }
  }

  /// The stems by their first two bytes, longer ones first: those of a bucket stand from `starts[b]` to `starts[b + 1]`.
  private static let stems: [Stem] = all.enumerated().sorted { left, right in
    let (a, b) = (bucket(of: left.element), bucket(of: right.element))
    return (a, -left.element.bytes.count, left.offset) < (b, -right.element.bytes.count, right.offset)
  }.map(\.element)
  private static let starts: [Int] = {
    var starts = Array(repeating: 0, count: 64 * 64 + 1)
    for stem in stems { starts[bucket(of: stem) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return starts
  }()

  private static func bucket(of stem: Stem) -> Int {
    bucket(stem.bytes[0], stem.bytes.count > 1 ? stem.bytes[1] : 0x20)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(_ ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
  fileprivate func starts(_ beginning: [UInt8]) -> Bool { starts(with: beginning) }
}

/// A title folded, its words, and the parts that name one job each.
///
/// Parts end at commas, strokes, brackets and "and" in three languages.
struct FoldedTitle {
  /// The folded text.
  private(set) var bytes: [UInt8] = []
  private(set) var words: [Range<Int>] = []
  private(set) var parts: [Range<Int>] = []

  init(_ title: [UInt8]) {
    var start = 0
    for position in 0...title.count
    where position == title.count || Self.isBreak(title[position]) {
      append(title, start..<position)
      start = position + 1
    }
  }

  /// Appends a stretch and parts it at its conjunctions.
  private mutating func append(_ title: [UInt8], _ range: Range<Int>) {
    let gap = bytes.isEmpty ? 0 : 1
    var folded: [UInt8] = []
    Fold.append(title, range, to: &folded)
    if folded.isEmpty { return }
    if gap > 0 { bytes.append(0x20) }
    let offset = bytes.count
    bytes.append(contentsOf: folded)
    var start = offset
    for word in Words.split(bytes, offset..<bytes.count) {
      words.append(word)
      guard Self.conjunctions.value(bytes, word) != nil else { continue }
      if word.lowerBound > start { parts.append(start..<word.lowerBound - 1) }
      start = min(word.upperBound + 1, bytes.count)
    }
    if start < bytes.count { parts.append(start..<bytes.count) }
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x2F, 0x3B, 0x7C, 0x28, 0x29, 0x2B: true
    default: false
    }
  }

  private static let conjunctions = WordTable([("ja och and seka samt", 1)])
}
