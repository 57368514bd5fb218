import Records

/// A value that a contact or company has in common with others: a relation, and no sign that they are one.
public struct SharedValue: Sendable, Equatable {
  /// The field; of an address the street.
  public let field: Field
  /// The IDs of the others of its kind, ascending.
  public let others: [Int64]
}

extension Queries {
  /// What a contact or company shares with others: a contact's address; a company's business ID, street and town, phone,
  /// address and website.
  public func shared(_ record: GoldenRecord) throws(Problem) -> [SharedValue] {
    var shared: [SharedValue] = []
    for (field, others) in Self.sharable(record.kind) {
      let values = ([field] + others).map { record.value($0) }
      guard let value = values[0], others.isEmpty || values.dropFirst().contains(where: { $0 != nil }) else { continue }
      let sharers = try whole.records(field, equal: value).filter { other in
        // One street stands in many towns: its postcode tells, or else the town.
        let told = others.first { record.value($0) != nil && other.value($0) != nil }
        return other.id != record.id && (others.isEmpty || told.map { record.value($0) == other.value($0) } == true)
      }
      if !sharers.isEmpty { shared.append(SharedValue(field: field, others: sharers.map(\.id).sorted())) }
    }
    return shared
  }

  /// The fields of which several may have one value, each with those that must agree, too.
  private static func sharable(_ kind: EntityKind) -> [(Field, with: [Field])] {
    switch kind {
    case .person: [(.personEmail, [])]
    case .company:
      [
        (.companyBusinessID, []), (.companyStreet, [.companyPostcode, .companyCity]), (.companyPhone, []),
        (.companyEmail, []), (.companyWebsite, []),
      ]
    }
  }
}
