import Records
import Text

/// A firm in the person's column is no person: `Meri Oy`, `Virtanen & Pojat Ky`, `Tmi Matti Virtanen`.
///
/// It is offered to the company's name. Where a person stands beside it (`Matti Virtanen, Meri Oy`), the person stays.
struct NameCompany: FieldRule {
  var name: String { "name-company" }
  var version: Int { 2 }
  var fields: [Field] { [.personName] }
  var summary: String { "Moves a firm (Meri Oy, Turun kaupunki …) from the person's name to the company's." }
  var examples: [RuleExample] {
    [
      RuleExample(.personName, "Meri Oy", "", finding: .nameCompany),
      RuleExample(.personName, "Meri Oy", "Meri Oy", into: .companyName, finding: .nameCompany),
      RuleExample(.personName, "Virtanen & Pojat Ky", "", finding: .nameCompany),
      RuleExample(.personName, "Matti Virtanen, Meri Oy", "Matti Virtanen", finding: .nameCompany),
      RuleExample(.personName, "Meri Oy / Matti Virtanen", "Meri Oy", into: .companyName, finding: .nameCompany),
      RuleExample(.personName, "Matti Virtanen c/o Meri Oy", "Matti Virtanen", finding: .nameCompany),
      RuleExample(.personName, "Turun kaupunki", "", finding: .nameCompany),
      RuleExample(.personName, "Ab Rahman", "Ab Rahman"),
      RuleExample(.personName, "Nguyen Ky", "Nguyen Ky"),
      RuleExample(.personName, "John Smith Sr", "John Smith Sr"),
    ]
  }

  var needs: ByteKinds { .space }

  func apply(_ cell: inout Cell) {
    if cell.mayBeMasked || !Self.gate.mayStand(in: cell.bytes) { return }
    var parts = Self.parts(cell.bytes)
    let whole = 0..<cell.bytes.count
    // Meri, Oy
    if !parts.contains(where: { Self.hasForm(cell.bytes, $0) }), Self.hasForm(cell.bytes, whole) { parts = [whole] }
    guard let firm = parts.first(where: { Self.hasForm(cell.bytes, $0) }) else { return }
    var company = Cell(.companyName)
    company.set(Array(cell.bytes[firm]))
    CompanyName().applyIfNeeded(&company)
    cell.offer(.companyName, company.bytes, on: .misplaced)
    for part in parts where !Self.hasForm(cell.bytes, part) {
      if !cell.scratch.isEmpty { cell.scratch.append(contentsOf: [0x2C, 0x20]) }
      cell.scratch.append(contentsOf: cell.bytes[part])
    }
    cell.notice(.nameCompany)
    cell.take()
    // What stood on both sides of a firm may be another one.
    if !cell.bytes.isEmpty { apply(&cell) }
  }

  /// What stands between commas, strokes, brackets, lone hyphens and `c/o`.
  private static func parts(_ bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var position = 0
    while position <= bytes.count {
      var length = 0
      if position == bytes.count {
        length = 1
      } else if bytes[position...].starts(with: careOf) {
        length = careOf.count
      } else {
        switch bytes[position] {
        case 0x2C, 0x3B, 0x7C, 0x2F, 0x28, 0x29: length = 1
        case 0x2D where position > 0 && bytes[position - 1] == 0x20 && bytes.dropFirst(position + 1).first == 0x20:
          length = 1
        default: break
        }
      }
      if length > 0 {
        let part = UTF8Text.trimmed(bytes, start..<position)
        if !part.isEmpty { parts.append(part) }
        start = position + length
      }
      position += max(length, 1)
    }
    return parts
  }

  /// Whether a legal form stands at an end of `bytes[range]`, with another word beside it.
  private static func hasForm(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let words = Words.split(bytes, range)
    guard words.count > 1 else { return false }
    var isVietnamese = false
    for (index, word) in words.enumerated() {
      guard let kind = form(bytes, word) else {
        if vietnamese.value(bytes[word].map { $0 | 0x20 }) != nil { isVietnamese = true }
        continue
      }
      let isLast = index == words.count - 1
      if isLast && (kind != short || !isVietnamese) || index == 0 && kind == either { return true }
    }
    return false
  }

  /// Whether a word is a form that stands in front of firms, too, and is nobody's name: turned round, it would make one.
  static func isForm(_ bytes: [UInt8], _ word: Range<Int>) -> Bool { form(bytes, word) == either }

  /// What a word says of a firm; nil if it is no legal form.
  private static func form(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    var word = word
    while !word.isEmpty, marks.contains(bytes[word.upperBound - 1]) { word = word.lowerBound..<word.upperBound - 1 }
    while !word.isEmpty, marks.contains(bytes[word.lowerBound]) { word = word.lowerBound + 1..<word.upperBound }
    if word.count < 2 || word.count > 14 { return nil }
    return forms.value(Fold.folded(bytes, word))
  }

  private static let careOf = Array(" c/o ".utf8)
  private static let marks = Array(".,;()\"/|".utf8)
  private static let either = 1
  private static let atEnd = 2
  private static let short = 3
  private static let forms = WordTable([(bothEnds, either), (lastOnly, atEnd), (initials, short)])
  private static let bothEnds =
    "oy oyj abp ltd gmbh llc tmi asoy koy osuuskunta saatio andelslag stiftelsen kuntayhtyma"
  private static let lastOnly =
    "ab inc plc osk ry rf kb hb yhdistys seurakunta kaupunki kommun stiftelse forening foreningen forsamling hyvinvointialue"
  private static let initials = "ky ay"
  private static let gate = WordGate(bothEnds + " " + lastOnly + " " + initials)
  /// Surnames of people who may be called Ky.
  private static let vietnamese = WordTable([
    ("nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh lam cao luu", 1)
  ])
}
