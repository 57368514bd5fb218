import Records
import Text

/// Academic and military titles are not part of a name.
///
/// Degrees written as abbreviations go wherever they stand. Words such as `majuri`, which are surnames too, go only in
/// front and only where two words remain.
struct NameTitles: FieldRule {
  var name: String { "name-titles" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Drops titles and degrees from a name: Dr, KTM, dipl.ins., ekon., everstiluutnantti, fru …" }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Dr. Liisa Virtanen", "Liisa Virtanen"),
      RuleExample(.personName, "KTM Liisa Virtanen MBA", "Liisa Virtanen"),
      RuleExample(.personName, "dipl.ins. Matti Meikäläinen", "Matti Meikäläinen"),
      RuleExample(.personName, "Everstiluutnantti evp. Matti Meikäläinen", "Matti Meikäläinen"),
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
        words > 1 && Self.isDegree(cell.bytes, start..<end)
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
      if isDegree(cell.bytes, start..<end) { return false }
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
