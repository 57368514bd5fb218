import Configuration
import Records
import Register

/// A step by which an audience is chosen, in the order in which they are taken.
public enum AudienceStep: Int, Sendable, CaseIterable {
  /// Its area of responsibility is known, and one of those asked for.
  case area
  /// It is written to in a language asked for.
  case language
  /// Its company is in an industry asked for.
  case industry
  /// What it rests on was collected for the purpose.
  case purpose
  /// Nobody has said no.
  case restriction
  /// Its address may be written to.
  case mailable
  /// Its person was told where the data came from.
  case notice
}

/// Why a contact is not in an audience.
public struct AudienceReason: Sendable, Hashable {
  /// The step at which it falls out, and why.
  public let step: AudienceStep, text: String

  /// A reason.
  public init(_ step: AudienceStep, _ text: String) { (self.step, self.text) = (step, text) }
}

/// What the purposes and the contract allow for a contact: read off its facts alone.
public struct MailingRule: Sendable {
  private let terms: [Int64: MailingRows.Terms]
  private let marketing: MarketingTerms

  /// The rule of a contract over sources with these terms.
  public init(_ terms: [Int64: MailingRows.Terms], _ contract: Contract) {
    (self.terms, marketing) = (terms, contract.marketing)
  }

  /// Whether an observation was collected for a use and its relationship goes on.
  public func carries(_ ground: MailingGround, _ use: MailingPurpose) -> Bool {
    guard ground.isActive, let purposes = terms[ground.source]?.purposes else { return false }
    return Self.purposes(of: use).contains { purposes.contains($0.rawValue) }
  }

  /// The purposes any of which lets data be used for a mailing: customers are whom the customer register is of.
  private static func purposes(of use: MailingPurpose) -> [PurposeName] {
    switch use {
    case .communication: [.communication, .customerRegister]
    case .directMarketing: [.directMarketing]
    }
  }

  /// How sure the contact's area is, by all that it rests on.
  public func area(_ facts: MailingFacts) -> MailingGround.Area {
    facts.contact.area == nil ? .none : facts.grounds.filter(\.isActive).map(\.area).max() ?? .none
  }

  /// Whether an area on such grounds counts as known for marketing.
  public func counts(_ area: MailingGround.Area) -> Bool {
    area == .stated || area == .derived && marketing.derivedAreas
  }

  /// What stands against the area: marketing needs one that is known as the contract wants it.
  public func areaReason(_ facts: MailingFacts, for use: MailingPurpose) -> AudienceReason? {
    guard use == .directMarketing, !counts(area(facts)) else { return nil }
    return AudienceReason(
      .area,
      facts.contact.area == nil || area(facts) == .none
        ? "no area of responsibility is known"
        : "the area of responsibility is derived, and the contract wants a stated one")
  }

  /// What the purposes of the contact's sources lack for a use.
  public func purposeReasons(_ facts: MailingFacts, for use: MailingPurpose) -> [AudienceReason] {
    let carrying = facts.grounds.filter { carries($0, use) }
    guard !carrying.isEmpty else {
      return [
        AudienceReason(
          .purpose, use == .communication ? notCustomers(facts) : known("the contact is", facts) { _ in true })
      ]
    }
    var reasons: [AudienceReason] = []
    if !mayUseAddress(facts, for: use) {
      reasons.append(AudienceReason(.purpose, known("the address is", facts, where: \.hasAddress)))
    }
    if use == .directMarketing, facts.contact.area != nil, counts(area(facts)),
      !carrying.contains(where: { counts($0.area) })
    {
      reasons.append(
        AudienceReason(.purpose, known("the area of responsibility is", facts) { counts($0.area) }))
    }
    return reasons
  }

  /// Whether the address, if there is one, was collected for a use.
  public func mayUseAddress(_ facts: MailingFacts, for use: MailingPurpose) -> Bool {
    facts.contact.email == nil || facts.grounds.contains { $0.hasAddress && carries($0, use) }
  }

  private func notCustomers(_ facts: MailingFacts) -> String {
    facts.grounds.contains { !$0.isActive }
      ? "the customer relationship has ended" : known("no customer: the contact is", facts) { _ in true }
  }

  /// `… known for the customer register only (billing, customers)`.
  private func known(_ what: String, _ facts: MailingFacts, where holds: (MailingGround) -> Bool) -> String {
    let sources = facts.grounds.filter { $0.isActive && holds($0) }.compactMap { terms[$0.source] }
    let purposes = Set(sources.flatMap(\.purposes)).sorted().map { $0 == "customer register" ? "the \($0)" : $0 }
    guard !sources.isEmpty else { return "\(what) known from no source that is current" }
    return "\(what) known for \(purposes.joined(separator: " and ")) only "
      + "(\(Set(sources.map(\.source)).sorted().joined(separator: ", ")))"
  }
}

/// What marketing may be sent to contacts and companies, in one word: what stands against it, what the data was collected for,
/// and whether the address may be written to.
public struct MarketingStates: Sendable {
  private let reading: MailingReading
  private let rule: MailingRule

  /// The states of golden records.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, _ contract: Contract, of records: [GoldenRecord]
  ) throws(Problem) {
    reading = try MailingReading(
      register, contract, of: records.filter { $0.kind == .person }.map(MailingRows.Contact.init),
      StandingQuestion(register, keyRing, of: records))
    rule = MailingRule(reading.terms, contract)
  }

  /// The state of one of the records.
  public subscript(_ record: GoldenRecord) -> MarketingState {
    var state = reading.standings[record].marketing
    if record.kind == .company {
      // What stands for an address that several read is not the firm's, and binds nobody of those who read it.
      let firm = reading.standings.ofCompany(record).marketing
      if state.limit != firm.limit {
        let mailbox = state
        state = MarketingState(firm.limit, since: firm.since ?? mailbox.since)
        state.ofMailbox = mailbox.limit
      }
    }
    state.formUnion(MarketingState(limits(of: record).limit, since: nil))
    return state
  }

  /// What stands against one of the records.
  public func standing(of record: GoldenRecord) -> Standing { reading.standings[record] }

  /// Whether a bar stands against a company's mailbox alone, and binds none of its contacts.
  public func isOfMailbox(_ bar: Bar, _ record: GoldenRecord) -> Bool {
    record.kind == .company && !reading.standings.ofCompany(record).bars.contains { $0.cause == bar.cause }
  }

  /// What marketing to one of the records lacks beyond anybody's word against it, in words.
  public func lacks(_ record: GoldenRecord) -> [String] { limits(of: record).reasons }

  /// What purposes and address leave: companies have neither of their own.
  private func limits(of record: GoldenRecord) -> (limit: MarketingState.Limit, reasons: [String]) {
    guard record.kind == .person, let facts = reading[record.id] else { return (.none, []) }
    let purpose = rule.purposeReasons(facts, for: .directMarketing).map(\.text)
    guard facts.grounds.contains(where: { rule.carries($0, .directMarketing) }) else { return (.all, purpose) }
    guard facts.contact.email != nil else { return (.none, []) }
    let faults = facts.mailbox.faults(for: .directMarketing).map(\.text)
    let isUsable = rule.mayUseAddress(facts, for: .directMarketing) && faults.isEmpty
    return isUsable ? (.none, []) : (.email, purpose + faults)
  }
}
