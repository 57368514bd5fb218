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

/// All that is known about writing to one contact, but for what stands against it (``Standings``). Many are handed from step to
/// step, so they are objects.
public final class MailingFacts: Sendable {
  /// The contact.
  public let contact: MailingRows.Contact
  /// Its company's name.
  public let company: String?
  /// Its address, with what is known of it.
  public let mailbox: Mailbox
  /// What it rests on.
  public let grounds: [MailingGround]

  init(contact: MailingRows.Contact, company: String?, mailbox: Mailbox, grounds: [MailingGround]) {
    (self.contact, self.company, self.mailbox, self.grounds) = (contact, company, mailbox, grounds)
  }
}

/// What is known about writing to contacts, and what stands against them, read from golden rows and, once, from current
/// observations.
public struct MailingReading: Sendable {
  /// Every source's terms, by its ID.
  public let terms: [Int64: MailingRows.Terms]
  /// What is known, in the order of the contacts' IDs.
  public let facts: [MailingFacts]
  /// What stands against those of the question.
  public let standings: Standings
  private let contacts: NumberedIDs

  /// Beyond so many contacts all observations are gone through.
  private static let few = 500

  /// Reads what is known of `contacts`, and what stands by `question`; `wholly`: also in whatever others' observations their
  /// addresses stand, which reads all observations and is done for many contacts in any case.
  init(
    _ register: RegisterFile, _ contract: Contract, of some: [MailingRows.Contact], _ question: StandingQuestion,
    wholly: Bool = false
  ) throws(Problem) {
    let rows = MailingRows(register)
    terms = try rows.terms()
    let isAll = wholly || some.count > Self.few
    let contacts = NumberedIDs(some.lazy.map(\.id))
    let firms = NumberedIDs(some.lazy.compactMap(\.company))
    let companies = try rows.companies(isAll ? nil : firms.ids)
    let golden = Golden(some, contacts, companies, contract)
    let domains = try CompanyDomains(golden, isAll ? companies : nil, rows)
    let asked = MailingQuestion(contacts: contacts, firms: firms, golden: golden, isAll: isAll)
    var (answers, standings) = (MailingQuestion.Answers(asked), Standings(question))
    if !some.isEmpty || question.isAsked {
      let observations = try CurrentRows(
        register, contacts: contacts.ids + question.contacts.ids, companies: firms.ids + question.companies.ids,
        all: isAll || question.isAsked && question.isMany)
      let sources = observations.sources
      try observations.forEach({ (asked.look(at: $0), question.look(at: $0, sources)) }) { found, standing in
        answers.take(found)
        standings.take(standing)
      }
    }
    let shared = try rows.shared(some.compactMap(\.email), all: isAll)
    let rests = contract.basis(of: .directMarketing) == .consent
    facts = Parallel.chunked(contacts.ids.count) { [answers] number in
      let (contact, grounds) = (golden.contacts[number], answers.grounds[number])
      var mailbox = golden.mailboxes[number]
      mailbox.firmsDomains = contact.company.flatMap { firms[$0] }.map { Set(answers.domains[$0]) } ?? []
      mailbox.isOthers = domains.isOthers(mailbox.domain, than: contact.company)
      mailbox.isShared = shared.contains(mailbox.address) || answers.isOthers[number]
      mailbox.hasConsent = rests || grounds.contains { $0.isActive && $0.hasAddress && $0.consents }
      return MailingFacts(
        contact: contact, company: contact.company.flatMap { companies[$0]?.name }, mailbox: mailbox, grounds: grounds)
    }
    (self.contacts, self.standings) = (contacts, standings)
  }

  /// What is known of a contact; nil of one that was not asked about.
  public subscript(_ contact: Int64) -> MailingFacts? { contacts[contact].map { facts[$0] } }
}

/// What golden rows tell, by the contacts' numbers.
private struct Golden: Sendable {
  let contacts: [MailingRows.Contact]
  /// Their addresses, and whose they are.
  let mailboxes: [Mailbox]

  init(
    _ some: [MailingRows.Contact], _ numbers: NumberedIDs, _ companies: [Int64: MailingRows.Company],
    _ contract: Contract
  ) {
    var indices = Array(repeating: 0, count: numbers.ids.count)
    for (index, contact) in some.enumerated() { if let number = numbers[contact.id] { indices[number] = index } }
    let contacts = indices.map { some[$0] }
    mailboxes = Parallel.chunked(contacts.count) { number in
      let contact = contacts[number]
      var mailbox = Mailbox(Array((contact.email ?? "").utf8))
      mailbox.isNaturalPersons =
        contract.marketing.soleTraders == .person
        && Mailbox.isNaturalPersons(company: contact.company.flatMap { companies[$0]?.name }, person: contact.name)
      return mailbox
    }
    self.contacts = contacts
  }
}

/// What is asked about current observations to find out whether contacts may be written to.
private struct MailingQuestion: Sendable {
  /// What one batch tells.
  struct Found: Sendable {
    var grounds: [(contact: Int, ground: MailingGround)] = []
    var domains: [(firm: Int, domain: [UInt8])] = []
    /// The contacts whose address stands in another contact's observation.
    var others: [Int] = []
  }

  /// What all batches tell, by the numbers of contacts and firms.
  struct Answers: Sendable {
    private(set) var grounds: [[MailingGround]], domains: [[[UInt8]]]
    private(set) var isOthers: [Bool]

    init(_ question: MailingQuestion) {
      grounds = Array(repeating: [], count: question.contacts.ids.count)
      domains = Array(repeating: [], count: question.firms.ids.count)
      isOthers = Array(repeating: false, count: question.contacts.ids.count)
    }

    mutating func take(_ found: Found) {
      for one in found.grounds { grounds[one.contact].append(one.ground) }
      for one in found.domains where !domains[one.firm].contains(one.domain) { domains[one.firm].append(one.domain) }
      for contact in found.others { isOthers[contact] = true }
    }
  }

  let contacts: NumberedIDs, firms: NumberedIDs
  private let golden: Golden
  /// One of the contacts that have an address; that they are several their golden rows tell.
  private var bearers: [[UInt8]: Int] = [:]

  init(contacts: NumberedIDs, firms: NumberedIDs, golden: Golden, isAll: Bool) {
    (self.contacts, self.firms, self.golden) = (contacts, firms, golden)
    guard isAll else { return }
    bearers.reserveCapacity(contacts.ids.count)
    for number in golden.mailboxes.indices where !golden.mailboxes[number].address.isEmpty {
      bearers[golden.mailboxes[number].address] = number
    }
  }

  func look(at batch: CurrentRows.Batch) -> Found {
    var found = Found()
    var fields: [Range<Int>] = []
    for row in batch.rows {
      let (contact, firm) = (contacts[row.contact], firms[row.company])
      guard contact != nil || firm != nil || row.contact != nil && !bearers.isEmpty else { continue }
      PackedFields.split(batch.bytes, row.packed, into: &fields)
      if let firm {
        for domain in MailDomain.firms(
          batch.bytes, addresses: [fields[Field.companyEmail.rawValue]],
          website: fields[Field.companyWebsite.rawValue])
        { found.domains.append((firm, domain)) }
      }
      let email = fields[Field.personEmail.rawValue]
      if let contact { found.grounds.append((contact, ground(contact, row, batch.bytes, fields))) }
      guard row.contact != nil, !email.isEmpty, !bearers.isEmpty else { continue }
      if let bearer = bearers[Array(batch.bytes[email])], bearer != contact { found.others.append(bearer) }
    }
    return found
  }

  /// What an observation of the contact says.
  private func ground(
    _ contact: Int, _ row: CurrentRows.Row, _ bytes: [UInt8], _ fields: [Range<Int>]
  ) -> MailingGround {
    let (email, responsibility) = (fields[Field.personEmail.rawValue], fields[Field.personResponsibility.rawValue])
    let address = golden.mailboxes[contact].address
    var area = MailingGround.Area.none
    if !responsibility.isEmpty,
      golden.contacts[contact].area.map({ bytes[responsibility].elementsEqual($0.utf8) }) == true
    {
      let grounds = PackedFields.grounds(bytes, row.packed, of: .personResponsibility)
      area = grounds.confidence == .stated ? .stated : .derived
    }
    return MailingGround(
      source: row.source, key: row.key, isActive: row.isActive,
      hasAddress: !email.isEmpty && ByteRange.areEqual(bytes, email, address, address.indices), area: area,
      stance: row.stance)
  }
}

/// Whose domains are whose now.
private struct CompanyDomains: Sendable {
  private var owners: [[UInt8]: Set<Int64>] = [:]

  /// Of all companies, or of those that may have the domain of one of the addresses.
  init(_ golden: Golden, _ all: [Int64: MailingRows.Company]?, _ rows: MailingRows) throws(Problem) {
    let companies: [Int64: MailingRows.Company]
    if let all {
      companies = all
    } else {
      let hosts = Set(golden.mailboxes.compactMap(\.domain).map { String(decoding: $0, as: UTF8.self) })
      companies = try rows.companies(naming: hosts.sorted())
    }
    for (id, company) in companies where company.email != nil || company.website != nil {
      let email = Array((company.email ?? "").utf8)
      let bytes = email + (company.website ?? "").utf8
      for domain in MailDomain.firms(bytes, addresses: [email.indices], website: email.count..<bytes.count) {
        owners[domain, default: []].insert(id)
      }
    }
  }

  /// Whether a domain is another company's.
  func isOthers(_ domain: [UInt8]?, than company: Int64?) -> Bool {
    domain.flatMap { owners[$0] }?.contains { $0 != company } ?? false
  }
}
