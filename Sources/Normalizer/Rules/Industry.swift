import Records

/// A code of the industrial classification (TOL) as its digits; a name of an industry stays as it is.
struct Industry: FieldRule {
  var name: String { "industry" }
  var version: Int { 1 }
  var fields: [Field] { [.companyIndustry] }
  var summary: String { "Writes a TOL code as its digits, without points, TOL in front or its name behind." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyIndustry, "62010", "62010"), RuleExample(.companyIndustry, "62.01", "6201"),
      RuleExample(.companyIndustry, "62.010", "62010"), RuleExample(.companyIndustry, "TOL 62010", "62010"),
      RuleExample(.companyIndustry, "62010 Ohjelmistojen suunnittelu ja valmistus", "62010"),
      RuleExample(.companyIndustry, "Kirjanpito- ja tilinpäätöspalvelu", "Kirjanpito- ja tilinpäätöspalvelu"),
      RuleExample(.companyIndustry, "24 h palvelu", "24 h palvelu"), RuleExample(.companyIndustry, "J", "J"),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    if cell.kinds == .digit { return }
    var position = 0
    if let label = Self.labels.first(where: { cell.bytes.starts(with: $0) }) { position = label.count }
    while position < cell.bytes.count, cell.bytes[position] == 0x20 || cell.bytes[position] == 0x3A { position += 1 }
    var digits = 0
    var isPointed = false
    while position < cell.bytes.count {
      let byte = cell.bytes[position]
      if byte >= 0x30, byte <= 0x39 {
        cell.scratch.append(byte)
        digits += 1
      } else if byte == 0x2E, digits == 2, !isPointed {
        isPointed = true
      } else {
        break
      }
      position += 1
    }
    let isWhole = position == cell.bytes.count && digits >= 2 && digits <= 5 && !(isPointed && digits < 4)
    let hasNameBehind = position < cell.bytes.count && cell.bytes[position] == 0x20 && (digits == 4 || digits == 5)
    if isWhole || hasNameBehind {
      cell.take()
    } else {
      cell.scratch.removeAll(keepingCapacity: true)
    }
  }

  private static let labels = ["TOL2008", "TOL 2008", "TOL", "tol"].map { Array($0.utf8) }
}
