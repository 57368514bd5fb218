import Records
import Register
import Text

/// What is asked about current observations to find out what stands against contacts and companies: every identifier of theirs,
/// as a code.
struct StandingQuestion: Sendable {
  /// Whose an identifier is, by number.
  enum Owner: Equatable { case contact(Int32), company(Int32), mailbox(Int32) }

  /// That something stands for an owner, by its number in ``StandingCodes/numbers``.
  struct Answer: Sendable, Equatable {
    let owner: Owner, number: Int32
  }

  let codes: StandingCodes
  /// The contacts and companies that are asked about.
  let contacts: NumberedIDs, companies: NumberedIDs
  /// Whether so many are asked about that all observations are gone through.
  let isMany: Bool
  private let firms: FirmNames

  /// Beyond so many records all observations are gone through.
  private static let few = 500
  /// So many identifiers become codes together.
  private static let batch = 4096

  init(
    _ register: RegisterFile, _ keyRing: KeyRing, contacts: some Sequence<Int64>, companies: some Sequence<Int64>
  ) throws(Problem) {
    codes = try StandingCodes(register, keyRing)
    (self.contacts, self.companies) = (NumberedIDs(contacts), NumberedIDs(companies))
    isMany = self.contacts.ids.count + self.companies.ids.count > Self.few
    firms = FirmNames(
      codes.isEmpty ? [:] : try MailingRows(register).companies(isMany ? nil : self.companies.ids))
  }

  /// What is asked about golden records.
  init(_ register: RegisterFile, _ keyRing: KeyRing, of records: [GoldenRecord]) throws(Problem) {
    try self.init(
      register, keyRing, contacts: records.filter { $0.kind == .person }.map(\.id),
      companies: records.compactMap { $0.kind == .person ? $0.company : $0.id })
  }

  /// Whether anything stands at all.
  var isAsked: Bool { !codes.isEmpty }

  /// What stands for whom by the observations of a batch; `sources` are the sources' names.
  func look(at batch: CurrentRows.Batch, _ sources: [Int64: String]) -> [Answer] {
    guard isAsked else { return [] }
    var answers: [Answer] = []
    var (messages, owners): (RestrictionMessages, [Owner]) = (.init(), [])
    var (keys, keyRanges, keyOwners): ([UInt8], [Range<Int>], [Owner]) = ([], [], [])
    // Whoever is restricted is so by several identifiers: that is said once.
    func answer(_ owner: Owner, _ number: Int32) {
      let answer = Answer(owner: owner, number: number)
      if answers.last != answer { answers.append(answer) }
    }
    func settle() {
      codes.find(messages.bytes, messages.marked.map(\.range)) { answer(owners[$0], $1) }
      codes.find(keys, keyRanges) { answer(keyOwners[$0], $1) }
      messages.removeAll()
      owners.removeAll(keepingCapacity: true)
      keys.removeAll(keepingCapacity: true)
      keyRanges.removeAll(keepingCapacity: true)
      keyOwners.removeAll(keepingCapacity: true)
    }
    func own(_ owner: Owner) { while owners.count < messages.marked.count { owners.append(owner) } }
    for one in batch.rows {
      let (contact, company) = (contacts[one.contact], companies[one.company])
      if contact == nil, company == nil { continue }
      let source = sources[one.source] ?? ""
      messages.open(
        RestrictionMessages.Row(
          bytes: batch.bytes, raw: one.raw, normal: one.normal, source: source, key: one.sourceKey))
      if let contact {
        let start = keys.count
        Identifier.appendKey(source, batch.bytes[one.sourceKey], to: &keys)
        keyRanges.append(start..<keys.count)
        keyOwners.append(.contact(Int32(contact)))
        messages.appendAsked(companies: firms.ends(of: one.company))
        own(.contact(Int32(contact)))
      }
      if let company {
        messages.appendAskedOfCompany()
        own(.company(Int32(company)))
        messages.appendAskedOfMailbox()
        own(.mailbox(Int32(company)))
      }
      if owners.count >= Self.batch { settle() }
    }
    settle()
    return answers
  }
}

/// What companies are known by now: a person is also asked about at the company that the contact has.
private struct FirmNames: Sendable {
  private let numbers: NumberedIDs
  private let ends: [[[UInt8]]]

  init(_ companies: [Int64: MailingRows.Company]) {
    let numbers = NumberedIDs(companies.keys)
    ends = Parallel.chunked(numbers.ids.count) { number in
      let firm = companies[numbers.ids[number]]
      return NameAtCompany.companies(
        id: firm?.businessID ?? "", name: firm?.name ?? "", email: firm?.email ?? "", website: firm?.website ?? "")
    }
    self.numbers = numbers
  }

  /// The ends of messages about persons at a company.
  func ends(of company: Int64?) -> [[UInt8]] { numbers[company].map { ends[$0] } ?? [] }
}
