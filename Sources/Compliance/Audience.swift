import Configuration
import Records
import Register

/// The contacts to whom a mailing may go, chosen in steps that are told.
public struct Audience: Sendable {
  /// How many contacts were left after each step, and why the others fell out.
  public struct Funnel: Sendable {
    /// How many contacts there are, and how many have the area asked for, or any: as a source states it, or derived.
    public internal(set) var contacts = 0, areaStated = 0, areaDerived = 0
    /// How many passed each step; an area step is missing where no area was needed.
    public internal(set) var passed: [(step: AudienceStep, count: Int)] = []
    /// For each reason how many fell out by it, those that took most first. Each contact is told once, by its first reason.
    public internal(set) var reasons: [(reason: AudienceReason, count: Int)] = []
    /// How many are in the audience.
    public internal(set) var listed = 0
    /// How many lines of notes and returned tokens wait in quarantine: a no may be among them, of somebody who was not found.
    public internal(set) var waitingNoes = 0
    /// The sources that are held: what stands in their files has not been read, or not all of it.
    public internal(set) var heldSources: [String] = []
  }

  /// One who is in it.
  public struct Member: Sendable {
    /// What is known of the contact.
    public let facts: MailingFacts
    /// The sources that the contact rests on, by name.
    public let sources: [MailingRows.Terms]
  }

  /// How it came to be.
  public let funnel: Funnel
  /// Who is in it, by ID.
  public let members: [Member]
}

/// Chooses audiences in a register: everybody falls out for whom anything cannot be known. A register that lacks what the rights
/// journal has is refused (``RightsJournal/demandFollowed(by:_:)``).
public struct AudienceChoice {
  private let register: RegisterFile
  private let keyRing: KeyRing
  private let contract: Contract
  private let criteria: AudienceCriteria

  /// Choices by some criteria.
  public init(_ register: RegisterFile, _ keyRing: KeyRing, _ contract: Contract, _ criteria: AudienceCriteria) {
    (self.register, self.keyRing, self.contract, self.criteria) = (register, keyRing, contract, criteria)
  }

  /// The audience. Only who passed the cheap steps is looked at more closely.
  public func choose() throws(Problem) -> Audience {
    try RightsJournal.demandFollowed(by: register, keyRing)
    var funnel = Audience.Funnel()
    var reasons: [AudienceReason: Int] = [:]
    let rows = MailingRows(register)
    let areas = criteria.needsArea ? (criteria.areas ?? Area.allCases).map(\.name) : nil
    var contacts: [MailingRows.Contact] = []
    funnel.contacts = try rows.contacts(areas: areas, languages: nil) { contacts.append($0) }
    if criteria.needsArea, funnel.contacts > contacts.count {
      let why = criteria.areas == nil ? "no area of responsibility is known" : "no area asked for is known"
      reasons[AudienceReason(.area, why)] = funnel.contacts - contacts.count
    }
    let known = try read(contacts)
    let facts = known.reading.facts
    var left = Array(facts.indices)
    func step(_ step: AudienceStep, _ reason: @Sendable (MailingFacts) -> AudienceReason?) {
      let found = Parallel.chunked(left.count) { [left] in reason(facts[left[$0]]) }
      for case let reason? in found { reasons[reason, default: 0] += 1 }
      left = zip(left, found).compactMap { $1 == nil ? $0 : nil }
      funnel.passed.append((step, left.count))
    }
    if criteria.needsArea {
      for one in facts {
        switch known.rule.area(one) {
        case .stated: funnel.areaStated += 1
        case .derived: funnel.areaDerived += 1
        case .none: break
        }
      }
      step(.area, known.area)
    }
    step(.language) { known.language($0.contact) }
    step(.industry) { known.industry($0.contact) }
    step(.purpose) { known.purpose($0).first }
    step(.restriction) { known.bars($0).first }
    step(.mailable) { known.faults($0).first }
    step(.notice, known.notice)
    funnel.listed = left.count
    funnel.waitingNoes = try QuarantineStore(register).waitingNoes()
    funnel.heldSources = try RunLedger(register).heldSources()
    funnel.reasons = reasons.map { ($0.key, $0.value) }.sorted {
      ($0.reason.step.rawValue, -$0.count, $0.reason.text) < ($1.reason.step.rawValue, -$1.count, $1.reason.text)
    }
    return Audience(funnel: funnel, members: left.map { member(facts[$0], known.reading.terms) })
  }

  /// Why contacts are not in the audience: every reason, in the order of the steps; none for one who is.
  public func reasons(of contacts: [MailingRows.Contact]) throws(Problem) -> [Int64: [AudienceReason]] {
    try RightsJournal.demandFollowed(by: register, keyRing)
    let known = try read(contacts, closely: contacts)
    var found: [Int64: [AudienceReason]] = [:]
    for facts in known.reading.facts { found[facts.contact.id] = known.all(facts) }
    return found
  }

  /// What is known of contacts; what stands is asked of some, else of those who are in the languages and industries asked for.
  private func read(
    _ contacts: [MailingRows.Contact], closely some: [MailingRows.Contact]? = nil
  ) throws(Problem) -> AudienceKnowledge {
    let industries =
      try criteria.industries == nil ? [:] : MailingRows(register).companies().compactMapValues(\.industry)
    let noticed = try Noticed(register, criteria)
    let asked =
      some
      ?? contacts.filter { criteria.language($0) == nil && criteria.industry($0, industries) == nil }
    let question = try StandingQuestion(
      register, keyRing, contacts: asked.lazy.map(\.id), companies: asked.lazy.compactMap(\.company))
    let reading = try MailingReading(register, contract, of: contacts, question, wholly: true)
    return AudienceKnowledge(
      criteria: criteria, reading: reading, rule: MailingRule(reading.terms, contract), industries: industries,
      noticed: noticed)
  }

  private func member(_ facts: MailingFacts, _ terms: [Int64: MailingRows.Terms]) -> Audience.Member {
    var sources: [MailingRows.Terms] = []
    for one in facts.grounds.compactMap({ terms[$0.source] }) where !sources.contains(one) { sources.append(one) }
    return Audience.Member(facts: facts, sources: sources.sorted { $0.source < $1.source })
  }
}

/// All by which it is told whether contacts are in an audience, and why not.
private struct AudienceKnowledge: Sendable {
  let criteria: AudienceCriteria
  let reading: MailingReading
  let rule: MailingRule
  let industries: [Int64: String]
  let noticed: Noticed

  /// Every reason against a contact, in the order of the steps.
  func all(_ facts: MailingFacts) -> [AudienceReason] {
    let cheap = [
      criteria.needsArea ? area(facts) : nil, language(facts.contact), industry(facts.contact),
    ].compactMap { $0 }
    return cheap + purpose(facts) + bars(facts) + faults(facts) + (notice(facts).map { [$0] } ?? [])
  }

  func area(_ facts: MailingFacts) -> AudienceReason? {
    if let areas = criteria.areas, !areas.contains(where: { $0.name == facts.contact.area }) {
      return AudienceReason(
        .area,
        facts.contact.area == nil
          ? "no area of responsibility is known" : "the area of responsibility is none of those asked for")
    }
    return rule.areaReason(facts, for: criteria.use)
  }

  func language(_ contact: MailingRows.Contact) -> AudienceReason? { criteria.language(contact) }

  func industry(_ contact: MailingRows.Contact) -> AudienceReason? { criteria.industry(contact, industries) }

  func purpose(_ facts: MailingFacts) -> [AudienceReason] { rule.purposeReasons(facts, for: criteria.use) }

  func bars(_ facts: MailingFacts) -> [AudienceReason] {
    reading.standings.ofContact(facts.contact.id, at: facts.contact.company).bars(against: criteria.use)
      .map { AudienceReason(.restriction, $0.text) }
  }

  func faults(_ facts: MailingFacts) -> [AudienceReason] {
    facts.mailbox.faults(for: criteria.use).map { AudienceReason(.mailable, $0.text) }
  }

  /// Marketing comes after the notice, or with it: of every record, unless its source had the data from the person.
  func notice(_ facts: MailingFacts) -> AudienceReason? {
    guard criteria.use == .directMarketing, !criteria.givesNotice else { return nil }
    let isTold = facts.grounds.allSatisfy {
      noticed.keys.contains($0.key) || reading.terms[$0.source]?.origin == .person
    }
    if isTold { return nil }
    guard let export = noticed.awaiting[facts.contact.id] else {
      return AudienceReason(.notice, "not told yet where the data came from")
    }
    return AudienceReason(.notice, "nobody has said that the list with the notice was sent (export \(export))")
  }
}

/// Who was told where their data came from: of which records, and who is on a list of which nobody has said that it was sent.
private struct Noticed: Sendable {
  private(set) var keys: Set<Int64> = [], awaiting: [Int64: Int64] = [:]

  /// What `criteria` need of it.
  init(_ register: RegisterFile, _ criteria: AudienceCriteria) throws(Problem) {
    guard criteria.use == .directMarketing, !criteria.givesNotice else { return }
    keys = try ExportStore(register).noticedKeys()
    for list in try NoticeStore(register).awaiting() {
      for contact in list.contacts { awaiting[contact] = list.export.id }
    }
  }
}

extension AudienceCriteria {
  /// Whether an area is needed: marketing goes by it, and other mailings where they ask for one.
  fileprivate var needsArea: Bool { use == .directMarketing || areas != nil }

  fileprivate func language(_ contact: MailingRows.Contact) -> AudienceReason? {
    guard let languages else { return nil }
    guard let language = contact.language else { return AudienceReason(.language, "no language is known") }
    return languages.contains(language) ? nil : AudienceReason(.language, "another language")
  }

  /// `companies`: the industries of companies by ID.
  fileprivate func industry(_ contact: MailingRows.Contact, _ companies: [Int64: String]) -> AudienceReason? {
    guard let industries else { return nil }
    guard let industry = contact.company.flatMap({ companies[$0] }) else {
      return AudienceReason(.industry, "no industry is known")
    }
    return industries.contains { $0.contains(industry) } ? nil : AudienceReason(.industry, "another industry")
  }
}
