import Text

/// A packed row without its person: what of an observation may stay when the person is erased.
///
/// Erasure and suppression both use it, so a record that is read again after an erasure says what the erased row says.
public enum PersonPart {
  /// An observation's packed parts.
  public struct Row: Sendable, Equatable {
    /// The raw fields, the normalised ones (empty where they equal the raw ones), and the places of the fields.
    public var raw: [UInt8], normal: [UInt8], places: [UInt8]

    /// A row of these parts.
    public init(raw: [UInt8], normal: [UInt8], places: [UInt8]) {
      (self.raw, self.normal, self.places) = (raw, normal, places)
    }
  }

  /// What is left of a row without its person; nil where nothing may stay: there is no company in it, or the company is
  /// the person, a sole trader.
  ///
  /// A company's field that tells of the person (her address as the company's, her name in the website) goes with her.
  public static func removed(from row: Row) -> Row? {
    let values = PackedFields.values(row.normal.isEmpty ? row.raw : row.normal)
    let raw = PackedFields.values(row.raw)
    func isFilled(_ field: Field) -> Bool { !raw[field.rawValue].isEmpty || !values[field.rawValue].isEmpty }
    guard isFilled(.companyName) || isFilled(.companyBusinessID) else { return nil }
    let person = Identity(
      names: [values[Field.personName.rawValue], raw[Field.personName.rawValue]],
      emails: [values[Field.personEmail.rawValue], raw[Field.personEmail.rawValue]])
    for name in [values[Field.companyName.rawValue], raw[Field.companyName.rawValue]] where !name.isEmpty {
      if LegalForms.form(Array(Fold.folded(name).utf8)) == .tmi || person.isNamed(in: name) { return nil }
    }
    let telling = Field.company.filter { field in
      [values[field.rawValue], raw[field.rawValue]].contains {
        person.isNamed(in: $0) || field == .companyEmail && person.hasMailbox($0)
      }
    }
    let left = without(Field.person + telling, row)
    return left.raw.isEmpty && left.normal.isEmpty ? nil : left
  }

  /// The fields that can be erased alone: all of a person's but those by which she is known.
  public static let single = Field.person.filter(\.declaration.isSingle)

  /// A row without one of the ``single`` fields, and without what was derived from it; where the value stood in another
  /// field's column, that one is left as the rules left it.
  public static func without(single field: Field, _ row: Row) -> (row: Row, removed: [Field]) {
    let packed = row.normal.isEmpty ? row.raw : row.normal
    func grounds(_ field: Field) -> Grounds {
      PackedFields.grounds(packed, 0..<packed.count, of: field)
    }
    let derived = field == .personTitle ? single.filter { grounds($0) == .title } : []
    var row = row
    if grounds(field) == .misplaced {
      let (raw, values) = (PackedFields.values(row.raw), PackedFields.values(packed))
      let value = Fold.folded(values[field.rawValue])
      let cleaned = Field.allCases.map { other in
        Fold.folded(raw[other.rawValue]).contains(value)
          ? values[other.rawValue] : raw[other.rawValue]
      }
      if !value.isEmpty { row.raw = PackedFields.pack(cleaned) }
    }
    return (without([field] + derived, row), [field] + derived)
  }

  /// A row without some of its fields, and without what is known of them.
  public static func without(_ fields: [Field], _ row: Row) -> Row {
    func emptied(_ packed: [UInt8], grounds: Bool) -> [UInt8] {
      var values = PackedFields.values(packed)
      for field in fields { values[field.rawValue] = "" }
      let kept = grounds ? Field.allCases.filter { !fields.contains($0) } : []
      return PackedFields.pack(
        values,
        grounds: kept.compactMap { field in
          let grounds = PackedFields.grounds(packed, 0..<packed.count, of: field)
          return grounds == .stated ? nil : (field, grounds)
        })
    }
    let raw = emptied(row.raw, grounds: false)
    let normal = row.normal.isEmpty ? [] : emptied(row.normal, grounds: true)
    return Row(raw: raw, normal: normal == raw ? [] : normal, places: emptied(row.places, grounds: false))
  }

  /// The digest of a row's content: over the relationship's byte and the packed raw fields.
  public static func digest(_ raw: [UInt8], _ relationship: Relationship) -> Digest {
    SHA256.hash([relationship.rawValue] + raw)
  }
}
