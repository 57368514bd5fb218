/// Legal forms at the front or the end of folded company names, as whole words.
///
/// The list is closed: Finnish and Swedish forms of the Finnish trade register, with the abbreviations and English
/// translations that companies write. The forms are those of the Finnish Patent and Registration Office's open data
/// (company forms).
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

  /// `range` without the forms at both its ends; `found` becomes the most specific form seen.
  private static func strip(_ bytes: [UInt8], _ range: Range<Int>, _ found: inout LegalForm?) -> Range<Int> {
    var rest = range
    stripping: while !rest.isEmpty {
      for entry in LegalFormTable.atEnd[Int(bytes[rest.upperBound - 1])] where ends(bytes, rest, entry.phrase) {
        rest = rest.lowerBound..<max(rest.upperBound - entry.phrase.count - 1, rest.lowerBound)
        found = moreSpecific(found, entry.form)
        continue stripping
      }
      for entry in LegalFormTable.atFront[Int(bytes[rest.lowerBound])] where starts(bytes, rest, entry.phrase) {
        rest = min(rest.lowerBound + entry.phrase.count + 1, rest.upperBound)..<rest.upperBound
        found = moreSpecific(found, entry.form)
        continue stripping
      }
      break
    }
    return rest
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

  private static func moreSpecific(_ old: LegalForm?, _ new: LegalForm) -> LegalForm {
    guard let old else { return new }
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
