/// Legal forms at the front or the end of folded company names, as whole words.
///
/// The list is closed: Finnish and Swedish forms of the Finnish trade register, with the abbreviations and English
/// translations that companies write. The forms are those of the Finnish Patent and Registration Office's open data
/// (company forms). Abbreviations may bear a case ending (`x oy:n`); marks of a state, such as `konkurssipesä`, are no
/// form and do not belong to the stem either.
public enum LegalForms {
  /// The folded name without its legal forms; the name itself if nothing else is in it.
  ///
  /// `oy x ab`, `x oyj` and `tmi x` give `x`; so does a name said twice, `x oy x ab`. A municipality keeps its word
  /// (`espoon kaupunki`): there it is part of the name.
  public static func stem(_ folded: [UInt8]) -> [UInt8] {
    Array(folded[stem(folded, 0..<folded.count)])
  }

  /// Where the stem of the folded name in `bytes[range]` lies.
  public static func stem(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var found: LegalForm?
    let core = strip(bytes, range, &found)
    return core.isEmpty ? range : once(bytes, core)
  }

  /// The legal form that a folded name tells of, the most specific one if there are several; `nil` if there is none.
  public static func form(_ folded: [UInt8]) -> LegalForm? {
    var found: LegalForm?
    let core = strip(folded, 0..<folded.count, &found)
    if let found { return found }
    return LegalFormTable.municipal.first { ends(folded, core, $0.phrase) }?.form
  }

  /// Whether `bytes[range]`, in any ASCII letters, is an abbreviation such as `Oy`, `Ab` or `ry`.
  public static func isAbbreviation(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= 3 else { return false }
    return LegalFormTable.abbreviations.value(bytes[range].map { $0 | 0x20 }) != nil
  }

  /// `range` without the forms at both its ends; `found` becomes the most specific form seen.
  private static func strip(_ bytes: [UInt8], _ range: Range<Int>, _ found: inout LegalForm?) -> Range<Int> {
    var rest = range
    stripping: while rest.count > 1 {
      let last = LegalFormTable.drawer(bytes[rest.upperBound - 1], bytes[rest.upperBound - 2])
      for entry in LegalFormTable.atEnd[last] where ends(bytes, rest, entry.phrase) {
        rest = rest.lowerBound..<max(rest.upperBound - entry.phrase.count - 1, rest.lowerBound)
        found = moreSpecific(found, entry.form)
        continue stripping
      }
      if let inflected = inflected(bytes, rest) {
        rest = rest.lowerBound..<inflected.start
        found = moreSpecific(found, inflected.form)
        continue stripping
      }
      let first = LegalFormTable.drawer(bytes[rest.lowerBound], bytes[rest.lowerBound + 1])
      for entry in LegalFormTable.atFront[first] where starts(bytes, rest, entry.phrase) {
        rest = min(rest.lowerBound + entry.phrase.count + 1, rest.upperBound)..<rest.upperBound
        found = moreSpecific(found, entry.form)
        continue stripping
      }
      break
    }
    return rest
  }

  /// The abbreviation with a case ending that `bytes[range]` ends in, if something stands before it.
  private static func inflected(_ bytes: [UInt8], _ range: Range<Int>) -> (start: Int, form: LegalForm?)? {
    guard LegalFormTable.endingBytes[Int(bytes[range.upperBound - 1])] else { return nil }
    var gap = range.upperBound - 1
    while gap > range.lowerBound, range.upperBound - gap < 5, bytes[gap] != 0x20 { gap -= 1 }
    guard gap > range.lowerBound + 1, bytes[gap] == 0x20,
      LegalFormTable.endings.value(bytes, gap + 1..<range.upperBound) != nil
    else { return nil }
    let rest = range.lowerBound..<gap
    for entry in LegalFormTable.inflected[LegalFormTable.drawer(bytes[gap - 1], bytes[gap - 2])]
    where ends(bytes, rest, entry.phrase) {
      let start = gap - entry.phrase.count - 1
      return start > range.lowerBound ? (start, entry.form) : nil
    }
    return nil
  }

  /// The first half of a name said twice with forms between, else the whole: `x oy ab x` is `x`.
  private static func once(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.lowerBound
    while end < range.upperBound {
      let length = end - range.lowerBound
      if 2 * length + 2 >= range.count { break }
      let second = range.upperBound - length
      if bytes[end] == 0x20, bytes[second - 1] == 0x20,
        bytes[range.lowerBound..<end] == bytes[second..<range.upperBound]
      {
        var found: LegalForm?
        if strip(bytes, (end + 1)..<(second - 1), &found).isEmpty { return range.lowerBound..<end }
      }
      end += 1
    }
    return range
  }

  private static func moreSpecific(_ old: LegalForm?, _ new: LegalForm?) -> LegalForm? {
    guard let old, let new else { return old ?? new }
    if old == .branch || new == .branch { return .branch }
    if old == .foreign || (old == .oy && new != .foreign) { return new }
    return old == .oyj && (new == .asoy || new == .kiintOy) ? new : old
  }

  /// Whether the words of `phrase` are the last ones of `bytes[range]`.
  private static func ends(_ bytes: [UInt8], _ range: Range<Int>, _ phrase: [UInt8]) -> Bool {
    let start = range.upperBound - phrase.count
    guard start >= range.lowerBound, start == range.lowerBound || bytes[start - 1] == 0x20 else { return false }
    return matches(bytes, start, phrase)
  }

  /// Whether the words of `phrase` are the first ones of `bytes[range]`.
  private static func starts(_ bytes: [UInt8], _ range: Range<Int>, _ phrase: [UInt8]) -> Bool {
    let end = range.lowerBound + phrase.count
    guard end <= range.upperBound, end == range.upperBound || bytes[end] == 0x20 else { return false }
    return matches(bytes, range.lowerBound, phrase)
  }

  private static func matches(_ bytes: [UInt8], _ start: Int, _ phrase: [UInt8]) -> Bool {
    for index in 0..<phrase.count where bytes[start + index] != phrase[index] { return false }
    return true
  }
}
