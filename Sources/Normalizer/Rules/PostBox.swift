import Records
import Text

/// A post office box in one spelling for each language: `PL 12`, `PB 12`, `PO Box 12`.
struct PostBox: FieldRule {
  var name: String { "post-box" }
  var version: Int { 1 }
  var fields: [Field] { [.companyStreet] }
  var summary: String { "Writes a post office box as PL 12, PB 12 or PO Box 12; its language stays." }
  var examples: [RuleExample] {
    [
      RuleExample(.companyStreet, "P.L. 12", "PL 12"), RuleExample(.companyStreet, "pl12", "PL 12"),
      RuleExample(.companyStreet, "Testikatu 5, PL. 12", "Testikatu 5, PL 12"),
      RuleExample(.companyStreet, "P.B. 12", "PB 12"), RuleExample(.companyStreet, "Pb 12", "PB 12"),
      RuleExample(.companyStreet, "P.O.Box 12", "PO Box 12"), RuleExample(.companyStreet, "PO BOX 12", "PO Box 12"),
      RuleExample(.companyStreet, "BOX 12", "Box 12"), RuleExample(.companyStreet, "POSTILOKERO 12", "Postilokero 12"),
      RuleExample(.companyStreet, "Plantie 12", "Plantie 12"), RuleExample(.companyStreet, "PL 12 A4", "PL 12 A4"),
    ]
  }

  var needs: ByteKinds { .digit }

  func apply(_ cell: inout Cell) {
    guard let box = PostBoxWord(cell.bytes) else { return }
    let word = box.word.bytes
    let isClean =
      cell.bytes[box.range.lowerBound..<box.number.lowerBound - 1].elementsEqual(word)
      && cell.bytes[box.number.lowerBound - 1] == 0x20
    if isClean { return }
    cell.scratch.append(contentsOf: cell.bytes[..<box.range.lowerBound])
    cell.scratch.append(contentsOf: word)
    cell.scratch.append(0x20)
    cell.scratch.append(contentsOf: cell.bytes[box.number.lowerBound...])
    cell.take()
  }
}
