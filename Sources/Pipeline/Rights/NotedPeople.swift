import Compliance
import Normalizer
import Records
import Register
import Text

/// Whom notes mean, and by what it is kept that they are meant.
struct NotedPeople {
  /// Whom a note means.
  struct Meant {
    /// What they are known by, each with what it is of; with the keys of records that are nobody else's.
    fileprivate(set) var marked: [(mark: RestrictionCodes.Mark, identifier: Identifier)] = []
    fileprivate(set) var keys: [Identifier] = []
    /// The contacts, or the companies, that are meant.
    fileprivate(set) var contacts: [Int64] = [], companies: [Int64] = []

    /// Their addresses.
    var addresses: [Identifier] { marked.filter { $0.mark == .address }.map(\.identifier) }

    /// The names at companies.
    var names: [Identifier] { marked.filter { $0.mark == .name }.map(\.identifier) }

    /// By what the person's own word is kept: addresses, the name at the company, and keys.
    var identifiers: [Identifier] { marked.map(\.identifier) + keys }

    /// With what a note says of the person besides.
    func with(_ said: Meant) -> Meant {
      var both = self
      both.add(said.marked)
      return both
    }

    fileprivate mutating func add(_ more: [(mark: RestrictionCodes.Mark, identifier: Identifier)]) {
      for one in more where !marked.contains(where: { $0.mark == one.mark && $0.identifier == one.identifier }) {
        marked.append(one)
      }
    }
  }

  private let session: Session
  private let queries: Queries
  /// The observations with an address that notes name, by its canonical form.
  private var bearers: [[UInt8]: [Int64]] = [:]

  /// Of whom it is known already in which observations their addresses stand, by the canonical form.
  init(_ session: Session, bearers: [[UInt8]: [Int64]]) {
    (self.session, queries, self.bearers) = (session, Queries(session.register), bearers)
  }

  /// Looks for whoever has these addresses: reads all observations once, if there are any.
  init(_ session: Session, _ addresses: [String]) throws(Problem) {
    (self.session, queries) = (session, Queries(session.register))
    let wanted = Set(addresses.map { Identifier.email($0).canonical })
    guard !wanted.isEmpty, !session.isNew else { return }
    var bearers: [[UInt8]: [Int64]] = [:]
    try ErasureStore(session.register).eachIdentifier { _, _, _ in
    } email: { (observation, email, isPersonal) throws(Problem) in
      let canonical = Identifier.email(email).canonical
      if isPersonal, wanted.contains(canonical) { bearers[canonical, default: []].append(observation) }
    }
    self.bearers = bearers
  }

  /// Whom a note means; of somebody who is named by an ID that is not there, nothing is known.
  func meant(_ note: Note) throws(Problem) -> Meant {
    var meant = Meant()
    for address in note.addresses.isEmpty ? [""] : note.addresses { meant.add(Self.said(note, address)) }
    if note.isOfCompany { return try company(note, meant) }
    let observations = note.addresses.flatMap { bearers[Identifier.email($0).canonical] ?? [] }
    meant.contacts = try session.isNew ? [] : queries.everBelonged(.person, observations: observations)
    // What the records say that bear the address, where they are one person's: the name at the company holds, too.
    if meant.contacts.count == 1 {
      for id in observations {
        guard let one = try queries.observation(id) else { continue }
        meant.add(Identifier.said(of: Self.ofPerson(one.raw), Self.ofPerson(one.normal)))
      }
    }
    let named = try note.contactID.flatMap { id throws(Problem) in try queries.record(.person, id: id)?.id }
    return try add(named.map { [$0] } ?? [], observations, to: meant)
  }

  /// Everybody whom each of some notes means by name, or may mean that name nobody exactly.
  func named(_ notes: [Note]) throws(Problem) -> [(people: [Meant], isExact: Bool)] {
    guard !session.isNew, !notes.isEmpty else { return notes.map { _ in ([], false) } }
    var all: [(people: [Meant], isExact: Bool)] = []
    for (contacts, isExact) in try NotedCandidates(session.register).find(notes) {
      var people: [Meant] = []
      for contact in contacts { people.append(try add([contact], [], to: Meant())) }
      all.append((people, isExact))
    }
    return all
  }

  /// Adds what contacts are known by; `observations` are more of theirs.
  private func add(_ contacts: [Int64], _ observations: [Int64], to meant: Meant) throws(Problem) -> Meant {
    var (meant, observations) = (meant, observations)
    for contact in contacts {
      meant.contacts.append(contact)
      for one in try queries.observations(.person, id: contact) {
        observations.append(one.id)
        // The company's mailbox is not the person's.
        meant.add(Identifier.said(of: Self.ofPerson(one.raw), Self.ofPerson(one.normal)))
      }
    }
    let keys = try Eraser.keys(session.register, heldOnlyBy: Array(Set(observations)).sorted())
    meant.keys = keys.filter { !ErasedKey.isOne($0.key) }.map { .key(source: $0.source, key: $0.key) }
    return meant
  }

  /// The one contact or company of which a field is to be put right; nil for none or several.
  func record(_ note: Note, of field: Field) throws(Problem) -> GoldenRecord? {
    var found = note.isOfCompany ? try companies(note) : try people(note)
    for address in note.addresses { found += try Objecting.contacts(with: address, queries) }
    if !field.isPersonal {
      var companies: [GoldenRecord] = []
      for one in found {
        guard one.kind == .person else {
          companies.append(one)
          continue
        }
        if let company = one.company, let record = try queries.record(.company, id: company) {
          companies.append(record)
        }
      }
      found = companies
    }
    guard let first = found.first, found.allSatisfy({ $0.id == first.id && $0.kind == first.kind }) else { return nil }
    return first
  }

  // MARK: - Whom

  /// By what is kept what a note says of somebody who may be in no register.
  private static func said(
    _ note: Note, _ address: String
  ) -> [(mark: RestrictionCodes.Mark, identifier: Identifier)] {
    let (raw, normal) = values(note, address)
    // What an address alone spells out is no name that somebody said.
    let said = Identifier.said(of: raw, normal)
    return note.name.isEmpty ? said.filter { $0.mark != .name && $0.mark != .namePart } : said
  }

  /// The name that a note gives, as the rules write it.
  static func name(of note: Note) -> String { values(note, "").normal[Field.personName.rawValue] }

  private static func values(_ note: Note, _ address: String) -> (raw: [String], normal: [String]) {
    var raw = Array(repeating: "", count: Field.count)
    raw[Field.personName.rawValue] = note.name
    raw[Field.personEmail.rawValue] = address
    raw[Field.companyName.rawValue] = note.company
    raw[Field.companyBusinessID.rawValue] = note.businessID
    var normal = RuleChain.trace(raw).map(\.normal)
    // What the rules cannot use may be somebody's all the same.
    for field in [Field.personName, .personEmail, .companyName] where normal[field.rawValue].isEmpty {
      normal[field.rawValue] = raw[field.rawValue]
    }
    return (raw, normal)
  }

  private static func ofPerson(_ values: [String]) -> [String] {
    var values = values
    values[Field.companyEmail.rawValue] = ""
    return values
  }

  /// The contacts that an ID means, or a name at a company.
  private func people(_ note: Note) throws(Problem) -> [GoldenRecord] {
    if let id = note.contactID { return try queries.record(.person, id: id).map { [$0] } ?? [] }
    guard !note.name.isEmpty, note.addresses.isEmpty else { return [] }
    let (raw, normal) = Self.values(note, "")
    let names = Set(Identifier.said(of: raw, normal).filter { $0.mark == .name }.map(\.identifier.canonical))
    var people: [GoldenRecord] = []
    for record in try queries.records(.personName, equal: normal[Field.personName.rawValue]) {
      var values = Array(repeating: "", count: Field.count)
      values[Field.personName.rawValue] = normal[Field.personName.rawValue]
      var company: GoldenRecord?
      if let id = record.company { company = try queries.record(.company, id: id) }
      for field in [Field.companyName, .companyBusinessID] { values[field.rawValue] = company?.value(field) ?? "" }
      if Identifier.said(of: values, values).contains(where: { names.contains($0.identifier.canonical) }) {
        people.append(record)
      }
    }
    return people
  }

  private func companies(_ note: Note) throws(Problem) -> [GoldenRecord] {
    if let id = note.companyID { return try queries.record(.company, id: id).map { [$0] } ?? [] }
    if !note.businessID.isEmpty { return try queries.records(.companyBusinessID, equal: note.businessID) }
    let normal = Self.values(note, "").normal[Field.companyName.rawValue]
    return normal.isEmpty ? [] : try queries.records(.companyName, equal: normal)
  }

  /// A company: by its business ID, or its name. Nobody in it has died, and no address of it is named.
  private func company(_ note: Note, _ meant: Meant) throws(Problem) -> Meant {
    guard note.kind.restriction == nil else { return Meant() }
    var meant = meant
    for record in try companies(note) {
      meant.companies.append(record.id)
      var values = Array(repeating: "", count: Field.count)
      for field in [Field.companyName, .companyBusinessID] { values[field.rawValue] = record.value(field) ?? "" }
      meant.add(Identifier.said(of: values, values).filter { $0.mark == .company })
    }
    return meant
  }
}
