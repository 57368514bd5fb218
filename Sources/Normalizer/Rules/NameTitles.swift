import Records
import Text

/// Academic and military titles are not part of a name.
///
/// Degrees written as abbreviations go wherever they stand. Words such as `majuri`, which are surnames too, go only in
/// front and only where two words remain.
struct NameTitles: FieldRule {
  var name: String { "name-titles" }
  var version: Int { 3 }
  var fields: [Field] { [.personName] }
  var summary: String { "Drops titles and degrees from a name: Dr, KTM, dipl.ins., ekon., everstiluutnantti, fru …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Dr. Liisa Virtanen", "Liisa Virtanen"),
      RuleExample(.personName, "KTM Liisa Virtanen MBA", "Liisa Virtanen"),
      RuleExample(.personName, "dipl.ins. Matti Meikäläinen", "Matti Meikäläinen"),
      RuleExample(.personName, "Everstiluutnantti evp. Matti Meikäläinen", "Matti Meikäläinen"),
      RuleExample(.personName, "Virtanen TM", "Virtanen TM"), RuleExample(.personName, "LL Virtanen", "LL Virtanen"),
      RuleExample(.personName, "Liisa Virtanen TM", "Liisa Virtanen"),
      RuleExample(.personName, "Virtanen KTM", "Virtanen"),
      RuleExample(.personName, "DI VIRTANEN MATTI", "VIRTANEN MATTI"),
      RuleExample(.personName, "DI MARIA VIRTANEN", "MARIA VIRTANEN"),
      RuleExample(.personName, "DI CAPRIO LEONARDO", "DI CAPRIO LEONARDO"),
      RuleExample(.personName, "LEONARDO DI CAPRIO", "LEONARDO DI CAPRIO"),
      RuleExample(.personName, "Matti Majuri", "Matti Majuri"),
      RuleExample(.personName, "Majuri Matti", "Majuri Matti"),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    if cell.kinds.contains(.digit) || Self.isClean(cell) { return }
    var kept = 0
    var words = Self.wordCount(cell.bytes, from: 0)
    var start = 0
    while start < cell.bytes.count {
      let end = cell.bytes[start...].firstIndex(of: 0x20) ?? cell.bytes.count
      let isDropped =
        words > (Self.mayBeInitials(cell.bytes, start..<end) ? 2 : 1) && Self.isDegree(cell.bytes, start..<end)
        && !Self.isParticle(cell, start..<end)
        || words > 2 && kept == 0 && Self.isTitle(cell.bytes, start..<end)
      if isDropped {
        words -= 1
      } else {
        if kept > 0 { cell.scratch.append(0x20) }
        cell.scratch.append(contentsOf: cell.bytes[start..<end])
        kept += 1
      }
      start = end + 1
    }
    if cell.scratch.count == cell.bytes.count { cell.scratch.removeAll(keepingCapacity: true) } else { cell.take() }
  }

  /// Whether no word is one to be dropped: nothing has to be copied then.
  private static func isClean(_ cell: Cell) -> Bool {
    // A title goes only where two words remain behind it.
    let whole = 0..<cell.bytes.count
    var start = 0
    var isFirst = true
    while start < whole.upperBound {
      let end = ByteRange.first(0x20, cell.bytes, start..<whole.upperBound)
      if isDegree(cell.bytes, start..<end), !isParticle(cell, start..<end) { return false }
      if isFirst, end < whole.upperBound,
        ByteRange.first(0x20, cell.bytes, end + 1..<whole.upperBound) < whole.upperBound,
        isTitle(cell.bytes, start..<end)
      {
        return false
      }
      isFirst = false
      start = end + 1
    }
    return true
  }

  /// Whether `bytes[range]` is nothing but degrees (or nothing at all).
  static func isDegrees(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    Words.split(bytes, range).allSatisfy { isDegree(bytes, $0) }
  }

  /// Whether a degree in two letters may as well be somebody's initials: beside one word alone it is, `Virtanen TM`. DI is
  /// the degree of half the engineers and hardly anybody's initials.
  private static func mayBeInitials(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count == 2 && word.allSatisfy { bytes[$0] &- 0x41 < 26 } && !bytes[word].elementsEqual([0x44, 0x49])
  }

  /// Whether a degree is the initials that go with a surname alone.
  static func mayBeInitials(_ bytes: [UInt8], _ word: Range<Int>, of surname: Range<Int>) -> Bool {
    mayBeInitials(bytes, word) && !surname.isEmpty && !bytes[surname].contains(0x20) && !bytes[surname].contains(0x2C)
  }

  /// Whether a word is a degree or a form of address that is no one's name. Abbreviations in capitals are taken as
  /// written; words that end in a full stop in any case.
  static func isDegree(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    let last = bytes[range.upperBound - 1]
    if range.count > 5, last != 0x2E { return false }
    if degrees.value(bytes, range) != nil { return true }
    return last == 0x2E && dotted.value(Fold.folded(bytes, range)) != nil
  }

  /// Whether a word is a title that is also somebody's name.
  static func isTitle(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.count < 3 || range.count > 18 { return false }
    return titles.value(Fold.folded(bytes, range)) != nil
  }

  /// Whether DI in a name of capitals is no degree but the particle of an Italian name: within a name, and in front of what
  /// is neither a common name here nor a first name before its surname.
  private static func isParticle(_ cell: Cell, _ word: Range<Int>) -> Bool {
    let bytes = cell.bytes
    guard word.count == 2, bytes[word.lowerBound] == 0x44, bytes[word.lowerBound + 1] == 0x49,
      !cell.kinds.contains(.lower), word.upperBound < bytes.count
    else { return false }
    if word.lowerBound > 0 { return true }
    let next = word.upperBound + 1..<ByteRange.first(0x20, bytes, word.upperBound + 1..<bytes.count)
    let last = ByteRange.wordStart(bytes, 0..<bytes.count)..<bytes.count
    var folded: [UInt8] = []
    let (lean, behind) = (NameOrder.lean(bytes, next, &folded), NameOrder.lean(bytes, last, &folded))
    return abs(lean) < common && lean - behind < NameOrder.margin
  }

  /// From how many bits up a word is taken for a name that is common here.
  private static let common = 7

  private static func wordCount(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].count { $0 == 0x20 } + 1
  }

  private static let degrees = WordTable([
    (
      "Dr Dr. dr. Prof. prof. Mr Mrs Ms Mr. Mrs. Ms. hra rva nti Hra Rva Hr Fru KTM KTT KTK FM FT FL FK TkT TkL DI OTK OTM "
        + "VT YTM YTT HTM HTT VTM VTT LL LT LKT TM TT KM KT PsM MBA eMBA EMBA BBA MSc PhD BSc Ph.D. M.Sc. B.Sc. KLT HT "
        + "KHT JHT CGR GRM evp res. DrPh", 1
    )
  ])
  private static let dotted = WordTable(phrases: [
    [
      "dr", "prof", "dipl ins", "dipl ing", "dipl ekon", "ekon", "ekon mag", "fil mag", "fil dr", "pol mag", "tekn dr",
      "jur kand", "evp", "mag", "maist", "kand", "tri", "toht", "ins", "ing", "kapt", "luutn", "maj", "ev", "evl",
    ]
  ])
  private static let titles = WordTable([
    (
      "tohtori tri professori dosentti maisteri ekonomi herra rouva neiti herr fru froken doktor docent magister "
        + "eversti everstiluutnantti majuri kapteeni luutnantti kenraali prikaatikenraali komentaja kommodori vanrikki "
        + "overste overstelojtnant major kapten lojtnant insinoori vuorineuvos kauppaneuvos talousneuvos bergsrad "
        + "kommerseradet diplomi-insinoori dipl.ins", 1
    )
  ])
}
