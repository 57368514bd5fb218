import Configuration
import Records
import Register
import Text

/// What one current observation adds to the question whether its contact may be written to.
public struct MailingGround: Sendable, Equatable {
  /// How it tells the contact's area of responsibility, the surest last.
  public enum Area: Int, Sendable, Comparable {
    /// It tells none, or another.
    case none
    /// It was derived, from a title or whatever else.
    case derived
    /// The source states it.
    case stated

    /// The less sure one is the smaller.
    public static func < (left: Area, right: Area) -> Bool { left.rawValue < right.rawValue }
  }

  /// The source's ID, and the record's.
  public let source: Int64, key: Int64
  /// Whether its relationship goes on.
  public let isActive: Bool
  /// Whether it says the address that the contact has now.
  public let hasAddress: Bool
  /// How it tells the area that the contact has now.
  public let area: Area
  /// What it says for and against writing to its person.
  public let stance: RowStance

  /// Whether it states a consent to marketing by e-mail.
  var consents: Bool { !stance.isDisjoint(with: [.permitsMarketing, .permitsEmailMarketing]) }
}

/// All that is known about writing to one contact, but for what stands against it (``Standings``).
public struct MailingFacts: Sendable {
  /// The contact.
  public let contact: MailingRows.Contact
  /// Its company's name.
  public internal(set) var company: String?
  /// Its address, with what is known of it.
  public internal(set) var mailbox: Mailbox
  /// What it rests on.
  public internal(set) var grounds: [MailingGround] = []
}

/// What is known about writing to contacts, read from golden rows and current observations.
public struct MailingReading: Sendable {
  /// Every source's terms, by its ID.
  public let terms: [Int64: MailingRows.Terms]
  private var facts: [Int64: MailingFacts] = [:]

  /// Beyond so many contacts all observations are gone through.
  private static let few = 500

  /// Reads what is known of `contacts`; `wholly`: also in whatever others' observations their addresses stand, which reads all
  /// observations and is done for many contacts in any case.
  public init(
    _ register: RegisterFile, _ contract: Contract, of contacts: [MailingRows.Contact], wholly: Bool = false
  ) throws(Problem) {
    let rows = MailingRows(register)
    terms = try rows.terms()
    let isAll = wholly || contacts.count > Self.few
    let firms = Set(contacts.compactMap(\.company))
    let companies = try rows.companies(isAll ? nil : firms.sorted())
    facts.reserveCapacity(contacts.count)
    for contact in contacts {
      var one = MailingFacts(contact: contact, mailbox: Mailbox(Array((contact.email ?? "").utf8)))
      one.company = contact.company.flatMap { companies[$0]?.name }
      one.mailbox.isNaturalPersons =
        contract.marketing.soleTraders == .person
        && Mailbox.isNaturalPersons(company: one.company, person: contact.name)
      facts[contact.id] = one
    }
    var domains = try CompanyDomains(facts.values, isAll ? companies : nil, rows)
    var bearers = AddressBearers(facts.values, isOn: isAll)
    var fields: [Range<Int>] = []
    try rows.observations(contacts: contacts.map(\.id), companies: firms.sorted(), all: isAll) { row in
      PackedFields.split(row.bytes, 0..<row.bytes.count, into: &fields)
      if let company = row.company, firms.contains(company) { domains.note(row.bytes, fields, company) }
      guard let contact = row.contact else { return }
      bearers.note(row.bytes, fields[Field.personEmail.rawValue], contact)
      if let position = facts.index(forKey: contact) { facts.values[position].note(row, fields) }
    }
    let shared = try rows.shared(contacts.compactMap(\.email), all: isAll)
    let rests = contract.basis(of: .directMarketing) == .consent
    for position in facts.indices {
      let one = facts.values[position]
      domains.tell(&facts.values[position].mailbox, one.contact.company)
      facts.values[position].mailbox.isShared =
        shared.contains(one.mailbox.address) || bearers.areSeveral(one.mailbox.address)
      facts.values[position].mailbox.hasConsent =
        rests || one.grounds.contains { $0.isActive && $0.hasAddress && $0.consents }
    }
  }

  /// What is known of a contact; nil of one that was not asked about.
  public subscript(_ contact: Int64) -> MailingFacts? { facts[contact] }
}

extension MailingFacts {
  /// Takes in what an observation of the contact says.
  fileprivate mutating func note(_ row: borrowing MailingRows.Row, _ fields: [Range<Int>]) {
    func says(_ field: Field, _ value: String?) -> Bool {
      let range = fields[field.rawValue]
      return !range.isEmpty && value.map { row.bytes[range].elementsEqual($0.utf8) } == true
    }
    var area = MailingGround.Area.none
    if says(.personResponsibility, contact.area) {
      let grounds = PackedFields.grounds(row.bytes, 0..<row.bytes.count, of: .personResponsibility)
      area = grounds.confidence == .stated ? .stated : .derived
    }
    grounds.append(
      MailingGround(
        source: row.source, key: row.key, isActive: row.isActive, hasAddress: says(.personEmail, contact.email),
        area: area, stance: row.stance))
  }
}

/// Whose domains are whose: of the companies asked about all that current observations say, of others what holds now.
private struct CompanyDomains {
  private var own: [Int64: Set<[UInt8]>] = [:]
  /// The companies that have a domain of one of the addresses.
  private var owners: [[UInt8]: Set<Int64>] = [:]

  init(
    _ facts: Dictionary<Int64, MailingFacts>.Values, _ all: [Int64: MailingRows.Company]?, _ rows: MailingRows
  ) throws(Problem) {
    for one in facts { if let domain = Self.domain(of: one.mailbox) { owners[domain] = [] } }
    let companies: [Int64: MailingRows.Company]
    if let all {
      companies = all
    } else {
      let hosts = owners.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
      companies = try rows.companies(naming: hosts)
    }
    for (id, company) in companies {
      let (email, website) = (Array((company.email ?? "").utf8), Array((company.website ?? "").utf8))
      for domain in Self.domains(email, email.indices, website, website.indices) where owners[domain] != nil {
        owners[domain]?.insert(id)
      }
    }
  }

  /// Takes in what an observation says of its company.
  mutating func note(_ bytes: [UInt8], _ fields: [Range<Int>], _ company: Int64) {
    let (email, website) = (fields[Field.companyEmail.rawValue], fields[Field.companyWebsite.rawValue])
    if email.isEmpty, website.isEmpty { return }
    for domain in Self.domains(bytes, email, bytes, website) { own[company, default: []].insert(domain) }
  }

  /// Tells a mailbox of the firm of `company` whose its domain is.
  func tell(_ mailbox: inout Mailbox, _ company: Int64?) {
    mailbox.firmsDomains = company.flatMap { own[$0] } ?? []
    mailbox.isOthers = Self.domain(of: mailbox).flatMap { owners[$0] }?.contains { $0 != company } ?? false
  }

  private static func domain(of mailbox: Mailbox) -> [UInt8]? {
    let host = DeliverableAddress.host(mailbox.address, 0..<mailbox.address.count)
    return host.isEmpty ? nil : MailDomain.firms(mailbox.address, host)
  }

  private static func domains(
    _ emailBytes: [UInt8], _ email: Range<Int>, _ siteBytes: [UInt8], _ site: Range<Int>
  ) -> [[UInt8]] {
    let host = DeliverableAddress.host(emailBytes, email)
    let website = MailDomain.host(ofWebsite: siteBytes, site)
    return (host.isEmpty ? [] : MailDomain.firms(emailBytes, host).map { [$0] } ?? [])
      + (website.isEmpty ? [] : MailDomain.firms(siteBytes, website).map { [$0] } ?? [])
  }
}

/// How many contacts some observation gives an address to, of the addresses asked about.
private struct AddressBearers {
  private static let several: Int64 = -1, nobody: Int64 = 0
  private var bearers: [[UInt8]: Int64] = [:]

  init(_ facts: Dictionary<Int64, MailingFacts>.Values, isOn: Bool) {
    guard isOn else { return }
    bearers.reserveCapacity(facts.count)
    for one in facts where !one.mailbox.address.isEmpty { bearers[one.mailbox.address] = Self.nobody }
  }

  mutating func note(_ bytes: [UInt8], _ range: Range<Int>, _ contact: Int64) {
    guard !range.isEmpty, !bearers.isEmpty, let position = bearers.index(forKey: Array(bytes[range])) else { return }
    let known = bearers.values[position]
    if known != contact { bearers.values[position] = known == Self.nobody ? contact : Self.several }
  }

  func areSeveral(_ address: [UInt8]) -> Bool { bearers[address] == Self.several }
}
