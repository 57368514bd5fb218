import Records
import Text

/// What a steward's decision about a record rests on: a new phone or title does not reopen it, another name does.
public enum DecisionEvidence {
  /// A digest of what a packed row says: of a person the name, the address and the company, of a company its name and
  /// business ID; nil where it is none of the kind.
  public static func digest(_ kind: EntityKind, _ bytes: [UInt8], _ range: Range<Int>) -> Digest? {
    var ranges: [Range<Int>] = []
    PackedFields.split(bytes, range, into: &ranges)
    func folded(_ field: Field) -> [UInt8] { Fold.folded(bytes, ranges[field.rawValue]) }
    let own: [Field] = kind == .person ? [.personName, .personEmail] : Field.company
    guard own.contains(where: { !ranges[$0.rawValue].isEmpty }) else { return nil }
    var said: [[UInt8]] = [Digits.of(bytes[ranges[Field.companyBusinessID.rawValue]])]
    said.append(LegalForms.stem(folded(.companyName)))
    if kind == .person { said += [folded(.personName), folded(.personEmail)] }
    return SHA256.hash(Array(said.joined(separator: [0x1F])))
  }
}
