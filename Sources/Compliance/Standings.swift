import Records
import Register
import Text

/// What stands against using the data of contacts and companies: found out from their current observations whenever it is asked.
///
/// A contact has all that stands for their addresses, for the keys of their records, and for the business ID of their
/// company; a company, of what stands for its business ID and its own addresses.
public struct Standings: Sendable {
  /// Whose an identifier is.
  private enum Owner: Hashable { case contact(Int64), company(Int64), mailbox(Int64) }

  private var states: [Owner: Standing] = [:]
  private var messages: [UInt8] = []
  private var asked: [(owner: Owner, message: Range<Int>)] = []

  /// Beyond so many records all observations are gone through.
  private static let few = 500
  /// So many identifiers become codes together.
  private static let batch = 4096

  /// What stands against golden records; reads all current observations where they are many and somebody objects.
  public init(_ register: RegisterFile, _ keyRing: KeyRing, of records: [GoldenRecord]) throws(Problem) {
    let objections = try Objections(register, keyRing)
    guard !objections.isEmpty else { return }
    let contacts = records.filter { $0.kind == .person }.map(\.id)
    let companies = Set(records.compactMap { $0.kind == .person ? $0.company : $0.id }).sorted()
    let bearers = try ObjectionStore(register).bearers(
      contacts: contacts, companies: companies, all: records.count > Self.few)
    var fields: [Range<Int>] = []
    while let one = try bearers.next() {
      add(one.contact.map { .contact($0) }) { Identifier.appendKey(one.source, one.key[...], to: &$0) }
      for packed in [one.raw, one.normal] where !packed.isEmpty {
        PackedFields.split(packed, 0..<packed.count, into: &fields)
        let (personal, shared) = (fields[Field.personEmail.rawValue], fields[Field.companyEmail.rawValue])
        let id = fields[Field.companyBusinessID.rawValue]
        if !personal.isEmpty, !PlaceholderAddress.isOne(packed, personal) {
          add(one.contact.map { .contact($0) }) { Identifier.appendEmail(packed, personal, to: &$0) }
        }
        if !shared.isEmpty, !PlaceholderAddress.isOne(packed, shared) {
          add(one.company.map { .mailbox($0) }) { Identifier.appendEmail(packed, shared, to: &$0) }
        }
        if !id.isEmpty { add(one.company.map { .company($0) }) { Identifier.appendBusinessID(packed, id, to: &$0) } }
      }
      if asked.count >= Self.batch { settle(objections) }
    }
    settle(objections)
  }

  /// What stands against a contact or company of those that were asked about.
  public subscript(_ record: GoldenRecord) -> Standing {
    var state = states[record.kind == .person ? .contact(record.id) : .mailbox(record.id)] ?? .free
    state.formUnion(ofCompany(record))
    return state
  }

  /// What stands against the company alone, the contact's own or this one.
  public func ofCompany(_ record: GoldenRecord) -> Standing {
    (record.kind == .person ? record.company : record.id).flatMap { states[.company($0)] } ?? .free
  }

  private mutating func add(_ owner: Owner?, _ append: (inout [UInt8]) -> Void) {
    guard let owner else { return }
    let start = messages.count
    append(&messages)
    asked.append((owner, start..<messages.count))
  }

  private mutating func settle(_ objections: Objections) {
    for (one, state) in zip(asked, objections.states(of: messages, asked.map(\.message))) where !state.bars.isEmpty {
      states[one.owner, default: .free].formUnion(state)
    }
    messages.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
  }
}
