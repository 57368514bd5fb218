import Records
import Text

/// What a restriction on a record's person, or company, is kept by, and what is asked about a record to find one: messages to be
/// turned into codes, each with what it is of.
struct RestrictionMessages {
  private(set) var bytes: [UInt8] = []
  private(set) var marked: [(mark: RestrictionCodes.Mark, range: Range<Int>)] = []

  private var ranges: [Range<Int>] = []
  private var rawRanges: [Range<Int>] = []
  private var kept: [NameAtCompany.Kept] = []
  private var added: [Range<Int>] = []
  private var name: [UInt8] = []
  /// Whether a mailbox spells the name out.
  private var isSpelled = false
  private var forms = NameAtCompany()
  /// The record that was taken up.
  private var row = Row(bytes: [], raw: 0..<0, normal: 0..<0, source: "", key: 0..<0)

  /// A record as its source says it: packed rows, the normalised one empty where it is the raw one.
  struct Row {
    let bytes: [UInt8], raw: Range<Int>, normal: Range<Int>
    /// The source, and the key as the source has it.
    let source: String, key: Range<Int>
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    marked.removeAll(keepingCapacity: true)
  }

  /// Adds what a restriction is kept by that a record states: of its person, or, where it has none, of its company.
  ///
  /// A person's restriction is kept by every address in the record, by the name under the source's key, and by the name at the
  /// company. A mailbox that several read is kept for the company's own sake: whoever said no reads it too.
  mutating func appendKept(_ row: Row) {
    split(row)
    let values = ranges
    for field in [Field.personEmail, .companyEmail] { addAddresses(row, field, partsMailboxes: true) }
    readName(row, values)
    guard !name.isEmpty || !values[Field.personEmail.rawValue].isEmpty else {
      addCompany(row, values)
      add(.key) { Identifier.appendKey(row.source, RecordKey.bare(row.bytes[row.key]), to: &$0) }
      return
    }
    keep(at: [Self.keyEnd(row)], .key, parts: .keyPart)
    keep(at: Self.companies(row, values), .name, parts: .namePart)
  }

  /// Adds what a bounce is kept by: the addresses, whoever reads them.
  mutating func appendBounced(_ row: Row) {
    split(row)
    for field in [Field.personEmail, .companyEmail] {
      let (normal, raw) = (ranges[field.rawValue], rawRanges[field.rawValue])
      for (index, range) in [normal, raw].enumerated() where !range.isEmpty {
        if index == 1, ByteRange.areEqual(row.bytes, normal, row.bytes, raw) { continue }
        if PlaceholderAddress.isOne(row.bytes, range) { continue }
        add(.bounced) { Identifier.appendEmail(row.bytes, range, to: &$0) }
      }
    }
  }

  /// Takes up a record, about whose person, company and mailbox it is asked then.
  mutating func open(_ row: Row) {
    split(row)
    self.row = row
  }

  /// Adds what is asked about the person of the record that was opened; `companies` are more companies of the person, as
  /// ``NameAtCompany/company(id:_:)`` and its like make them.
  mutating func appendAsked(companies: [[UInt8]]) {
    let (row, values) = (row, ranges)
    addAddresses(row, .personEmail)
    readName(row, values)
    guard !name.isEmpty else { return }
    var all = Self.companies(row, values)
    for one in companies where !all.contains(one) { all.append(one) }
    ask(at: [Self.keyEnd(row)], .key)
    ask(at: all, .name)
  }

  /// Adds what is asked about the company of the record that was opened.
  mutating func appendAskedOfCompany() {
    let (row, values) = (row, ranges)
    let (id, rawID) = (values[Field.companyBusinessID.rawValue], rawRanges[Field.companyBusinessID.rawValue])
    if !id.isEmpty { add(.company) { Identifier.appendBusinessID(row.bytes, id, to: &$0) } }
    if !rawID.isEmpty, !ByteRange.areEqual(row.bytes, id, row.bytes, rawID) {
      add(.company) { Identifier.appendBusinessID(row.bytes, rawID, to: &$0) }
    }
    if let company = NameAtCompany.company(name: row.bytes, values[Field.companyName.rawValue]) {
      add(.company) { $0 += Identifier.companyName(company).canonical }
    }
    for domain in Self.domains(row, values) { addDomain(domain, isOfUnknown: !id.isEmpty) }
    if values[Field.personName.rawValue].isEmpty, values[Field.personEmail.rawValue].isEmpty {
      add(.key) { Identifier.appendKey(row.source, RecordKey.bare(row.bytes[row.key]), to: &$0) }
    }
  }

  /// Adds what is asked about the mailbox of the company of the record that was opened.
  mutating func appendAskedOfMailbox() {
    let row = row
    addAddresses(row, .companyEmail)
    addAddresses(row, .companyEmail, partsMailboxes: true)
  }

  // MARK: - Parts

  private mutating func split(_ row: Row) {
    PackedFields.split(row.bytes, row.normal.isEmpty ? row.raw : row.normal, into: &ranges)
    PackedFields.split(row.bytes, row.raw, into: &rawRanges)
  }

  private mutating func add(_ mark: RestrictionCodes.Mark, _ append: (inout [UInt8]) -> Void) {
    let start = bytes.count
    append(&bytes)
    marked.append((mark, start..<bytes.count))
  }

  /// The addresses of a field, as it is written and as it is normalised, where somebody is known by them.
  private mutating func addAddresses(_ row: Row, _ field: Field, partsMailboxes: Bool = false) {
    let (one, other) = (ranges[field.rawValue], rawRanges[field.rawValue])
    for (index, range) in [one, other].enumerated() where !range.isEmpty {
      if index == 1, ByteRange.areEqual(row.bytes, one, row.bytes, other) { continue }
      if PlaceholderAddress.isOne(row.bytes, range) { continue }
      let local = row.bytes[range].prefix { $0 != 0x40 }
      if partsMailboxes, RoleWords.isMailbox(row.bytes, local.startIndex..<local.endIndex) {
        add(.mailbox) {
          $0 += Self.mailboxPrefix
          Identifier.appendEmail(row.bytes, range, to: &$0)
        }
      } else {
        add(.address) { Identifier.appendEmail(row.bytes, range, to: &$0) }
        // `anna.virta+news@` comes to the mailbox of `anna.virta@`.
        if let plus = local.firstIndex(of: 0x2B), plus > local.startIndex {
          let plain = Array(row.bytes[local.startIndex..<plus]) + row.bytes[local.endIndex..<range.upperBound]
          add(.address) { Identifier.appendEmail(plain, plain.indices, to: &$0) }
        }
      }
    }
  }

  private static let mailboxPrefix = Array("mailbox/1:".utf8)

  /// The person's name, or what the mailbox spells out where there is none: `anna.virta@` is Anna Virta, `anna@` is Anna.
  private mutating func readName(_ row: Row, _ values: [Range<Int>]) {
    name = Array(row.bytes[values[Field.personName.rawValue]])
    isSpelled = name.isEmpty
    guard isSpelled else { return }
    let local = Self.spelling(row, values)
    guard !local.isEmpty else { return }
    let words = row.bytes[local].split { $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    guard words.count < 3, words.allSatisfy({ $0.allSatisfy { $0 > 0x40 } }) else { return }
    name = Array(words.joined(separator: [0x20]))
  }

  /// The local part of the person's address, where it is no mailbox of several and says something.
  private static func spelling(_ row: Row, _ values: [Range<Int>]) -> Range<Int> {
    let email = values[Field.personEmail.rawValue]
    let local = row.bytes[email].prefix { $0 != 0x40 }
    let range = local.startIndex..<local.endIndex
    let isNobodys = RoleWords.isMailbox(row.bytes, range) || PlaceholderAddress.isOne(row.bytes, email)
    return isNobodys ? email.lowerBound..<email.lowerBound : range
  }

  private mutating func keep(
    at companies: [[UInt8]], _ mark: RestrictionCodes.Mark, parts: RestrictionCodes.Mark
  ) {
    kept.removeAll(keepingCapacity: true)
    forms.appendKept(name: name, name.indices, at: companies, to: &bytes, &kept)
    for one in kept { marked.append((one.isWhole ? mark : parts, one.range)) }
  }

  private mutating func ask(at companies: [[UInt8]], _ mark: RestrictionCodes.Mark) {
    added.removeAll(keepingCapacity: true)
    forms.appendAsked(name: name, name.indices, isSpelled: isSpelled, at: companies, to: &bytes, &added)
    marked += added.map { (mark, $0) }
  }

  private mutating func addCompany(_ row: Row, _ values: [Range<Int>]) {
    let id = values[Field.companyBusinessID.rawValue]
    if !id.isEmpty {
      add(.company) { Identifier.appendBusinessID(row.bytes, id, to: &$0) }
    } else if let company = NameAtCompany.company(name: row.bytes, values[Field.companyName.rawValue]) {
      add(.company) { $0 += Identifier.companyName(company).canonical }
    }
    for domain in Self.domains(row, values) {
      addDomain(domain, isOfUnknown: false)
      if id.isEmpty { addDomain(domain, isOfUnknown: true) }
    }
  }

  /// A company's domain. Two business IDs at one domain are two companies of a group; of a company without one it is not known
  /// which of them it is.
  private mutating func addDomain(_ domain: [UInt8], isOfUnknown: Bool) {
    add(.company) { $0 += (isOfUnknown ? Self.unknownPrefix : Self.domainPrefix) + domain }
  }

  private static let domainPrefix = Array("company-domain/1:".utf8)
  private static let unknownPrefix = Array("company-domain/1:?:".utf8)

  private static func companies(_ row: Row, _ values: [Range<Int>]) -> [[UInt8]] {
    var companies: [[UInt8]] = []
    let id = values[Field.companyBusinessID.rawValue]
    if !id.isEmpty { companies.append(NameAtCompany.company(id: row.bytes, id)) }
    if let one = NameAtCompany.company(name: row.bytes, values[Field.companyName.rawValue]) { companies.append(one) }
    return companies + domains(row, values).map { NameAtCompany.company(domain: $0) }
  }

  /// The domains that a record tells of its company.
  private static func domains(_ row: Row, _ values: [Range<Int>]) -> [[UInt8]] {
    MailDomain.firms(
      row.bytes, addresses: [values[Field.personEmail.rawValue], values[Field.companyEmail.rawValue]],
      website: values[Field.companyWebsite.rawValue])
  }

  private static let keyMark = Array("\u{1F}key:".utf8)

  /// A source's key, in the place of a company: a name under it.
  private static func keyEnd(_ row: Row) -> [UInt8] {
    keyMark + row.source.utf8 + [0x1F] + KeySpelling.canonical(Array(RecordKey.bare(row.bytes[row.key])))
  }
}

extension Identifier {
  /// By what the person of a record is kept besides addresses and keys: the name under the source's key, the name at the company,
  /// and the parts of it there, which others may share. Values are all fields, normalised.
  public static func names(
    of values: [String], source: String, key: String
  ) -> (underKey: [Identifier], atCompany: [Identifier], parts: [Identifier]) {
    let packed = PackedFields.pack(values)
    let bytes = packed + Array(key.utf8)
    var messages = RestrictionMessages()
    messages.appendKept(
      RestrictionMessages.Row(
        bytes: bytes, raw: 0..<packed.count, normal: packed.count..<packed.count, source: source,
        key: packed.count..<bytes.count))
    func all(_ marks: [RestrictionCodes.Mark]) -> [Identifier] {
      messages.marked.filter { marks.contains($0.mark) }.map { .nameAtCompany(Array(messages.bytes[$0.range])) }
    }
    let hasName = !values[Field.personName.rawValue].isEmpty || !values[Field.personEmail.rawValue].isEmpty
    return hasName ? (all([.key, .keyPart]), all([.name]), all([.namePart])) : ([], [], [])
  }
}

extension Identifier {
  /// By what it is kept that somebody says of a person, or, without one, of a company, whom no source's key tells: the addresses, and
  /// the name at the company. Values are all fields, as they were given and normalised.
  public static func said(
    of raw: [String], _ normal: [String]
  ) -> [(mark: RestrictionCodes.Mark, identifier: Identifier)] {
    let (first, second) = (PackedFields.pack(raw), PackedFields.pack(normal))
    let end = first.count + second.count
    var messages = RestrictionMessages()
    messages.appendKept(
      RestrictionMessages.Row(
        bytes: first + second, raw: 0..<first.count, normal: first.count..<end, source: "", key: end..<end))
    return messages.marked.filter { $0.mark != .key && $0.mark != .keyPart }
      .map { ($0.mark, .nameAtCompany(Array(messages.bytes[$0.range]))) }
  }
}
