import Records
import Text

/// What stands in brackets or quotes with a whole name, or begins small behind it, is a nickname or a remark; so is a firm.
struct NameRemark: FieldRule {
  var name: String { "name-remark" }
  var version: Int { 1 }
  var fields: [Field] { [.personName] }
  var summary: String {
    "Drops nicknames, remarks and firms from a name: \"Masa\", (äitiyslomalla), , poissa, / Meri Oy."
  }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Matti \"Masa\" Meri", "Matti Meri", finding: .nameRemark),
      RuleExample(.personName, "Matti 'Masa' Meri", "Matti Meri", finding: .nameRemark),
      RuleExample(.personName, "Anna Virta (äitiyslomalla)", "Anna Virta", finding: .nameRemark),
      RuleExample(.personName, "Anna Virta, poissa", "Anna Virta", finding: .nameRemark),
      RuleExample(.personName, "Anna Virta / Meri Oy", "Anna Virta", finding: .nameRemark),
      RuleExample(.personName, "Virta (Anna)", "Virta (Anna)"), RuleExample(.personName, "virta, anna", "virta, anna"),
      RuleExample(.personName, "Virta, Anna", "Virta, Anna"), RuleExample(.personName, "Sean O'Neill", "Sean O'Neill"),
      RuleExample(.personName, "Jan Berg, van der", "Jan Berg, van der"),
      RuleExample(.personName, "Anna Virta, ekon.", "Anna Virta, ekon."),
      RuleExample(.personName, "Anna Virta / Matti Meri", "Anna Virta / Matti Meri"),
    ]
  }

  var needs: ByteKinds { [.mark, .comma, .exotic] }

  func apply(_ cell: inout Cell) {
    if cell.kinds.contains(.digit) || !NameParts.areSeveral(cell.bytes, cell.kinds) { return }
    if NameParts.isAddress(cell.bytes) { return }
    let (bytes, parts) = (cell.bytes, NameParts(cell.bytes).all)
    // Without a whole name nobody knows what is said in passing.
    let isSmall = !cell.kinds.contains(.upper)
    let named = parts.reduce(0) { $0 + ($1.isAside ? 0 : Self.words(bytes, $1.range)) }
    guard parts.count > 1, named > 1 else { return }
    // The name in front, which what is said in passing may part.
    let front = parts.prefix { $0.isAside || $0.mark == 0 }
    let isWhole = !isSmall && front.reduce(0) { $0 + ($1.isAside ? 0 : Self.words(bytes, $1.range)) } > 1
    let kept = parts.indices.filter { index in
      !parts[index].isAside && !(isWhole && Self.isRemark(bytes, parts[index]))
    }
    if kept.count == parts.count || kept.isEmpty { return }
    for index in kept { NameParts.append(parts[index].range, of: bytes, mark: parts[index].mark, to: &cell.scratch) }
    cell.notice(.nameRemark)
    cell.take()
  }

  /// Whether a part behind a whole name is no part of it: it begins small, and not with a particle, or is a firm.
  private static func isRemark(_ bytes: [UInt8], _ part: NameParts.Part) -> Bool {
    let range = part.range
    if part.mark == 0 || NameTitles.isDegrees(bytes, range) { return false }
    let (scalar, _) = Scalars.decode(bytes, range.lowerBound)
    let word = range.lowerBound..<ByteRange.first(0x20, bytes, range)
    if Scalars.isLetter(scalar), Scalars.upper(scalar) != scalar { return !NameParticles.isSmall(bytes, word) }
    return LegalForms.form(Fold.folded(bytes, range)) != nil
  }

  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> Int { bytes[range].count { $0 == 0x20 } + 1 }
}
