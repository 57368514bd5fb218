import Configuration
import Records
import Register
import Text

/// Who may be written to, for what, and why not: from what stands against it, from what sources may be used for, and from
/// addresses as they are.
public struct Mailability {
  /// What a mailing asks for beyond its purpose.
  public struct Criteria: Sendable {
    /// The areas, each with its parts; empty for any that is known.
    public var areas: Set<String> = []
    /// The languages; empty for any.
    public var languages: Set<String> = []
    /// The industries that are asked for, as beginnings of codes; empty for any.
    public var industries: [String] = []
    /// Whether the mailing itself tells the person where the data came from.
    public var givesNotice = false

    /// Nothing beyond the purpose.
    public init() {}
  }

  /// What stands against contacts and companies.
  public let standings: Standings
  private let uses: [Int64: ContactUse]
  private let domains: [Int64: Set<[UInt8]>]
  private let companies: [Int64: ObjectionStore.Company]
  private let owners: [[UInt8]: Int64]
  private let shared: Set<String>
  private let terms: SourceTerms
  private let contract: Contract

  /// Looks at these records; `now` in seconds since 1970.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, _ contract: Contract, of records: [GoldenRecord], now: Int64
  ) throws(Problem) {
    terms = try SourceTerms(register)
    self.contract = contract
    var uses = ContactUses(terms, records, now: now)
    standings = try Standings(register, keyRing, of: records) { uses.add($0) }
    self.uses = uses.ofContact
    let store = ObjectionStore(register)
    companies = try store.companies([], all: true)
    var (domains, owners) = (uses.domainsOfCompany, [[UInt8]: Int64]())
    for (id, company) in companies {
      for value in [company.website, company.email] where !value.isEmpty {
        guard let domain = AddressFault.domain(Array(value.utf8)), !AddressFault.isNobodys(domain) else { continue }
        domains[id, default: []].insert(domain)
        // A website tells whose a domain is; of a mailbox at an accountant's it does not.
        if value == company.website { owners[domain] = min(owners[domain] ?? id, id) }
      }
    }
    (self.domains, self.owners) = (domains, owners)
    shared = try store.sharedAddresses()
  }

  /// What may be sent to a contact or company as marketing, in the words of a list.
  public func marketing(_ record: GoldenRecord) -> MarketingState {
    var state = standings[record].marketing
    guard record.kind == .person, let use = uses[record.id] else { return state }
    if !use.sources.contains(where: { isDeclared($0, for: .directMarketing) }) {
      state.formUnion(MarketingState(.all, since: nil))
    }
    if let address = record.value(.personEmail), AddressFault.ofForm(Array(address.utf8)) != nil {
      state.formUnion(MarketingState(.email, since: nil))
    }
    return state
  }

  /// All reasons for which a contact is not in a mailing; none if it is.
  public func hindrances(
    _ record: GoldenRecord, to purpose: MailingPurpose, _ criteria: Criteria
  ) -> [Hindrance] {
    guard let use = uses[record.id] else { return [.noCustomer] }
    return area(record, use, purpose, criteria) + language(record, criteria) + industry(record, criteria)
      + self.purpose(record, use, purpose) + standings[record].bars(against: purpose).map { .bar($0) }
      + address(record, use, purpose)
      + (use.untold.isEmpty || criteria.givesNotice || purpose == .communication ? [] : [.notice])
  }

  /// Whether the contact's area is only derived from the title.
  public func isAreaDerived(_ record: GoldenRecord) -> Bool { uses[record.id]?.areaGrounds ?? .stated != .stated }

  /// Whether the person has not been told of all sources of the contact.
  public func isUntold(_ record: GoldenRecord) -> Bool { uses[record.id].map { !$0.untold.isEmpty } ?? false }

  /// The names of the sources that a contact rests on, sorted.
  public func sources(_ record: GoldenRecord) -> [SourceTerms.Terms] {
    (uses[record.id]?.sources ?? []).compactMap { terms.all[$0] }.sorted { $0.name < $1.name }
  }

  /// A contact's company as it is now.
  public func company(_ record: GoldenRecord) -> ObjectionStore.Company? { record.company.flatMap { companies[$0] } }

  // MARK: - The steps

  private func area(
    _ record: GoldenRecord, _ use: ContactUse, _ purpose: MailingPurpose, _ criteria: Criteria
  ) -> [Hindrance] {
    let area = record.value(.personResponsibility)
    guard purpose == .directMarketing || !criteria.areas.isEmpty else { return [] }
    guard let area, Area.allCases.contains(where: { $0.name == area }) else { return [.noArea] }
    var found: [Hindrance] = []
    if purpose == .directMarketing, !contract.marketing.derivedAreas, use.areaGrounds != .stated { found.append(.derivedArea) }
    if !criteria.areas.isEmpty, !criteria.areas.contains(area) { found.append(.area(area)) }
    return found
  }

  private func language(_ record: GoldenRecord, _ criteria: Criteria) -> [Hindrance] {
    let language = record.value(.personLanguage) ?? ""
    return criteria.languages.isEmpty || criteria.languages.contains(language) ? [] : [.language(language)]
  }

  private func industry(_ record: GoldenRecord, _ criteria: Criteria) -> [Hindrance] {
    guard !criteria.industries.isEmpty else { return [] }
    let industry = company(record)?.industry ?? ""
    let code = industry.split(separator: " ").last.map(String.init) ?? ""
    return criteria.industries.contains { !code.isEmpty && code.hasPrefix($0) } ? [] : [.industry(industry)]
  }

  private func purpose(_ record: GoldenRecord, _ use: ContactUse, _ purpose: MailingPurpose) -> [Hindrance] {
    guard use.sources.contains(where: { isDeclared($0, for: purpose) }) else {
      return [purpose == .communication ? .noCustomer : .purpose(purpose, sources: names(use.sources))]
    }
    var found: [Hindrance] = []
    if record.value(.personEmail) != nil, !use.ofAddress.contains(where: { isDeclared($0, for: purpose) }) {
      found.append(.addressPurpose(purpose, sources: names(use.ofAddress)))
    }
    if purpose == .directMarketing, record.value(.personResponsibility) != nil,
      !use.ofArea.contains(where: { isDeclared($0, for: purpose) })
    {
      found.append(.areaPurpose(purpose, sources: names(use.ofArea)))
    }
    return found
  }

  private func address(_ record: GoldenRecord, _ use: ContactUse, _ purpose: MailingPurpose) -> [Hindrance] {
    guard let text = record.value(.personEmail) else { return [.noAddress] }
    let address = Array(text.utf8)
    if let fault = AddressFault.ofForm(address) { return [.address(fault)] }
    var faults: [AddressFault] = []
    if AddressFault.isRole(address) { faults.append(.role) }
    if shared.contains(text) { faults.append(.shared) }
    guard let domain = AddressFault.domain(address) else { return [.address(.form)] }
    let hasConsent = use.hasPermission || contract.basis(of: .directMarketing) == .consent
    if AddressFault.isConsumer(domain) {
      if purpose == .directMarketing, !hasConsent { faults.append(.consumer) }
    } else if let own = record.company.flatMap({ domains[$0] }), !own.isEmpty {
      if !own.contains(domain) { faults.append(owners[domain] == nil ? .otherDomain : .otherCompany) }
    } else if let owner = owners[domain], owner != record.company {
      faults.append(.otherCompany)
    }
    if purpose == .directMarketing, !hasConsent, contract.marketing.soleTraders == .person, let company = company(record),
      SoleTrader.isOne(company: company.name, person: record.value(.personName) ?? "")
    {
      faults.append(.soleTrader)
    }
    return faults.map { .address($0) }
  }

  private func isDeclared(_ source: Int64, for purpose: MailingPurpose) -> Bool {
    guard let terms = terms.all[source] else { return false }
    // Whoever keeps a customer relationship writes to the customer about it; for marketing it must be said.
    return terms.purposes.contains(purpose.rawValue)
      || purpose == .communication && terms.purposes.contains(PurposeName.customerRegister.rawValue)
  }

  private func names(_ sources: Set<Int64>) -> String {
    sources.compactMap { terms.all[$0] }.sorted { $0.name < $1.name }
      .map { "\($0.name): \($0.purposes.joined(separator: ", "))" }.joined(separator: "; ")
  }
}
