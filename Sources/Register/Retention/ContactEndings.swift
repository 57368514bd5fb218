import Records
import SQLite

/// Records of other sources that go with a contact whose customer relationship has ended, where the contract says that it
/// takes the whole contact: they are blocked from the run on in which that was read.
enum ContactEndings {
  /// SQL over `contact_ending e`: whether it stands, in a run `:run` or for one who reads; runs that were undone do not count.
  static let stands = """
    EXISTS(SELECT 1 FROM run r WHERE r.id = e.opened AND (r.state = 'committed' OR r.id = :run))
      AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = e.opened AND (u.state = 'committed' OR u.id = :run))
      AND (e.closed IS NULL
        OR EXISTS(SELECT 1 FROM run u WHERE u.undoes = e.closed AND (u.state = 'committed' OR u.id = :run)))
    """

  /// The keys all of whose observations are blocked.
  static func keys(_ connection: Connection, including run: Int64?) throws(Problem) -> Set<Int64> {
    let query = try connection.prepare("SELECT DISTINCT e.key FROM contact_ending e WHERE \(stands)")
    try query.bind("run", run ?? -1)
    var keys: Set<Int64> = []
    while try query.step() { keys.insert(query.integer(0)) }
    return keys
  }
}

extension RetentionStore {
  /// A record that goes with its contact: the run since which, and its observations that have values.
  public struct Companion: Sendable {
    /// The key, its source and the run.
    public let key: Int64, source: String, since: Int64
    /// The observations.
    public fileprivate(set) var observations: [Int64]
  }

  /// The records that go with their contacts, by key.
  public func companions() throws(Problem) -> [Companion] {
    let query = try connection.prepare(
      """
      SELECT e.key, s.name AS source, MIN(e.opened) AS since, o.id FROM contact_ending e
      JOIN key k ON k.id = e.key JOIN source s ON s.id = k.source
      JOIN observation o ON o.key = e.key AND o.expired IS NULL
      WHERE \(ContactEndings.stands) GROUP BY e.key, o.id ORDER BY e.key, o.id
      """)
    try query.bind("run", run ?? -1)
    var companions: [Companion] = []
    while try query.step() {
      let (key, observation) = try (query.integer("key"), query.integer("id"))
      if companions.last?.key == key {
        companions[companions.count - 1].observations.append(observation)
      } else {
        try companions.append(
          Companion(
            key: key, source: query.string("source"), since: query.integer("since"), observations: [observation]))
      }
    }
    return companions
  }
}

extension RetentionWriter {
  /// Blocks, before contacts are made anew, what other sources say of those contacts from which a record's relationship
  /// has ended since, or of one of the sources `gone` is gone; a contact that is a customer by another record is left
  /// alone. Returns whether there was any.
  public func endContacts(gone: [String]) throws(Problem) -> Bool {
    guard try connection.integer("SELECT 1 FROM membership LIMIT 1") != nil else { return false }
    let ended = try endedMembers(gone)
    let places = ended.map(\.description).joined(separator: ", ")
    // Who else is in their contacts, as these are until now.
    let others = """
      SELECT DISTINCT o.key AS ending, p.key AS other FROM observation o
      JOIN membership m ON m.observation = o.id AND m.closed IS NULL
      JOIN membership n ON n.contact = m.contact AND n.closed IS NULL JOIN observation p ON p.id = n.observation
      WHERE o.key IN (\(places)) AND p.key NOT IN (\(places))
      """
    let standing = try KeyStanding.standing(of: "SELECT other FROM (\(others))", connection, including: run)
    let query = try connection.prepare(
      """
      SELECT ending, other, EXISTS(SELECT 1 FROM key k JOIN source_run sr ON sr.source = k.source
        WHERE k.id = other AND ', ' || sr.purpose || ',' LIKE '%, customer register,%') AS is_customer FROM (\(others)) ORDER BY ending, other
      """)
    var contacts: [(ending: Int64, others: [Int64], isCustomer: Bool)] = []
    while try query.step() {
      let (ending, other) = try (query.integer("ending"), query.integer("other"))
      if contacts.last?.ending != ending { contacts.append((ending, [], false)) }
      contacts[contacts.count - 1].others.append(other)
      if try query.flag("is_customer"), standing[other] == .active { contacts[contacts.count - 1].isCustomer = true }
    }
    let insert = try connection.prepare(
      "INSERT OR IGNORE INTO contact_ending(key, ending, opened) VALUES(:key, :ending, :opened)")
    let going = contacts.filter { !$0.isCustomer }
    for contact in going {
      for other in contact.others {
        try insert.bind("key", other)
        try insert.bind("ending", contact.ending)
        try insert.bind("opened", run)
        try insert.run()
      }
    }
    return !going.isEmpty
  }

  /// The keys whose relationship has ended though they still belong to a contact: since the contacts were last made.
  private func endedMembers(_ gone: [String]) throws(Problem) -> [Int64] {
    let belongs = """
      EXISTS(SELECT 1 FROM observation x JOIN membership m ON m.observation = x.id AND m.closed IS NULL
        WHERE x.key = o.key AND m.contact IS NOT NULL)
      """
    let said = """
      SELECT o.key FROM observation o
      WHERE o.relationship = \(Relationship.ended.rawValue) AND o.expired IS NULL AND \(belongs)
      """
    var ended = try KeyStanding.standing(of: said, connection, including: run).filter { $0.value == .ended }.map(\.key)
    let missing = "SELECT o.key FROM observation o WHERE o.withdrawn = \(run) AND \(belongs)"
    let standing = try KeyStanding.standing(of: missing, connection, including: run)
    let query = try connection.prepare(
      """
      SELECT k.id, s.name AS source FROM key k JOIN source s ON s.id = k.source WHERE k.id IN (\(missing))
      """)
    while try query.step() {
      let (key, source) = try (query.integer("id"), query.string("source"))
      if standing[key] == nil, gone.contains(source) { ended.append(key) }
    }
    return ended.sorted()
  }

  /// Lets the records go on that went with one whose relationship goes on again; with `all` every one, since the contract
  /// takes no whole contacts any more. Returns whether there was any.
  public func reopenContacts(all: Bool) throws(Problem) -> Bool {
    let standing = try KeyStanding.standing(of: "SELECT ending FROM contact_ending", connection, including: run)
    let query = try connection.prepare(
      """
      SELECT e.key, e.opened, e.ending FROM contact_ending e
      WHERE \(ContactEndings.stands) AND EXISTS(SELECT 1 FROM observation o WHERE o.key = e.key AND o.expired IS NULL)
      """)
    try query.bind("run", run)
    var over: [(key: Int64, opened: Int64)] = []
    while try query.step() {
      let ending = try query.integer("ending")
      if all || standing[ending] == .active {
        try over.append((query.integer("key"), query.integer("opened")))
      }
    }
    let close = try connection.prepare(
      "UPDATE contact_ending SET closed = :closed WHERE key = :key AND opened = :opened")
    for one in over {
      try close.bind("closed", run)
      try close.bind("key", one.key)
      try close.bind("opened", one.opened)
      try close.run()
    }
    return !over.isEmpty
  }

  /// Whether any record ever went with its contact.
  public func hasContactEndings() throws(Problem) -> Bool {
    try connection.integer("SELECT 1 FROM contact_ending LIMIT 1") != nil
  }
}
