import Records
import Register
import Text

/// What stands against using the data of contacts and companies: found out from their current observations whenever it is asked.
///
/// A contact has all that stands for their addresses, for the keys of their records, for their name under such a key and at
/// their company, and for the company itself; a company, what stands for it and its own addresses.
public struct Standings: Sendable {
  private let contacts: NumberedIDs, companies: NumberedIDs
  /// What stands for each contact, for each company, and for the mailbox of each company.
  private var ofContacts: [Int32], ofCompanies: [Int32], ofMailboxes: [Int32]
  private var numbers: StandingNumbers

  /// What stands against golden records; reads all current observations where they are many and anything stands at all.
  public init(_ register: RegisterFile, _ keyRing: KeyRing, of records: [GoldenRecord]) throws(Problem) {
    let question = try StandingQuestion(register, keyRing, of: records)
    self.init(question)
    guard question.isAsked else { return }
    let rows = try CurrentRows(
      register, contacts: question.contacts.ids, companies: question.companies.ids, all: question.isMany)
    let sources = rows.sources
    try rows.forEach({ question.look(at: $0, sources) }, take: { take($0) })
  }

  /// Standings to be filled with the answers to a question.
  init(_ question: StandingQuestion) {
    (contacts, companies, numbers) = (question.contacts, question.companies, question.codes.numbers)
    ofContacts = Array(repeating: 0, count: contacts.ids.count)
    ofCompanies = Array(repeating: 0, count: companies.ids.count)
    ofMailboxes = ofCompanies
  }

  /// Takes in answers.
  mutating func take(_ answers: [StandingQuestion.Answer]) {
    for one in answers {
      switch one.owner {
      case .contact(let index): ofContacts[Int(index)] = numbers.union(ofContacts[Int(index)], one.number)
      case .company(let index): ofCompanies[Int(index)] = numbers.union(ofCompanies[Int(index)], one.number)
      case .mailbox(let index): ofMailboxes[Int(index)] = numbers.union(ofMailboxes[Int(index)], one.number)
      }
    }
  }

  /// What stands against a contact or company of those that were asked about.
  public subscript(_ record: GoldenRecord) -> Standing {
    var state = record.kind == .person ? ofPerson(record) : numbers[companies[record.id].map { ofMailboxes[$0] } ?? 0]
    state.formUnion(ofCompany(record))
    return state
  }

  /// What stands against a contact of those that were asked about, at its company.
  public func ofContact(_ contact: Int64, at company: Int64?) -> Standing {
    let number = contacts[contact].map { ofContacts[$0] } ?? 0
    let firms = companies[company].map { ofCompanies[$0] } ?? 0
    if number == 0 || firms == 0 { return numbers[max(number, firms)] }
    var state = numbers[number]
    state.formUnion(numbers[firms])
    return state
  }

  /// What stands against a contact without what stands against the company.
  public func ofPerson(_ record: GoldenRecord) -> Standing {
    numbers[contacts[record.id].map { ofContacts[$0] } ?? 0]
  }

  /// What stands against the company alone, the contact's own or this one.
  public func ofCompany(_ record: GoldenRecord) -> Standing {
    numbers[companies[record.kind == .person ? record.company : record.id].map { ofCompanies[$0] } ?? 0]
  }
}
