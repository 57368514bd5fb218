import Records
import Register
import Text

/// What stands against using the data of contacts and companies: found out from their current observations whenever it is asked.
///
/// A contact has all that stands for their addresses, for the keys of their records, for their name under such a key and at
/// their company, and for the company itself; a company, what stands for it and its own addresses.
public struct Standings: Sendable {
  /// Whose an identifier is.
  private enum Owner: Hashable { case contact(Int64), company(Int64), mailbox(Int64) }

  private var states: [Owner: Standing] = [:]
  private var messages = RestrictionMessages()
  private var keyMessages: [UInt8] = []
  private var asked: [Owner] = []
  private var keysAsked: [(owner: Owner, message: Range<Int>)] = []

  /// Beyond so many records all observations are gone through.
  private static let few = 500
  /// So many identifiers become codes together.
  private static let batch = 4096

  /// What stands against golden records; reads all current observations where they are many and anything stands at all.
  public init(_ register: RegisterFile, _ keyRing: KeyRing, of records: [GoldenRecord]) throws(Problem) {
    try self.init(
      register, keyRing, contacts: Set(records.filter { $0.kind == .person }.map(\.id)),
      companies: Set(records.compactMap { $0.kind == .person ? $0.company : $0.id }))
  }

  /// What stands against contacts and companies of these IDs, the contacts' own companies among them.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, contacts wanted: Set<Int64>, companies wantedFirms: Set<Int64>
  ) throws(Problem) {
    let codes = try StandingCodes(register, keyRing)
    guard !codes.isEmpty else { return }
    let (contacts, companies) = (wanted.sorted(), wantedFirms.sorted())
    let isAll = contacts.count + companies.count > Self.few
    let store = ObjectionStore(register)
    let firms = try store.companies(companies, all: isAll).mapValues { firm in
      NameAtCompany.companies(id: firm.id, name: firm.name, email: firm.email, website: firm.website)
    }
    let bearers = try store.bearers(contacts: contacts, companies: companies, all: isAll)
    while let one = try bearers.next() {
      let bytes = one.raw + one.normal + one.key
      let row = RestrictionMessages.Row(
        bytes: bytes, raw: 0..<one.raw.count, normal: one.raw.count..<one.raw.count + one.normal.count,
        source: one.source, key: one.raw.count + one.normal.count..<bytes.count)
      if let contact = one.contact, wanted.contains(contact) {
        let start = keyMessages.count
        Identifier.appendKey(one.source, one.key[...], to: &keyMessages)
        keysAsked.append((.contact(contact), start..<keyMessages.count))
        messages.appendAsked(row, companies: one.company.flatMap { firms[$0] } ?? [])
        own(.contact(contact))
      }
      if let company = one.company, wantedFirms.contains(company) {
        messages.appendAskedOfCompany(row)
        own(.company(company))
        messages.appendAskedOfMailbox(row)
        own(.mailbox(company))
      }
      if asked.count >= Self.batch { settle(codes) }
    }
    settle(codes)
  }

  /// What stands against a contact or company of those that were asked about.
  public subscript(_ record: GoldenRecord) -> Standing {
    var state = states[record.kind == .person ? .contact(record.id) : .mailbox(record.id)] ?? .free
    state.formUnion(ofCompany(record))
    return state
  }

  /// What stands against a contact of those that were asked about, at its company.
  public func ofContact(_ contact: Int64, at company: Int64?) -> Standing {
    var state = states[.contact(contact)] ?? .free
    if let firm = company.flatMap({ states[.company($0)] }) { state.formUnion(firm) }
    return state
  }

  /// What stands against a contact without what stands against the company.
  public func ofPerson(_ record: GoldenRecord) -> Standing { states[.contact(record.id)] ?? .free }

  /// What stands against the company alone, the contact's own or this one.
  public func ofCompany(_ record: GoldenRecord) -> Standing {
    (record.kind == .person ? record.company : record.id).flatMap { states[.company($0)] } ?? .free
  }

  private mutating func own(_ owner: Owner) {
    while asked.count < messages.marked.count { asked.append(owner) }
  }

  private mutating func settle(_ codes: StandingCodes) {
    for (owner, state) in zip(asked, codes.standings(of: messages.bytes, messages.marked.map(\.range)))
    where !state.bars.isEmpty {
      states[owner, default: .free].formUnion(state)
    }
    for (one, state) in zip(keysAsked, codes.standings(of: keyMessages, keysAsked.map(\.message)))
    where !state.bars.isEmpty {
      states[one.owner, default: .free].formUnion(state)
    }
    messages.removeAll()
    asked.removeAll(keepingCapacity: true)
    keyMessages.removeAll(keepingCapacity: true)
    keysAsked.removeAll(keepingCapacity: true)
  }
}
