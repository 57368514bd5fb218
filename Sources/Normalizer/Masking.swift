import Records
import Text

extension RuleChain {
  /// A text of any column with personal identity codes masked, for showing what no rule has been at yet.
  public static func masked(_ text: String) -> String {
    var cell = Cell(.companyName)
    var spare = Cell(.companyName)
    cell.set(Array(text.utf8))
    mask(&cell, spare: &spare)
    return cell.isMasked ? String(decoding: cell.bytes, as: UTF8.self) : text
  }

  private static let identityCode = PersonalIdentityCode()
  private static let unveiling: [any FieldRule] = [Entities(), UnicodeForm(), Mojibake(), WhiteSpace()]

  /// Reads a value of a column that is no field as a field's is read: without HTML's references and a spreadsheet's marks.
  static func clean(_ cell: inout Cell) {
    for rule in unveiling + [SpreadsheetMarks()] where !cell.bytes.isEmpty { rule.applyIfNeeded(&cell) }
  }

  /// Masks personal identity codes in a value that came from a source. A code that only shows once the text rules have
  /// been at the value takes the whole value with it, so that it hides neither in raw nor in normalised form.
  static func mask(_ cell: inout Cell, spare: inout Cell) {
    if cell.bytes.count < 11 { return }
    if cell.kinds.contains(.digit) { identityCode.apply(&cell) }
    guard hidesCode(cell, &spare) else { return }
    cell.set(PersonalIdentityCode.mask)
    cell.isMasked = true
    cell.notice(.personalIdentityCode)
  }

  /// Whether a code shows in a value only when it is read otherwise: in other digits or as an address writes it, or once
  /// the text rules have been at it.
  private static func hidesCode(_ cell: Cell, _ spare: inout Cell) -> Bool {
    if !cell.kinds.isDisjoint(with: [.exotic, .ampersand]) {
      spare.clear()
      spare.set(cell.bytes)
      for rule in unveiling { rule.applyIfNeeded(&spare) }
      if IdentityCode.first(spare.bytes, from: 0) != nil { return true }
    } else if !cell.kinds.contains(.mark) || !cell.bytes.contains(0x25) {
      return false
    }
    return IdentityCode.isHidden(in: cell.bytes)
  }
}
