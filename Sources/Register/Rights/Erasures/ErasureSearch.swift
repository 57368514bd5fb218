import Records
import SQLite

/// What the register holds of one person: every observation, current or not, and who merely looks like her.
public struct ErasureSearch {
  /// An observation, as it is shown before it is erased.
  public struct Found: Sendable, Equatable {
    /// The observation, its key, and the commitment that stays of it.
    public let id: Int64, key: Int64, commitment: [UInt8]
    /// Where it came from: source, the record's key there, file and line, and the place of an unread file's name.
    public let source: String, sourceKey: String, path: String, url: String?, line: Int64
    /// What it says of the person and the company.
    public let name: String, email: String, company: String
    /// The values of all fields, the normalised ones and the raw ones.
    public let normal: [String], raw: [String]
    /// What the rules made of what its source says, where something of it was put right.
    public let uncorrected: [String]?

    /// What is known of it: as it reads, and as its source says it.
    public var readings: [[String]] { [normal] + (uncorrected.map { [$0] } ?? []) }
    /// The contact that it belongs to now; nil if it is withdrawn or blocked.
    public let contact: Int64?
    /// Whether it holds now and is a customer's.
    public let isOfCustomer: Bool
  }

  /// What was found.
  public struct Result: Sendable {
    /// The person's observations, by number.
    public var hers: [Found] = []
    /// Others' observations that look like hers: they stay.
    public var lookAlikes: [Found] = []
    /// Others' observations in which her address stands as the company's: it is taken out of them.
    public var mailboxes: [Int64] = []
    /// Her addresses; those that others have too are not hers alone.
    public var emails: [String] = [], sharedEmails: [String] = []
  }

  private let connection: Connection

  /// A search in a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// Searches for a contact, by its ID, or for whoever has an address, or both; of an address that one contact has, that
  /// contact is meant. Observations in `except` are left out.
  ///
  /// Hers are the contact's observations; withdrawn or blocked ones whose last contact it was; and withdrawn or blocked
  /// ones with one of her addresses. Reads all observations once.
  public func search(contact: Int64?, email: String?, except: Set<Int64> = []) throws(Problem) -> Result {
    var ids: Set<Int64> = []
    var contact = contact
    if contact == nil, let email { contact = try self.contact(with: email.lowercased()) }
    if let contact { ids = try observations(of: contact) }
    ids.subtract(except)
    var hers = try ids.sorted().map { id throws(Problem) in try found(id) }.compactMap { $0 }
    var result = Result()
    var emails = Set(hers.flatMap(\.readings).map { $0[Field.personEmail.rawValue].lowercased() }).subtracting([""])
    if let email { emails.insert(email.lowercased()) }
    result.emails = emails.sorted()
    var alike: Set<Int64> = []
    for (email, standing) in try observations(with: result.emails) {
      for (id, isPersonal) in standing where !ids.contains(id) {
        guard let other = try found(id) else { continue }
        if !isPersonal {
          result.mailboxes.append(id)
        } else if other.contact == nil, !except.contains(id) {
          ids.insert(id)
          hers.append(other)
        } else {
          alike.insert(id)
          if !result.sharedEmails.contains(email) { result.sharedEmails.append(email) }
        }
      }
    }
    alike.formUnion(try neighbours(of: ids, contact: contact, names: Set(hers.map(\.name)).sorted()))
    result.hers = hers.sorted { $0.id < $1.id }
    result.mailboxes = Set(result.mailboxes).subtracting(ids).sorted()
    result.lookAlikes = try alike.subtracting(ids).sorted().map { id throws(Problem) in try found(id) }
      .compactMap { $0 }
    return result
  }

  /// What one observation says; nil if there is none, or it has been erased.
  public func found(_ id: Int64) throws(Problem) -> Found? {
    let query = try connection.prepare(
      """
      SELECT o.key, o.commitment, o.line, o.raw, coalesce(o.normal, o.raw) AS packed, o.uncorrected,
        s.name AS source, k.key AS source_key, i.path, i.url,
        (SELECT m.contact FROM membership m WHERE m.observation = o.id AND m.closed IS NULL) AS contact,
        EXISTS(SELECT 1 FROM source_run sr WHERE sr.run = o.opened AND sr.source = s.id
          AND ', ' || sr.purpose || ',' LIKE '%, customer register,%' AND o.relationship = 0) AS is_of_customer
      FROM observation o JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source JOIN input i ON i.id = o.input
      WHERE o.id = :id AND o.raw IS NOT NULL
      """)
    try query.bind("id", id)
    guard try query.step() else { return nil }
    let values = try PackedFields.values(query.bytes("packed"))
    let contact = try query.optionalInteger("contact")
    let isOfCustomer = try query.flag("is_of_customer")
    return try Found(
      id: id, key: query.integer("key"), commitment: query.bytes("commitment"), source: query.string("source"),
      sourceKey: query.string("source_key"), path: query.string("path"), url: query.optionalString("url"),
      line: query.integer("line"), name: values[Field.personName.rawValue], email: values[Field.personEmail.rawValue],
      company: values[Field.companyName.rawValue], normal: values, raw: PackedFields.values(query.bytes("raw")),
      uncorrected: query.isNull("uncorrected") ? nil : PackedFields.values(query.bytes("uncorrected")),
      contact: contact, isOfCustomer: contact != nil && isOfCustomer)
  }

  /// The one contact that has an address now; nil if none has it, or several.
  private func contact(with email: String) throws(Problem) -> Int64? {
    var contacts: Set<Int64> = []
    for (id, isPersonal) in try observations(with: [email]).flatMap(\.standing) where isPersonal {
      if let contact = try found(id)?.contact { contacts.insert(contact) }
    }
    return contacts.count == 1 ? contacts.first : nil
  }

  /// The observations that belong to a contact, or belonged to it last and belong to nobody now.
  private func observations(of contact: Int64) throws(Problem) -> Set<Int64> {
    var ids: [Int64] = [contact]
    let alias = try connection.prepare("SELECT DISTINCT old FROM alias WHERE kind = 1 AND new = ?")
    var position = 0
    while position < ids.count {
      alias.bind(1, ids[position])
      while try alias.step() { if !ids.contains(alias.integer(0)) { ids.append(alias.integer(0)) } }
      alias.reset()
      position += 1
    }
    let members = try connection.prepare(
      """
      SELECT m.observation FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.contact = :contact AND o.raw IS NOT NULL AND (m.closed IS NULL AND m.contact = :current
        OR m.closed IS NOT NULL
        AND m.opened = (SELECT MAX(l.opened) FROM membership l WHERE l.observation = m.observation AND l.contact IS NOT NULL))
      """)
    var found: Set<Int64> = []
    for id in ids {
      try members.bind("contact", id)
      try members.bind("current", contact)
      while try members.step() { found.insert(members.integer(0)) }
      members.reset()
    }
    return found
  }

  /// The observations in which addresses stand: as the person's, or only as the company's.
  ///
  /// The rules write an address in lower case. Raw texts are asked as well, for of several people in one cell the rules
  /// keep no address.
  private func observations(
    with emails: [String]
  ) throws(Problem) -> [(email: String, standing: [(id: Int64, isPersonal: Bool)])] {
    var found = emails.map { (email: $0, standing: [(id: Int64, isPersonal: Bool)]()) }
    guard !emails.isEmpty else { return found }
    let any = emails.indices.map { index in
      "instr(coalesce(normal, raw), ?\(index + 1)) > 0 OR instr(lower(raw), ?\(index + 1)) > 0"
    }.joined(separator: " OR ")
    let query = try connection.prepare("SELECT id, raw, normal FROM observation WHERE raw IS NOT NULL AND (\(any))")
    for (index, email) in emails.enumerated() { query.bind(Int32(index + 1), email) }
    while try query.step() {
      let id = try query.integer("id")
      let rows = try [PackedFields.values(query.bytes("raw")), PackedFields.values(query.bytes("normal"))]
      for index in found.indices {
        func stands(_ field: Field) -> Bool {
          rows.contains { $0[field.rawValue].trimmedSpaces.lowercased() == emails[index] }
        }
        if stands(.personEmail) {
          found[index].standing.append((id, true))
        } else if stands(.companyEmail) {
          found[index].standing.append((id, false))
        }
      }
    }
    return found
  }

  /// Current observations of other contacts that a stored pair links with these, or whose contact has one of the names.
  private func neighbours(of ids: Set<Int64>, contact: Int64?, names: [String]) throws(Problem) -> Set<Int64> {
    var found: Set<Int64> = []
    let pairs = try connection.prepare(
      """
      SELECT b FROM pair WHERE kind = 1 AND a = ?1 AND closed IS NULL
      UNION SELECT a FROM pair WHERE kind = 1 AND b = ?1 AND closed IS NULL
      """)
    for id in ids.sorted() {
      pairs.bind(1, id)
      while try pairs.step() { found.insert(pairs.integer(0)) }
      pairs.reset()
    }
    // Names have no index: all contacts are gone through once, and memberships asked for those that are found.
    let named = names.filter { !$0.isEmpty }
    let marks = named.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let namesakes = try connection.prepare(
      "SELECT id FROM contact NOT INDEXED WHERE closed IS NULL AND name IN (\(marks))")
    for (index, name) in named.enumerated() { namesakes.bind(Int32(index + 1), name) }
    let members = try connection.prepare("SELECT observation FROM membership WHERE contact = ? AND closed IS NULL")
    while try namesakes.step() {
      guard namesakes.integer(0) != contact else { continue }
      members.bind(1, namesakes.integer(0))
      while try members.step() { found.insert(members.integer(0)) }
      members.reset()
    }
    return found
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
