import Records
import Text

/// What company comparison reads, one entry a row: values as numbers, -1 where there is none.
struct CompanyValues: Sendable {
  /// Numbers of one row, and enough to tell twins: rows that agree in all of them.
  struct Facts: Sendable, Hashable {
    var id: Int32 = -1
    var name: Int32 = -1
    /// Position of the legal form among all forms.
    var form: Int32 = -1
    var postcode: Int32 = -1
    var city: Int32 = -1
    var domain: Int32 = -1
    var phone: Int32 = -1

    /// Whether anything says which company it is.
    var isNamed: Bool { id >= 0 || name >= 0 }
  }

  /// The facts of each row.
  var rows: [Facts]
  /// Company names, folded and without legal forms.
  private(set) var names = WordLists()
  /// Business IDs, digits only.
  private(set) var ids = Interner()
  /// For each business ID whether its check digit is right.
  private(set) var isValid: [Bool] = []
  private(set) var postcodes = Interner()
  private(set) var cities = Interner()
  private(set) var domains = Interner()
  private(set) var phones = Interner()
  /// The addresses of persons: their domains are numbered among ``domains``.
  let mailboxes: Mailboxes

  /// Prepares the columns of a table; each distinct value is folded once.
  init(_ columns: FieldColumns) {
    let address = columns[.personEmail]
    mailboxes = Mailboxes(address.values, domains: &domains)
    rows = Array(repeating: Facts(), count: columns.count)

    let name = columns[.companyName]
    var stems: [(Int32, Int32)] = []
    for value in Self.texts(name) {
      let folded = Fold.folded(value, 0..<value.count)
      let form = LegalForms.form(folded).flatMap(LegalForm.allCases.firstIndex(of:)) ?? -1
      stems.append((names.intern(LegalForms.stem(folded)), Int32(truncatingIfNeeded: form)))
    }
    let id = Self.numbers(columns[.companyBusinessID], &ids) { Digits.of($0) }
    isValid = Self.texts(ids).map(BusinessIDNumber.isValid)
    let postcode = Self.numbers(columns[.companyPostcode], &postcodes) { Fold.folded($0, 0..<$0.count) }
    let city = Self.numbers(columns[.companyCity], &cities) { Places.identity(Fold.folded($0, 0..<$0.count)) }
    let phone = Self.numbers(columns[.companyPhone], &phones) { Array(Digits.of($0).suffix(8)) }
    let website = Self.numbers(columns[.companyWebsite], &domains, Domain.host)
    let mail = Self.numbers(columns[.companyEmail], &domains) { value in
      value.lastIndex(of: 0x40).map { value[($0 + 1)...].map(Domain.lowerCase) } ?? []
    }
    let isPublic = Self.texts(domains).map { DomainKind.of($0, 0..<$0.count).isShared }

    let mailOf = columns[.companyEmail].of
    let websiteOf = columns[.companyWebsite].of
    let (idOf, postcodeOf) = (columns[.companyBusinessID].of, columns[.companyPostcode].of)
    let (cityOf, phoneOf) = (columns[.companyCity].of, columns[.companyPhone].of)
    for row in 0..<columns.count {
      var facts = Facts()
      if name.of[row] >= 0 { (facts.name, facts.form) = stems[Int(name.of[row])] }
      if idOf[row] >= 0 { facts.id = id[Int(idOf[row])] }
      if postcodeOf[row] >= 0 { facts.postcode = postcode[Int(postcodeOf[row])] }
      if cityOf[row] >= 0 { facts.city = city[Int(cityOf[row])] }
      if phoneOf[row] >= 0 { facts.phone = phone[Int(phoneOf[row])] }
      if websiteOf[row] >= 0 { facts.domain = website[Int(websiteOf[row])] }
      if facts.domain < 0, mailOf[row] >= 0 { facts.domain = mail[Int(mailOf[row])] }
      if facts.domain >= 0, isPublic[Int(facts.domain)] { facts.domain = -1 }
      if facts.domain < 0, address.of[row] >= 0, mailboxes.of[Int(address.of[row])] >= 0 {
        facts.domain = mailboxes.domain[Int(mailboxes.of[Int(address.of[row])])]
      }
      if facts.domain >= 0, isPublic[Int(facts.domain)] { facts.domain = -1 }
      rows[row] = facts
    }
    demoteShared()
  }

  /// A domain or phone under which four or more differently named companies are found is a host's, a bookkeeper's or
  /// an office hotel's: it becomes null. Names count as different if their first four letters are, so that misspellings
  /// of one company's name do not cost it its domain.
  private mutating func demoteShared() {
    var beginnings = Interner()
    let beginning = (0..<Int32(truncatingIfNeeded: names.names.count)).map { name in
      let range = names.names.range(name)
      return beginnings.intern(names.names.arena, range.lowerBound..<min(range.upperBound, range.lowerBound + 4))
    }
    var domainOf: [UInt64] = []
    var phoneOf: [UInt64] = []
    for facts in rows where facts.name >= 0 {
      if facts.domain >= 0 { domainOf.append(Pairs.packed(facts.domain, beginning[Int(facts.name)])) }
      if facts.phone >= 0 { phoneOf.append(Pairs.packed(facts.phone, beginning[Int(facts.name)])) }
    }
    let sharedDomains = Self.shared(domainOf, of: domains.count)
    let sharedPhones = Self.shared(phoneOf, of: phones.count)
    for row in rows.indices {
      if rows[row].domain >= 0, sharedDomains[Int(rows[row].domain)] { rows[row].domain = -1 }
      if rows[row].phone >= 0, sharedPhones[Int(rows[row].phone)] { rows[row].phone = -1 }
    }
  }

  /// For each of `count` values whether four or more different beginnings stand beside it.
  private static func shared(_ pairs: [UInt64], of count: Int) -> [Bool] {
    var shared = Array(repeating: false, count: count)
    for value in Pairs.counted(pairs) where value.count >= 4 { shared[Int(value.key)] = true }
    return shared
  }

  private static func texts(_ column: FieldColumns.Column) -> [[UInt8]] { texts(column.values) }

  private static func texts(_ values: Interner) -> [[UInt8]] {
    (0..<Int32(truncatingIfNeeded: values.count)).map { Array(values.arena[values.range($0)]) }
  }

  /// For each distinct value of a column its number in `interner` after `form` was applied.
  private static func numbers(
    _ column: FieldColumns.Column, _ interner: inout Interner, _ form: ([UInt8]) -> [UInt8]
  ) -> [Int32] {
    texts(column).map { value in
      let formed = form(value)
      return interner.intern(formed, 0..<formed.count)
    }
  }
}

extension CompanyValues.Facts {
  /// A hash of the facts' content, the same for every row order.
  func tag(_ values: CompanyValues) -> UInt64 {
    let parts = [
      values.ids.hash(id), values.names.names.hash(name), UInt64(bitPattern: Int64(form)),
      values.postcodes.hash(postcode), values.cities.hash(city), values.domains.hash(domain),
      values.phones.hash(phone),
    ]
    return parts.reduce(1) { Hash.pair($0, $1) }
  }
}
