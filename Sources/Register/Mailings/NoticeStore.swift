import Records
import SQLite

/// Who was told where their data came from (Article 14), and who is still to be told.
public struct NoticeStore {
  /// A contact that is to be told.
  public struct Due: Sendable {
    /// The contact, and the sources of which they were not told, by name.
    public let contact: Int64, sources: [String]
    /// When the first of these had them, and when the first mailing went to them: seconds since 1970.
    public let obtained: Int64, mailed: Int64?

    /// A contact that is to be told.
    public init(contact: Int64, sources: [String], obtained: Int64, mailed: Int64?) {
      (self.contact, self.sources, self.obtained, self.mailed) = (contact, sources, obtained, mailed)
    }
  }

  /// A notice that was given to a contact.
  public struct Given: Sendable {
    /// The contact, and the source of which they were told.
    public let contact: Int64, source: String
    /// On which day (seconds since 1970), and in which export, to which recipient.
    public let given: Int64, export: Int64?, recipient: String?
  }

  private let connection: Connection

  /// The notices of a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// The contacts that are to be told, by ID: any of their current records is of a source that did not tell them itself, and
  /// no notice was given of that record.
  public func due() throws(Problem) -> [Due] {
    var names: [Int64: String] = [:]
    let sources = try connection.prepare("SELECT id, name FROM source")
    while try sources.step() { names[try sources.integer("id")] = try sources.string("name") }
    // A list that tells them is no mailing before it: where it went, they were told by it.
    let mailings = try connection.prepare(
      """
      SELECT m.contact, MIN(e.made) AS made FROM export_member m JOIN export e ON e.id = m.export
      WHERE e.id NOT IN (\(Queries.list(try carrying().map(\.id)))) GROUP BY m.contact
      """)
    var mailed: [Int64: Int64] = [:]
    while try mailings.step() { mailed[try mailings.integer("contact")] = try mailings.integer("made") }
    let query = try connection.prepare(
      """
      SELECT m.contact, k.source, MIN(r.started) AS obtained FROM membership m
      JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN run r ON r.id = k.run
      WHERE m.closed IS NULL AND m.contact IS NOT NULL AND k.source NOT IN (\(Queries.list(try tellers())))
        AND NOT EXISTS(SELECT 1 FROM notice n WHERE n.key = k.id)
      GROUP BY m.contact, k.source ORDER BY m.contact, k.source
      """)
    var due: [Due] = []
    while try query.step() {
      let (contact, obtained) = try (query.integer("contact"), query.integer("obtained"))
      let name = names[try query.integer("source")] ?? ""
      let last = due.last?.contact == contact ? due.removeLast() : nil
      due.append(
        Due(
          contact: contact, sources: ((last?.sources ?? []) + [name]).sorted(),
          obtained: min(last?.obtained ?? .max, obtained), mailed: mailed[contact]))
    }
    return due
  }

  /// The sources that have their records from the persons themselves and told them on a day: as they were last read.
  private func tellers() throws(Problem) -> [Int64] {
    let query = try connection.prepare(
      """
      SELECT s.id FROM source s JOIN source_run sr ON sr.source = s.id AND sr.run = (
        SELECT MAX(x.run) FROM source_run x JOIN run r ON r.id = x.run
        WHERE x.source = s.id AND x.outcome <> 'held' AND r.state = 'committed')
      WHERE sr.collected_from LIKE 'person ____-__-__' ORDER BY s.id
      """)
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }

  /// The notices of those who are contacts now, by contact, source and day.
  public func given() throws(Problem) -> [Given] {
    let query = try connection.prepare(
      """
      SELECT DISTINCT m.contact, s.name AS source, n.given, n.export, e.recipient FROM notice n JOIN key k ON k.id = n.key
      JOIN source s ON s.id = k.source JOIN observation o ON o.key = k.id
      JOIN membership m ON m.observation = o.id AND m.closed IS NULL LEFT JOIN export e ON e.id = n.export
      WHERE m.contact IS NOT NULL ORDER BY m.contact, s.name, n.given, n.export
      """)
    var notices: [Given] = []
    while try query.step() {
      try notices.append(
        Given(
          contact: query.integer("contact"), source: query.string("source"), given: query.integer("given"),
          export: query.optionalInteger("export"), recipient: query.optionalString("recipient")))
    }
    return notices
  }

  /// The newest export of a list, by its SHA-256, and whom it carried; nil for none that was made here.
  public func export(list: [UInt8]) throws(Problem) -> (entry: ExportStore.Entry, members: [Int64])? {
    let query = try connection.prepare("SELECT id FROM export WHERE list = :list ORDER BY id DESC LIMIT 1")
    try query.bind("list", blob: list)
    guard try query.step() else { return nil }
    let id = query.integer(0)
    guard let entry = try ExportStore(connection).entries().first(where: { $0.id == id }) else { return nil }
    return (entry, try members(of: id))
  }

  /// The newest list with the notice that carried each contact, under the ID that it had then.
  public func lists(carrying contacts: [Int64]) throws(Problem) -> [(export: ExportStore.Entry, contacts: [Int64])] {
    let queries = Queries(RegisterFile(sharing: connection))
    var former: [Int64: Int64] = [:]
    for contact in contacts {
      for id in try [contact] + queries.formerIDs(.person, of: contact) { former[id] = contact }
    }
    var (told, lists): (Set<Int64>, [(export: ExportStore.Entry, contacts: [Int64])]) = ([], [])
    for export in try carrying().reversed() {
      let members = try members(of: export.id).filter { id in former[id].map { !told.contains($0) } == true }
      if members.isEmpty { continue }
      told.formUnion(members.compactMap { former[$0] })
      lists.append((export, members))
    }
    return lists
  }

  /// The lists with the notice of which nobody has said that they were sent, the oldest first, with whom they carried.
  public func awaiting() throws(Problem) -> [(export: ExportStore.Entry, contacts: [Int64])] {
    let query = try connection.prepare("SELECT DISTINCT export FROM notice WHERE export IS NOT NULL")
    var given: Set<Int64> = []
    while try query.step() { given.insert(query.integer(0)) }
    return try carrying().filter { !given.contains($0.id) }.map { export throws(Problem) in
      (export, try members(of: export.id))
    }
  }

  /// The lists that tell their persons where their data came from, the oldest first.
  private func carrying() throws(Problem) -> [ExportStore.Entry] {
    try ExportStore(connection).entries().filter(\.carriesNotice)
  }

  private func members(of export: Int64) throws(Problem) -> [Int64] {
    let rows = try connection.prepare("SELECT contact FROM export_member WHERE export = :export ORDER BY contact")
    try rows.bind("export", export)
    var members: [Int64] = []
    while try rows.step() { members.append(rows.integer(0)) }
    return members
  }

  /// Notes that contacts were told of all their records on a day (seconds since 1970), by an export if it was one: of the
  /// records that they rested on after run `last`, whatever has become of the contacts since. Returns how many records it is
  /// noted of.
  public func add(
    _ contacts: [Int64], given: Int64, export: Int64?, upTo last: Int64, run: Int64
  ) throws(Problem) -> Int {
    let insert = try connection.prepare(
      """
      INSERT OR IGNORE INTO notice(key, run, given, export) SELECT DISTINCT o.key, :run, :given, :export FROM membership m
      JOIN observation o ON o.id = m.observation
      WHERE m.contact = :contact AND m.opened <= :last AND (m.closed IS NULL OR m.closed > :last)
        AND NOT EXISTS(SELECT 1 FROM notice n WHERE n.key = o.key)
      """)
    for contact in contacts {
      try insert.bind("run", run)
      try insert.bind("given", given)
      try insert.bind("export", export)
      try insert.bind("contact", contact)
      try insert.bind("last", last)
      try insert.run()
    }
    return Int(try connection.integer("SELECT COUNT(*) FROM notice WHERE run = \(run)") ?? 0)
  }
}
