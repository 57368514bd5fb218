import Compliance
import Normalizer
import Records
import Register
import Text

/// Whom notes mean by a name, and whom they may mean: by a name without its company, or with the company named otherwise; by an address
/// with a slip of the pen.
///
/// Where it cannot be known whether they are meant, they are: nobody who said no is written to because of a letter.
struct NotedCandidates {
  private let register: RegisterFile

  init(_ register: RegisterFile) { self.register = register }

  /// For each note the contacts that it means, by ID, and whether they are exactly those that it names. Reads all contacts once, if any
  /// note tells enough.
  func find(_ notes: [Note]) throws(Problem) -> [(contacts: [Int64], isExact: Bool)] {
    var near = Array(repeating: Set<Int64>(), count: notes.count)
    var names = NamesMeant(notes.map { $0.isByName ? NotedPeople.name(of: $0) : "" })
    let addresses = NearAddresses(notes.map(\.addresses))
    guard !names.isEmpty || !addresses.isEmpty else { return near.map { _ in ([], false) } }
    var named: [(note: Int, contact: Int64, company: Int64?)] = []
    let rows = MailingRows(register)
    _ = try rows.contacts(areas: nil, languages: nil) { contact in
      if !names.isEmpty, let name = contact.name {
        for note in names.meant(by: name) { named.append((note, contact.id, contact.company)) }
      }
      if let email = contact.email { for note in addresses.near(email) { near[note].insert(contact.id) } }
    }
    var exact = Array(repeating: Set<Int64>(), count: notes.count)
    let companies = try rows.companies(Set(named.compactMap(\.company)).sorted())
    for one in named {
      switch Self.compare(notes[one.note], one.company.flatMap { companies[$0] }) {
      case .same: exact[one.note].insert(one.contact)
      case .alike: near[one.note].insert(one.contact)
      case .other: break
      }
    }
    return zip(exact, near).map { $0.isEmpty ? ($1.sorted(), false) : ($0.sorted(), true) }
  }

  private enum Likeness { case same, alike, other }

  /// How like a note's company is to one of the register; where the note says none, every one may be it.
  private static func compare(_ note: Note, _ company: MailingRows.Company?) -> Likeness {
    let (id, name) = (company?.businessID ?? "", company?.name ?? "")
    if !note.businessID.isEmpty, !id.isEmpty { return note.businessID == id ? .same : .other }
    if note.company.isEmpty { return note.businessID.isEmpty ? .alike : .other }
    let stem = stem(note.company)
    if !stem.isEmpty, stem == Self.stem(name) { return .same }
    return areAlike(note.company, name) ? .alike : .other
  }

  /// Whether two companies' names may be of one: they share a word that says something, or one stands in the other.
  static func areAlike(_ one: String, _ other: String) -> Bool {
    let (one, other) = (stem(one), stem(other))
    let (words, others) = (one.split(separator: 0x20), other.split(separator: 0x20))
    if words.contains(where: { $0.count > 3 && others.contains($0) }) { return true }
    let (all, rest) = (RemarkWords.compact(one), RemarkWords.compact(other))
    guard min(all.count, rest.count) > 3 else { return !all.isEmpty && all == rest }
    let (short, long) = all.count < rest.count ? (all, rest) : (rest, all)
    return (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
      || Similarity.editDistance(all, all.indices, rest, rest.indices, limit: 1) < 2
  }

  private static func stem(_ name: String) -> [UInt8] {
    let folded = Array(Fold.folded(name).utf8)
    return Array(folded[LegalForms.stem(folded, folded.indices)])
  }
}

/// Addresses, and which of them another is but for a slip: one or two letters of the domain, or one of the local part.
private struct NearAddresses {
  private var locals: [[UInt8]: [(domain: [UInt8], note: Int)]] = [:]
  private var domains: [[UInt8]: [(local: [UInt8], note: Int)]] = [:]

  init(_ addresses: [[String]]) {
    for (note, addresses) in addresses.enumerated() {
      for address in addresses {
        guard let (local, domain) = Self.parts(address) else { continue }
        locals[local, default: []].append((domain, note))
        domains[domain, default: []].append((local, note))
      }
    }
  }

  var isEmpty: Bool { locals.isEmpty }

  func near(_ address: String) -> Set<Int> {
    guard let (local, domain) = Self.parts(address) else { return [] }
    var found: Set<Int> = []
    for one in locals[local] ?? [] where Self.isNear(one.domain, domain, limit: 2) { found.insert(one.note) }
    for one in domains[domain] ?? [] where Self.isNear(one.local, local, limit: 1) { found.insert(one.note) }
    return found
  }

  /// A short text with another letter is another text.
  private static func isNear(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Bool {
    min(one.count, other.count) > 5
      && Similarity.editDistance(one, one.indices, other, other.indices, limit: limit) <= limit
  }

  /// Local part and domain as they are compared; nil of a role's mailbox, which stands at every domain.
  private static func parts(_ address: String) -> (local: [UInt8], domain: [UInt8])? {
    let bytes = Array(address.lowercased().utf8)
    guard let sign = bytes.lastIndex(of: 0x40), sign > 0, !RoleWords.isMailbox(bytes, 0..<sign) else { return nil }
    return (Array(bytes[..<sign]), Array(bytes[(sign + 1)...]))
  }
}
