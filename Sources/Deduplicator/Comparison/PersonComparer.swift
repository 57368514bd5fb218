import Records

/// Compares rows as persons, with their resolved companies as evidence.
struct PersonComparer: PairComparer {
  let values: PersonValues
  let companies: CompanyValues
  /// For each mention its row.
  var rows: [Int32] = []
  private let names: NameComparer

  init(_ values: PersonValues, _ companies: CompanyValues) {
    self.values = values
    self.companies = companies
    names = NameComparer(values: values)
  }

  func pattern(_ left: Int, _ right: Int) -> Int { pattern(rows: Int(rows[left]), Int(rows[right])) }

  /// The pattern of two rows of the table.
  func pattern(rows left: Int, _ right: Int) -> Int {
    let (a, b) = (values.rows[left], values.rows[right])
    let name = names.level(a.name, b.name)
    let organisation = organisation(left, right, sameMailbox: a.email >= 0 && a.email == b.email)
    let email = email(a, b, name, organisation)
    return name.rawValue | email.rawValue << 4 | organisation.rawValue << 8
  }

  private func email(
    _ a: PersonValues.Facts, _ b: PersonValues.Facts, _ name: NameLevel, _ organisation: OrganisationLevel
  ) -> EmailLevel {
    guard a.email >= 0, b.email >= 0 else { return .null }
    let mailboxes = companies.mailboxes
    if values.isShared[Int(a.email)] || values.isShared[Int(b.email)] {
      // Nothing but the mailbox is known of either: then the mailbox is the contact.
      return a.email == b.email && a.name < 0 && b.name < 0 ? .same : .null
    }
    if a.email == b.email {
      if name.clashes { return .sameClash }
      let spelt = name.agrees && organisation.isSame && mailboxes.spells(a.email, a.name, values.names)
      return spelt ? .sameSpelt : .same
    }
    let (left, right) = (Int(a.email), Int(b.email))
    if mailboxes.domain[left] == mailboxes.domain[right] {
      let bothSpelt =
        mailboxes.spells(a.email, a.name, values.names) && mailboxes.spells(b.email, b.name, values.names)
      // "e.lindroos" and "emma.lindroos" are two spellings of Emma Lindroos: the name again, and no other evidence.
      if bothSpelt, name.agrees { return .null }
      guard mailboxes.misspelt(a.email, b.email) else { return .otherMailbox }
      // "jari.virtanen" and "jani.virtanen" differ because their owners do.
      return bothSpelt && a.name != b.name ? .otherMailbox : .misspelt
    }
    guard mailboxes.local[left] == mailboxes.local[right] else { return .differs }
    return mailboxes.spells(a.email, a.name, values.names) || mailboxes.spells(b.email, b.name, values.names)
      ? .localSpelt : .localSame
  }

  private func organisation(_ left: Int, _ right: Int, sameMailbox: Bool) -> OrganisationLevel {
    let company = values.company[left]
    if company >= 0, company == values.company[right] { return values.isLarge[Int(company)] ? .sameLarge : .same }
    let (a, b) = (companies.rows[left], companies.rows[right])
    let otherID =
      a.id >= 0 && b.id >= 0 && a.id != b.id && companies.isValid[Int(a.id)] && companies.isValid[Int(b.id)]
    if !otherID {
      if a.name >= 0, a.name == b.name { return .alike }
      // The same mailbox implies the same domain: one fact, counted with the e-mail.
      if !sameMailbox, a.domain >= 0, a.domain == b.domain { return .alike }
    }
    let here = (a.postcode >= 0 && a.postcode == b.postcode) || (a.city >= 0 && a.city == b.city)
    if a.isNamed, b.isNamed { return here ? .otherHere : .other }
    return here ? .place : .null
  }
}

extension OrganisationLevel {
  /// Whether both persons are of one resolved company.
  var isSame: Bool { self == .same || self == .sameLarge }
}
