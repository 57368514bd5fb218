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
    guard let helper = text.words.last(where: { holds(helpers, text.bytes, $0) }) else { return found?.area }
    return areaOfHelper(text, helper, found)
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

  /// The area of an assistant or a secretary: who assists a person is an assistant, who assists in a trade belongs to the
  /// trade; a secretary of nothing is unknown.
  private static func areaOfHelper(_ text: FoldedTitle, _ helper: Range<Int>, _ found: Find?) -> Area? {
    if let found, found.rank == TitleStems.Rank.phrase.rawValue { return found.area }
    let before = text.words.prefix { $0 != helper }
    let isPersons = before.contains { word in bosses.contains { text.bytes[word].suffix($0.count).elementsEqual($0) } }
    if isPersons { return .assistant }
    switch found?.area {
    case nil: return holds(assistants, text.bytes, helper) ? .assistant : nil
    case .generalManagement: return .assistant
    case .other:
      let isOffice = (before + [helper]).contains { word in offices.contains { text.bytes[word].starts(with: $0) } }
      return isOffice ? .assistant : .other
    case let area: return area
    }
  }

  /// Whether one of the stems stands in a word.
  private static func holds(_ stems: [[UInt8]], _ text: [UInt8], _ word: Range<Int>) -> Bool {
    for position in word {
      for stem in stems where stem[0] == text[position] && position + stem.count <= word.upperBound {
        if text[position..<position + stem.count].elementsEqual(stem) { return true }
      }
    }
    return false
  }

  private static let assistants = ["assist", "avustaj"].map { Array($0.utf8) }
  private static let helpers = assistants + ["sihteer", "sekreter", "secretar"].map { Array($0.utf8) }
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
