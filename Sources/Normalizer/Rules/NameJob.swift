import Records
import Text

/// A title that stands with a name goes where titles go: "Anna Virta, toimitusjohtaja", "VD Anna Virta".
///
/// Words of office (``JobTitles``) are looked for at both ends of a name and of each of its parts. A value that is nothing
/// but a title names nobody.
struct NameJob: FieldRule {
  var name: String { "name-job" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Takes a title out of a name and offers it to the title; a title alone is nobody's name." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Anna Virta, toimitusjohtaja", "Anna Virta"),
      RuleExample(.personName, "Anna Virta, toimitusjohtaja", "toimitusjohtaja", into: .personTitle),
      RuleExample(.personName, "Virta Anna, talousjohtaja", "Virta Anna"),
      RuleExample(.personName, "Virta, Anna, toimitusjohtaja", "Virta, Anna"),
      RuleExample(.personName, "Virta, Anna toimitusjohtaja", "Virta, Anna"),
      RuleExample(.personName, "toimitusjohtaja Anna Virta", "Anna Virta"),
      RuleExample(.personName, "Anna Virta (toimitusjohtaja)", "Anna Virta"),
      RuleExample(.personName, "Anna Virta - VD", "VD", into: .personTitle),
      RuleExample(.personName, "Anna Virta / controller", "Anna Virta"),
      RuleExample(.personName, "Anna Virta, Head of Sales, Nordics", "Head of Sales", into: .personTitle),
      RuleExample(.personName, "SALES MANAGER ANNA VIRTA", "SALES MANAGER", into: .personTitle),
      RuleExample(.personName, "vt. hallintojohtaja Anna Virta", "vt. hallintojohtaja", into: .personTitle),
      RuleExample(.personName, "Anna Virta, myynti", "myynti", into: .personTitle),
      RuleExample(.personName, "Anna Virta, Etelä-Suomen aluejohtaja", "Anna Virta"),
      RuleExample(.personName, "Anna Virta tekninen johtaja", "Anna Virta"),
      RuleExample(.personName, "Anna Virta TJ", "Anna Virta"), RuleExample(.personName, "Virta TJ", "Virta TJ"),
      RuleExample(.personName, "Virta, TJ", "Virta, TJ"), RuleExample(.personName, "Virta, Anna", "Virta, Anna"),
      RuleExample(.personName, "Anna Virta / Matti Meri", "Anna Virta / Matti Meri"),
      RuleExample(.personName, "Veronika Myyryläinen", "Veronika Myyryläinen"),
      RuleExample(.personName, "DI toimitusjohtaja Anna Virta", "toimitusjohtaja", into: .personTitle),
      RuleExample(.personName, "Anna Virta toimitusjohtaja KTM", "Anna Virta"),
      RuleExample(.personName, "Laskutus", "Laskutus"),
      RuleExample(.personName, "Toimitusjohtaja", "", finding: .nameRole),
      RuleExample(.personName, "Sales Manager", "", finding: .nameRole),
    ]
  }

  /// A part of the value: the titles at its ends, and the words that remain.
  private struct Reading {
    let part: NameParts.Part
    var titles: [Range<Int>] = []
    var name: ArraySlice<Range<Int>>
    /// Whether it is the name of a department, such as `myynti`.
    let isDepartment: Bool
  }

  func apply(_ cell: inout Cell) {
    if cell.kinds.contains(.digit) || Self.isClean(&cell) || NameParts.isAddress(cell.bytes) { return }
    let bytes = cell.bytes
    var readings: [Reading] = []
    let parts = NameParts(bytes).all
    let words = parts.reduce(0) { $0 + Words.split(bytes, $1.range).count }
    for part in parts { readings.append(Self.read(bytes, part, of: words, cell.kinds, &cell.scratch)) }
    let names = readings.map(\.name.count)
    for index in readings.indices {
      let others = names.reduce(0, +) - names[index]
      Self.judge(bytes, &readings[index], others: others, &cell.scratch)
    }
    if readings.allSatisfy(\.titles.isEmpty) { return }
    if readings.allSatisfy(\.name.isEmpty) {
      cell.offer(.personTitle, bytes, on: .misplaced)
      cell.notice(.nameRole)
      return cell.take()
    }
    var title: [UInt8] = []
    for reading in readings {
      for range in reading.titles {
        if !title.isEmpty { title.append(contentsOf: [0x2C, 0x20]) }
        title.append(contentsOf: bytes[range])
      }
      guard let first = reading.name.first, let last = reading.name.last else { continue }
      NameParts.append(
        first.lowerBound..<last.upperBound, of: bytes, mark: reading.part.mark, to: &cell.scratch)
    }
    cell.offer(.personTitle, title, on: .misplaced)
    cell.take()
  }

  /// Whether no title can be in a name: no mark parts it, and the words at its ends are none of office.
  private static func isClean(_ cell: inout Cell) -> Bool {
    if NameParts.areSeveral(cell.bytes, cell.kinds) { return false }
    let whole = 0..<cell.bytes.count
    let first = 0..<ByteRange.first(0x20, cell.bytes, whole)
    let last = ByteRange.wordStart(cell.bytes, whole)..<whole.upperBound
    // Beside one other word alone, only a long word is a title.
    let shortest = first.upperBound + 1 >= last.lowerBound ? shortestAlone : 2
    if shortest == 2, NameTitles.isTitle(cell.bytes, first) { return false }
    return !isOffice(&cell, first, shortest) && !isOffice(&cell, last, shortest)
  }

  private static func isOffice(_ cell: inout Cell, _ word: Range<Int>, _ shortest: Int) -> Bool {
    if NameTitles.isDegree(cell.bytes, word) { return true }
    return word.count >= shortest && JobTitles.part(cell.bytes, word, &cell.scratch) != nil
  }

  /// The bytes of the shortest title that is looked for beside one word.
  private static let shortestAlone = 7

  /// Finds the titles at both ends of a part of a value of so many words in `all`.
  private static func read(
    _ bytes: [UInt8], _ part: NameParts.Part, of all: Int, _ kinds: ByteKinds, _ scratch: inout [UInt8]
  ) -> Reading {
    let words = Words.split(bytes, part.range)
    var parts: [JobTitles.Part?] = []
    for word in words {
      let isSmall = kinds.contains(.upper) && bytes[word.lowerBound] &- 0x61 < 26 && !NameParticles.isSmall(bytes, word)
      parts.append(JobTitles.part(bytes, word, &scratch) ?? (isSmall && words.count > 1 ? .qualifier : nil))
    }
    let isDepartment = RoleWords.isName(Fold.folded(bytes, part.range))
    var reading = Reading(part: part, name: words[...], isDepartment: isDepartment)
    // Degrees outside of a title go with it: they are no part of a name either.
    let isDegree = words.map { NameTitles.isDegree(bytes, $0) || NameTitles.isTitle(bytes, $0) }
    let start = isDegree.prefix { $0 }.count
    let front = parts[start...].prefix { $0 != nil }
    if isTitle(front, beside: all - front.endIndex) {
      reading.name = words[front.endIndex...]
      reading.titles.append(words[start].lowerBound..<words[front.endIndex - 1].upperBound)
    }
    let end = words.count - isDegree.reversed().prefix { $0 }.count
    if end <= reading.name.startIndex { return reading }
    let back = parts[reading.name.startIndex..<end].suffix(while: { $0 != nil })
    if isTitle(back, beside: all - back.count - reading.name.startIndex) {
      reading.titles.append(words[back.startIndex].lowerBound..<words[end - 1].upperBound)
      reading.name = words[reading.name.startIndex..<back.startIndex]
    }
    return reading
  }

  /// Whether words are a title beside so many others: one of them makes it one. Letters such as VD do so only beside two,
  /// for they may be initials.
  private static func isTitle(_ run: ArraySlice<JobTitles.Part?>, beside others: Int) -> Bool {
    run.contains(.head) || others > 1 && run.contains(.abbreviation)
  }

  /// Takes a part for a title as a whole where the name stands elsewhere: a department, or a title with words that are
  /// no given name, as in "Etelä-Suomen aluejohtaja".
  private static func judge(_ bytes: [UInt8], _ reading: inout Reading, others: Int, _ scratch: inout [UInt8]) {
    if others < 2 || reading.name.isEmpty { return }
    var isTitle = reading.isDepartment
    if !isTitle, !reading.titles.isEmpty {
      isTitle = reading.name.allSatisfy { NameOrder.lean(bytes, $0, &scratch) < given }
    }
    if !isTitle { return }
    reading.titles = [reading.part.range]
    reading.name = []
  }

  /// From how many bits up a word is taken for a given name.
  private static let given = 3
}

extension ArraySlice {
  /// The longest end of it whose elements all are as asked.
  fileprivate func suffix(while isWanted: (Element) -> Bool) -> ArraySlice {
    var start = endIndex
    while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
